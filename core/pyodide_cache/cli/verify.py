"""``pyodide-cache verify``."""

from __future__ import annotations

import sys

import click

from pyodide_cache.base.events import Cancel
from pyodide_cache.cli.options import EXIT_FAILED, common, pyodide_option, shared_options
from pyodide_cache.cli.output import human_size, problem_json, say, warn, write_json, write_table
from pyodide_cache.inventory.inventory import Status

#: What a person should look at; the rest is as it should be.
_REMARKABLE = (Status.DAMAGED, Status.ALTERED, Status.UNKNOWN, Status.UNVERIFIED)


@click.command("verify")
@click.option("--full", is_flag=True, help="Read every file, also those that have not changed since the last time.")
@pyodide_option
@shared_options
def verify_command(full: bool, as_json: bool) -> None:
    """Hash every file, and say whose bytes they are; exit with 1 when any are wrong.

    It needs no network: the lock files of the official releases are part of this program. What
    was read once and has not changed is not read again; a verification that was stopped goes on
    where it was.
    """
    from pyodide_cache.cli.progress import show_progress

    cancel = Cancel()
    cache = common().open_cache()
    plan = cache.plan_verify(full=full, cancel=cancel)
    report = show_progress(cache.run(plan, cancel=cancel), cancel, verbose=common().verbose, lines=False)
    if as_json:
        write_json(
            {
                "cache_dir": str(cache.directory),
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
