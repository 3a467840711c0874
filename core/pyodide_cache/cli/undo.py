"""``pyodide-cache undo``."""

from __future__ import annotations

import sys
import time

import click

from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options
from pyodide_cache.cli.output import (
    human_age,
    human_size,
    problem_json,
    say,
    warn,
    write_json,
    write_table,
)


@click.command("undo")
@click.option("--dry-run", is_flag=True, help="Only show what would come back.")
@shared_options
def undo_command(dry_run: bool, as_json: bool) -> None:
    """Bring back what the last clean-up of the cache directory moved to the trash.

    Files come back with their bytes, names and times; nothing that lies there now is replaced.
    Clean-ups before the last one can be undone by calling it again.
    """
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cli.progress import show_failures

    cache = common().open_cache()
    directory = cache.directory
    removal = cache.plan_undo()
    if dry_run:
        if as_json:
            write_json(
                {"cache_dir": str(directory), "dry_run": True, "restored": [i.file_name for i in removal.items]}
            )
            return
        write_table(
            [("File", "left"), ("Size", "right")], ((item.file_name, human_size(item.size)) for item in removal.items)
        )
        age = human_age(time.time() - removal.when)
        say(f"Would bring back {len(removal.items)} files, {human_size(removal.bytes)}, removed {age} ago.")
        return
    cancel = Cancel()
    report = show_failures(cache.run(removal, cancel=cancel), cancel, str(directory))
    if as_json:
        write_json(
            {
                "cache_dir": str(directory),
                "dry_run": False,
                "restored": [item.file_name for item in report.restored],
                "failed": [{"file_name": name, **problem_json(problem)} for name, problem in report.failed],
                "bytes": report.bytes,
            }
        )
    else:
        say(f"Brought back {len(report.restored)} files, {human_size(report.bytes)}, to {directory}.")
    if report.cancelled:
        warn("Cancelled. The same command brings back the rest.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)
