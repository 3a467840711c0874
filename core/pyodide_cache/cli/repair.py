"""``pyodide-cache repair``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.confirm import confirm, dry_run_option
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options, source_options
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.inventory.inventory import Entry


@command("repair")
@click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("cached"))
@click.option("--differs", is_flag=True, help="Also replace sound files that differ from the published ones.")
@source_options
@dry_run_option
@shared_options
def repair_command(names: tuple[str, ...], differs: bool, dry_run: bool, as_json: bool) -> None:
    """Download damaged files again, or the damaged and differing ones of these packages or file names.

    Files without a known hash are verified first. Wrong files are replaced only after the right
    bytes were downloaded and verified, and move to the quarantine, a folder in the cache directory.
    If a file cannot be repaired, it is not changed. A wrong file in a layer is not changed either:
    the right one goes into the cache directory, which takes precedence.

    \b
    pyodide-cache repair --dry-run
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.quantities import size_text
    from pyodide_cache.cli.output import failed_json, plural, say, warn, warn_failures, write_json
    from pyodide_cache.cli.progress import carry_out
    from pyodide_cache.inventory.quarantine import QUARANTINE
    from pyodide_cache.verify.repair import RepairReport

    cancel = Cancel()
    cache = common().open_cache()
    entries: list[Entry] = []
    for plan_to_verify in cache.plan_verify_layers(cancel=cancel):
        entries += carry_out(cache, plan_to_verify, cancel=cancel, lines=False).entries
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
    warn_failures(plan.failures)

    def data(report: RepairReport) -> dict[str, object]:
        return {
            "cache_dir": str(cache.directory),
            "dry_run": dry_run,
            "to_repair": [item.file_name for item in plan.items] if dry_run else [],
            "repaired": [
                {
                    "path": str(cache.directory / item.file_name),
                    "file_name": item.file_name,
                    "sha256": item.sha256,
                    "source": item.origin,
                }
                for item in report.repaired
            ],
            "failed": failed_json("file_name", report.failed),
            "bytes_fetched": report.bytes_fetched,
        }

    if not plan.items and not plan.failures and not as_json:
        say(f"Nothing to repair: no damaged files in {cache.directory}.")
        return
    if not confirm(
        f"download {plural(len(plan.items), 'file')} again",
        data=data(RepairReport((), plan.failures, 0)),
        dry_run=dry_run,
        as_json=as_json,
        columns=[("File", "left"), ("From", "left")] if plan.items else (),
        rows=[(item.file_name, item.origin) for item in plan.items],
    ):
        sys.exit(EXIT_FAILED if plan.failures else 0)
    report = carry_out(cache, plan)
    if as_json:
        write_json(data(report))
    else:
        say(
            f"{plural(len(report.repaired), 'file')} repaired ({size_text(report.bytes_fetched)} downloaded), "
            f"{len(report.failed)} failed, in {cache.directory}"
        )
        if report.repaired:
            say(f"The wrong files are in {cache.directory / QUARANTINE}")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)
