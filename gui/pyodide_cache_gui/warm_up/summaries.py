"""Summaries of warm-ups and of the search for releases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import amount_text, amounts, failed_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.warm_up.warm_up import WarmUpReport

_tr = translator("warm_up_summaries")


def warm_up_summary(report: WarmUpReport) -> list[str]:
    """Return how many files were cached before and are now, and how much was downloaded."""
    parts = amounts((_tr("{files} cached already"), len(report.cached)))
    if report.fetched or not report.failed:
        # Without a download, the files are copies of others on this computer.
        text = _tr("{files} fetched, {size} downloaded") if report.bytes_fetched else _tr("{files} fetched")
        parts.append(amount_text(text, len(report.fetched), report.bytes_fetched))
    return [*parts, *failed_text(len(report.failed))]


def releases_summary(versions: Sequence[str]) -> list[str]:
    """Return the newer releases that were found."""
    if not versions:
        return [_tr("There are no newer releases")]
    return [_tr("Found: {versions}").format(versions=", ".join(versions))]
