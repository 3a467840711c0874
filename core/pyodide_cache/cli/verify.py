"""``pyodide-cache verify``."""

from __future__ import annotations

import sys
from typing import Any

import click

from pyodide_cache.base.events import Cancel
from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, write_json, write_table
from pyodide_cache.inventory.inventory import Inventory, Status
from pyodide_cache.inventory.ledger import Ledger

#: What a person should look at; the rest is as it should be.
_REMARKABLE = (Status.DAMAGED, Status.ALTERED, Status.UNKNOWN, Status.UNVERIFIED)


@click.command("verify")
@click.option("--full", is_flag=True, help="Read every file, also those that have not changed since the last time.")
@click.option("--pyodide", metavar="VERSION", help='Call official bytes of other releases only "other release".')
@shared_options
def verify_command(full: bool, pyodide: str | None, as_json: bool) -> None:
    """Hash every file, and say whose bytes they are; exit with 1 when any are wrong.

    It needs no network: the lock files of the official releases are part of this program. What
    was read once and has not changed is not read again; a verification that was stopped goes on
    where it was.
    """
    from pyodide_cache.settings.releases import shipped_lock

    if pyodide:
        pyodide = pyodide.removeprefix("v")
        shipped_lock(pyodide)  # one that is not known is said to be so
    ledger = common().ledger()
    inventory = common().inventory(ledger)
    report = verify(inventory, ledger, full=full, release=pyodide)
    if as_json:
        write_json(
            {
                "cache_dir": str(inventory.directory),
                "entries": [
                    {
                        "file_name": entry.file_name,
                        "status": str(entry.status),
                        "provenance": list(entry.provenance),
                        "sha256": entry.sha256,
                        "size": entry.size,
                    }
                    for entry in report.entries
                ],
                "failed": [{"file_name": name, **problem_json(problem)} for name, problem in report.failed],
                "totals": {str(status): count for status, count in report.counts.items()},
                "read": report.read,
            }
        )
    else:
        rows = [entry for entry in report.entries if entry.status in _REMARKABLE or common().verbose]
        if rows:
            columns = [("File", "left"), ("Size", "right"), ("Status", "left"), ("Published by", "left")]
            write_table(
                columns,
                (
                    (entry.file_name, human_size(entry.size), str(entry.status), ", ".join(entry.provenance[:4]))
                    for entry in rows
                ),
            )
        counts = ", ".join(f"{count} {status}" for status, count in report.counts.items())
        say(f"{len(report.entries)} files, {report.read} read now: {counts or 'nothing to verify'}.")
        if report.bad:
            say("Mend them with: pyodide-cache repair")
    if report.cancelled:
        warn("Cancelled. What was read is remembered; the same command reads the rest.")
    if report.bad or report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)


def verify(
    inventory: Inventory,
    ledger: Ledger,
    *,
    full: bool = False,
    release: str | None = None,
    cancel: Cancel | None = None,
) -> Any:
    """Verify with progress on standard error, and return the `VerifyReport`; Ctrl+C sets ``cancel``."""
    from pyodide_cache.cli.progress import show_progress
    from pyodide_cache.verify.verify import VerifyReport, plan_verify, run_verify

    cancel = cancel or Cancel()
    plan = plan_verify(inventory, full=full)
    events = run_verify(plan, ledger=ledger, release=release, cancel=cancel)
    report = show_progress(events, cancel, verbose=common().verbose, lines=False)
    assert isinstance(report, VerifyReport)
    return report
