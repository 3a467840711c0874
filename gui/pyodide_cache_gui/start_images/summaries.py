"""What a job that makes a start image did, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pyodide_cache_gui.widgets.format import failed_text, seconds_text, size_text

if TYPE_CHECKING:
    from pyodide_cache.start_images.plan import StartImageReport


def image_summary(report: StartImageReport) -> list[str]:
    """Return what was made."""
    if not report.image:
        return failed_text(len(report.failures))
    size, seconds = size_text(report.image.size), seconds_text(report.image.milliseconds)
    return [
        QCoreApplication.translate("start_images", "{size}, starts in {seconds}").format(size=size, seconds=seconds)
    ]
