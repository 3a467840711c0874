"""``pyodide-cache undo``."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.clean_up.trash_log import UndoReport
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, fail_if, shared_options
from pyodide_cache.cli.output import answer, failed_files, file_names, warn
from pyodide_cache.cli.plans import carry_out, confirm, consent_options

if TYPE_CHECKING:
    from pyodide_cache.clean_up.trash_log import UndoPlan
    from pyodide_cache.cli.documents import clean_up as documents


@command("undo")
@consent_options
@shared_options
def undo_command() -> None:
    """Restore what the last cleanup of the cache directory moved to the trash.

    Files get back their contents, names and times; existing files are not replaced. Run it again to undo the
    cleanup before. On a terminal it asks; elsewhere only if files were deleted permanently since.

    pyodide-cache undo --dry-run
    """
    cache = common().open_cache()
    plan = cache.plan_undo()
    amount = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    since = ", before files were deleted permanently" if plan.is_older else ""
    confirm(
        f"restore {amount} of the cleanup {human_age(time.time() - plan.when)} ago{since}",
        _document(plan, UndoReport(plan.items, (), plan.bytes)),
        asks=plan.is_older or sys.stdin.isatty(),
        columns=["File", ">Size"],
        rows=((item.file_name, size_text(item.size)) for item in plan.items),
    )
    report = carry_out(cache, plan, silent=True)
    amount = f"{plural(len(report.restored), 'file')} ({size_text(report.bytes)})"
    answer(_document(plan, report), f"Restored {amount} to {cache.directory}.")
    if report.cancelled:
        warn("Canceled. Run it again to restore the rest.")
    fail_if(report.failed or report.cancelled)


def _document(plan: UndoPlan, report: UndoReport) -> documents.UndoDocument:
    return {
        "cache_dir": plan.directory,
        "dry_run": common().dry_run,
        "restored": file_names(report.restored),
        "in_place": report.in_place,
        "failed": failed_files(report.failed),
        "bytes": report.bytes,
    }
