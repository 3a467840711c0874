"""``pyodide-cache repair``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options, source_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, warn_problem, write_json

if TYPE_CHECKING:
    from pyodide_cache.inventory.inventory import Entry


@click.command("repair")
@source_options
@click.option("--dry-run", is_flag=True, help="Only show what would be fetched.")
@shared_options
def repair_command(dry_run: bool, as_json: bool) -> None:
    """Fetch the right bytes for damaged and altered files.

    Files that were never read are verified first. The right bytes are proven before they replace
    the wrong ones, which are kept in a folder of the cache directory, the quarantine. A repair
    that fails changes nothing. A damaged file of a layer gets its right bytes above the layer.
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.inventory.quarantine import QUARANTINE
    from pyodide_cache.verify.repair import RepairReport

    cancel = Cancel()
    cache = common().open_cache()
    entries: list[Entry] = []
    for plan_to_read in cache.plan_verify_layers(cancel=cancel):
        events = cache.run(plan_to_read, cancel=cancel)
        entries += show_progress(events, cancel, verbose=common().verbose, lines=False).entries
    if cancel.is_set:
        warn("Cancelled. Nothing was repaired; what was read is remembered.")
        sys.exit(EXIT_FAILED)
    plan = cache.plan_repair(entries, cancel=cancel)
    if dry_run:
        report = RepairReport((), plan.hopeless, 0)
    else:
        report = show_progress(cache.run(plan, cancel=cancel), cancel, verbose=common().verbose)
    if as_json:
        write_json(
            {
                "cache_dir": str(cache.directory),
                "dry_run": dry_run,
                "to_repair": [item.file_name for item in plan.items] if dry_run else [],
                "repaired": [
                    {"file_name": item.file_name, "sha256": item.sha256, "source": item.origin}
                    for item in report.repaired
                ],
                "failed": [
                    {"file_name": failure.requirement, **problem_json(failure.problem)} for failure in report.failed
                ],
                "bytes_fetched": report.bytes_fetched,
            }
        )
    elif dry_run:
        for item in plan.items:
            say(f"{item.file_name}: would be fetched from {item.origin}")
        for failure in plan.hopeless:
            warn_problem(failure.requirement, failure.problem)
        say(f"{len(plan.items)} files to repair, {len(plan.hopeless)} without a source. Nothing was touched.")
    elif not plan.items and not plan.hopeless:
        say(f"Nothing to repair: no damaged or altered files in {cache.directory}.")
    else:
        say(
            f"{len(report.repaired)} files repaired ({human_size(report.bytes_fetched)} fetched), "
            f"{len(report.failed)} failed, in {cache.directory}"
        )
        if report.repaired:
            say(f"The wrong bytes are kept in {cache.directory / QUARANTINE}")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)
