"""``pyodide-cache repair``."""

from __future__ import annotations

import sys

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options, source_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, warn_problem, write_json
from pyodide_cache.cli.verify import verify


@click.command("repair")
@source_options
@click.option("--dry-run", is_flag=True, help="Only show what would be fetched.")
@shared_options
def repair_command(
    distribution: str | None,
    places: tuple[str, ...],
    pyodide: str | None,
    source: str,
    index_url: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Fetch the right bytes for damaged and altered files.

    Files that nobody read yet are verified first. The right bytes are proven before they replace
    the wrong ones, which are kept in a folder of the cache directory, the quarantine. A repair
    that fails changes nothing. A damaged file of a layer gets its right bytes above the layer.
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.inventory.quarantine import QUARANTINE
    from pyodide_cache.verify.repair import RepairReport, plan_repair, run_repair
    from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
    from pyodide_cache.warm_up.sources import open_sources

    ledger = common().ledger()
    inventory = common().inventory(ledger)
    cancel = Cancel()
    with open_sources(
        SourceOptions(distribution, places, pyodide, SourceMode(source), index_url), inventory
    ) as sources:
        entries = [*verify(inventory, ledger, cancel=cancel).entries]
        seen = set(inventory.by_name)
        for layer in inventory.layers:
            # What lies above a damaged file of a layer answers for it already.
            entries += [
                entry for entry in verify(layer, ledger, cancel=cancel).entries if entry.file_name not in seen
            ]
            seen.update(layer.by_name)
        if cancel.is_set:
            warn("Cancelled. Nothing was repaired; what was read is remembered.")
            sys.exit(EXIT_FAILED)
        plan = plan_repair(inventory.directory, entries, sources, cancel=cancel)
        if dry_run:
            report = RepairReport((), plan.hopeless, 0)
        else:
            events = run_repair(plan, sources, ledger=ledger, cancel=cancel)
            done = show_progress(events, cancel, verbose=common().verbose)
            assert isinstance(done, RepairReport)
            report = done
    if as_json:
        write_json(
            {
                "cache_dir": str(inventory.directory),
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
        say(f"Nothing to repair: no damaged or altered files in {inventory.directory}.")
    else:
        say(
            f"{len(report.repaired)} files repaired ({human_size(report.bytes_fetched)} fetched), "
            f"{len(report.failed)} failed, in {inventory.directory}"
        )
        if report.repaired:
            say(f"The wrong bytes are kept in {inventory.directory / QUARANTINE}")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)
