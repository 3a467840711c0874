"""``pyodide-cache undo``."""

from __future__ import annotations

import sys
import time

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, consent_options
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXIT_FAILED, common, shared_options
from pyodide_cache.cli.output import failed_json, human_age, plural, say, warn, write_json


@command("undo")
@consent_options
@shared_options
def undo_command(dry_run: bool, yes: bool, as_json: bool) -> None:
    """Restore what the last cleanup of the cache directory moved to the trash.

    Files get back their contents, names and times; existing files are not replaced. Run it again to undo the
    cleanup before. On a terminal it asks; elsewhere only if files were deleted permanently since.

    \b
    pyodide-cache undo --dry-run
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    directory = str(cache.directory)
    plan = cache.plan_undo()
    amount = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    since = ", before files were deleted permanently" if plan.is_older else ""
    if not confirm(
        f"restore {amount} of the cleanup {human_age(time.time() - plan.when)} ago{since}",
        data={"cache_dir": directory, "restored": [item.file_name for item in plan.items]},
        dry_run=dry_run,
        yes=yes or not (plan.is_older or sys.stdin.isatty()),
        as_json=as_json,
        columns=[("File", "left"), ("Size", "right")],
        rows=((item.file_name, size_text(item.size)) for item in plan.items),
    ):
        return
    report = carry_out(cache, plan, silent=True)
    if as_json:
        write_json(
            {
                "cache_dir": directory,
                "dry_run": False,
                "restored": [item.file_name for item in report.restored],
                "failed": failed_json("file_name", report.failed),
                "bytes": report.bytes,
            }
        )
    else:
        say(f"Restored {plural(len(report.restored), 'file')} ({size_text(report.bytes)}) to {directory}.")
    if report.cancelled:
        warn("Canceled. Run it again to restore the rest.")
    if report.failed or report.cancelled:
        sys.exit(EXIT_FAILED)
