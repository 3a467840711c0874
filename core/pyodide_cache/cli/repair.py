"""``pyodide-cache repair``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, fail_if, shared_options, source_options
from pyodide_cache.cli.output import answer, failed_files, file_names, say, warn
from pyodide_cache.cli.plans import carry_out, confirm, dry_run_option
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.cli.documents import verify as documents
    from pyodide_cache.inventory.inventory import Entry
    from pyodide_cache.verify.repair import RepairPlan, RepairReport

_NEXT = "To delete them: pyodide-cache quarantine empty"


@command("repair")
@click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("cached"))
@click.option("--differs", is_flag=True, help="Also replace sound files that differ from the published ones.")
@source_options
@dry_run_option
@shared_options
def repair_command(names: tuple[str, ...], differs: bool) -> None:
    """Download damaged files again, or the damaged and differing ones of these packages or file names.

    Files without a known hash are verified first. Wrong files are replaced only after the right
    bytes were downloaded and verified, and move to the quarantine, a folder in the cache directory.
    If a file cannot be repaired, it is not changed. A wrong file in a layer is not changed either:
    the right one goes into the cache directory, which takes precedence.

    pyodide-cache repair --dry-run
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.inventory.quarantine import QUARANTINE
    from pyodide_cache.verify.repair import RepairReport

    cancel = Cancel()
    cache = common().open_cache()
    entries: list[Entry] = []
    unread: list[tuple[str, Problem]] = []
    for plan_to_verify in cache.plan_verify_layers(cancel=cancel):
        verified = carry_out(cache, plan_to_verify, cancel=cancel, lines=False)
        entries += verified.entries
        unread += verified.failed
    if cancel.is_set:
        warn("Canceled. Nothing was repaired; the same command continues with the files that were not read yet.")
        sys.exit(EXIT_FAILED)
    if names:
        found = {name: cache.find(name) for name in names}
        if missing := [name for name in names if not found[name]]:
            raise cache.inventory().no_such_entry(*missing)
        wanted = {entry.file_name for group in found.values() for entry in group}
        entries = [entry for entry in entries if entry.file_name in wanted]
    plan = cache.plan_repair(entries, differing=differs or bool(names), cancel=cancel)
    if not plan.items and not plan.failures and not common().as_json:
        say(f"Nothing to repair: no damaged files in {cache.directory}.")
        fail_if(unread)
        return
    confirm(
        f"download {plural(len(plan.items), 'file')} again",
        _document(plan, RepairReport((), plan.failures, 0), unread),
        columns=["File", "From"],
        rows=[(item.file_name, item.origin) for item in plan.items],
        failed=(*plan.failures, *(unread if common().dry_run else ())),
    )
    report = carry_out(cache, plan)
    answer(
        _document(plan, report, unread),
        f"{plural(len(report.repaired), 'file')} repaired ({size_text(report.bytes_fetched)} downloaded), "
        f"{len(report.failed)} failed, in {cache.directory}",
        *([f"The wrong files are in {cache.directory / QUARANTINE}. {_NEXT}"] if report.repaired else ()),
    )
    fail_if(unread or report.failed or report.cancelled)


def _document(
    plan: RepairPlan, report: RepairReport, unread: Sequence[tuple[str, Problem]]
) -> documents.RepairDocument:
    dry_run = common().dry_run
    return {
        "cache_dir": plan.directory,
        "dry_run": dry_run,
        "to_repair": file_names(plan.items) if dry_run else [],
        "repaired": (
            {
                "path": plan.directory / item.file_name,
                "file_name": item.file_name,
                "sha256": item.sha256,
                "source": item.origin,
            }
            for item in report.repaired
        ),
        "failed": failed_files((*unread, *report.failed)),
        "bytes_fetched": report.bytes_fetched,
    }
