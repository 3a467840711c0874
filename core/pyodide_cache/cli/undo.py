"""``pyodide-cache undo``."""

from __future__ import annotations

import sys
import time

from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.cli.confirm import confirm, consent_options
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, fail_if, shared_options
from pyodide_cache.cli.output import answer, failed_json, warn


@command("undo")
@consent_options
@shared_options
def undo_command() -> None:
    """Restore what the last cleanup of the cache directory moved to the trash.

    Files get back their contents, names and times; existing files are not replaced. Run it again to undo the
    cleanup before. On a terminal it asks; elsewhere only if files were deleted permanently since.

    pyodide-cache undo --dry-run
    """
    from pyodide_cache.cli.progress import carry_out

    cache = common().open_cache()
    plan = cache.plan_undo()
    amount = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    since = ", before files were deleted permanently" if plan.is_older else ""
    if not confirm(
        f"restore {amount} of the cleanup {human_age(time.time() - plan.when)} ago{since}",
        {"cache_dir": cache.directory, "restored": [item.file_name for item in plan.items]},
        asks=plan.is_older or sys.stdin.isatty(),
        columns=["File", ">Size"],
        rows=((item.file_name, size_text(item.size)) for item in plan.items),
    ):
        return
    report = carry_out(cache, plan, silent=True)
    answer(
        {
            "cache_dir": cache.directory,
            "dry_run": False,
            "restored": [item.file_name for item in report.restored],
            "in_place": report.in_place,
            "failed": failed_json("file_name", report.failed),
            "bytes": report.bytes,
        },
        f"Restored {plural(len(report.restored), 'file')} ({size_text(report.bytes)}) to {cache.directory}.",
    )
    if report.cancelled:
        warn("Canceled. Run it again to restore the rest.")
    fail_if(report.failed or report.cancelled)
