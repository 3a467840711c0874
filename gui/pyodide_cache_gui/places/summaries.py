"""The summary of a removal of cross-build environments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import counted, failed_text, size_text, versions_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.places.removal import RemovalReport

_tr = translator("places_summaries")


def removal_summary(report: RemovalReport) -> list[str]:
    """Return how many versions and roots were removed."""
    parts = []
    if report.removed or not report.roots:
        versions, size = versions_text(len(report.removed)), size_text(report.bytes)
        parts.append(_tr("{versions} removed, {size}").format(versions=versions, size=size))
    if report.roots:
        parts.append(counted(len(report.roots), _tr("{n} root removed"), _tr("{n} roots removed")))
    return [*parts, *failed_text(len(report.failed))]
