"""Summaries of warm-ups and of the search for releases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import failed_text, files_text, size_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.warm_up.warm_up import WarmUpReport

_tr = translator("warm_up_summaries")


def warm_up_summary(report: WarmUpReport) -> list[str]:
    """Return how many files were cached before and are now, and how much was downloaded."""
    parts = [_tr("{files} cached already").format(files=files_text(len(report.cached)))] if report.cached else []
    size = size_text(report.bytes_fetched)
    if report.fetched or not report.failed:
        text = _tr("{files} fetched, {size} downloaded")
        parts.append(text.format(files=files_text(len(report.fetched)), size=size))
    return [*parts, *failed_text(len(report.failed))]


def releases_summary(versions: Sequence[str]) -> list[str]:
    """Return the newer releases that were found."""
    if not versions:
        return [_tr("There are no newer releases")]
    return [_tr("Found: {versions}").format(versions=", ".join(versions))]
