"""Summaries of verifications and repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.widgets.format import amount_text, counted, failed_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.verify.repair import RepairReport
    from pyodide_cache.verify.verify import VerifyReport

_tr = translator("verify_summaries")


def verify_summary(report: VerifyReport) -> list[str]:
    """Return how many files were hashed, unless all were hashed before, and their statuses."""
    statuses = [_status_text(count, status) for status, count in report.counts.items()]
    if statuses and not report.read:
        return statuses
    return [amount_text(_tr("{files} hashed"), report.read), *statuses]


def quarantine_summary(files: int) -> list[str]:
    """Return how many files were deleted from the quarantine."""
    return [amount_text(_tr("{files} deleted"), files)]


def repair_summary(report: RepairReport) -> list[str]:
    """Return how many files were repaired."""
    repaired = amount_text(_tr("{files} repaired"), len(report.repaired))
    return [repaired, *failed_text(len(report.failed))]


def _status_text(count: int, status: Status) -> str:
    one, many = {
        Status.VERIFIED: (_tr("1 verified"), _tr("{n} verified")),
        Status.NOT_VERIFIED: (_tr("1 not verified"), _tr("{n} not verified")),
        Status.DIFFERS: (_tr("1 differs"), _tr("{n} differ")),
        Status.DAMAGED: (_tr("1 damaged"), _tr("{n} damaged")),
    }[status]
    return counted(count, one, many)
