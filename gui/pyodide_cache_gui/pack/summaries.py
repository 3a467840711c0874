"""Summaries of recordings and packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import files_text, less_text, size_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.pack.recording import Recording
    from pyodide_cache.pack.report import PackReport

_tr = translator("pack_summaries")


def recording_summary(report: Recording) -> list[str]:
    """Return how many files the app opened."""
    if report.trace is None:
        return [] if report.cancelled else [_tr("The app was not recorded")]
    return [_tr("Recorded: {files} opened").format(files=files_text(len(report.trace.opened)))]


def pack_summary(report: PackReport) -> list[str]:
    """Return where the pack is, and how much smaller it is."""
    if report.target is None:
        return [] if report.cancelled else [_tr("No pack was made")]
    total = report.total
    before, after = size_text(total.before.bytes), size_text(total.after.bytes)
    sizes = _tr("{before} → {after}, {less}").format(before=before, after=after, less=less_text(total.reduction))
    return [_tr("Packed and tested: {path}").format(path=report.target), sizes]
