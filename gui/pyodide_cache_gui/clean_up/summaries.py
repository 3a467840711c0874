"""Summaries of cleanups and of their undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import failed_text, files_text, size_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.clean_up.prune import PruneReport
    from pyodide_cache.clean_up.trash_log import UndoReport

_tr = translator("clean_up_summaries")


def prune_summary(report: PruneReport) -> list[str]:
    """Return what was removed."""
    files, size = files_text(len(report.removed)), size_text(report.bytes)
    return [_tr("{files} removed, {size}").format(files=files, size=size), *failed_text(len(report.failed))]


def undo_summary(report: UndoReport) -> list[str]:
    """Return what was restored."""
    files, size = files_text(len(report.restored)), size_text(report.bytes)
    lines = [_tr("{files} restored, {size}").format(files=files, size=size)]
    if report.in_place:
        lines.append(_tr("in place already: {files}").format(files=files_text(len(report.in_place))))
    return [*lines, *failed_text(len(report.failed))]
