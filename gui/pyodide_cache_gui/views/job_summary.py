"""How a job ended, in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pyodide_cache_gui.format import files_text, size_text, status_word, versions_text
from pyodide_cache_gui.jobs import Outcome
from pyodide_cache_gui.tasks import NewReleases, RowsSaved

if TYPE_CHECKING:
    from pyodide_cache.actions.export import ExportReport
    from pyodide_cache.actions.prune import PruneReport
    from pyodide_cache.actions.repair import RepairReport
    from pyodide_cache.actions.undo import UndoReport
    from pyodide_cache.actions.verify import VerifyReport
    from pyodide_cache.actions.warm_up import WarmUpReport
    from pyodide_cache.actions.xbuildenvs import RemovalReport


def summary(report: object, outcome: Outcome, failed: int) -> str:
    """Return what a job did.

    Args:
        report: what the job told last, if anything.
        outcome: how it ended.
        failed: how many of its items failed, planning included.

    """
    if outcome.fault:
        return _tr("Failed by a defect of this app: {error}").format(error=outcome.fault)
    if say := _REPORTS.get(type(report).__name__):
        parts = say(report)
        if say is _warm_up and failed:
            parts.append(_tr("{n} failed").format(n=failed))
        if getattr(report, "cancelled", False) and parts[0] != _tr("Cancelled"):
            parts.insert(0, _tr("Cancelled"))
        return " · ".join(parts)
    if outcome.cancelled:
        return _tr("Cancelled")
    return _tr("Failed") if outcome.problem else _tr("Done")


def _warm_up(report: WarmUpReport) -> list[str]:
    parts = [_tr("{n} cached already").format(n=len(report.cached))] if report.cached else []
    size = size_text(report.bytes_fetched)
    parts.append(_tr("{files} fetched, {size}").format(files=files_text(len(report.fetched)), size=size))
    return parts


def _verify(report: VerifyReport) -> list[str]:
    parts = [_tr("{files} read").format(files=files_text(report.read))]
    return parts + [f"{count} {status_word(status)}" for status, count in report.counts.items()]


def _repair(report: RepairReport) -> list[str]:
    parts = [_tr("{files} repaired").format(files=files_text(len(report.repaired)))]
    return parts + ([_tr("{n} failed").format(n=len(report.failed))] if report.failed else [])


def _prune(report: PruneReport) -> list[str]:
    files, size = files_text(len(report.removed)), size_text(report.bytes)
    parts = [_tr("{files} removed, {size}").format(files=files, size=size)]
    return parts + ([_tr("{n} left alone").format(n=len(report.failed))] if report.failed else [])


def _remove_roots(report: RemovalReport) -> list[str]:
    parts = []
    if report.removed or not report.roots:
        versions, size = versions_text(len(report.removed)), size_text(report.bytes)
        parts.append(_tr("{versions} removed, {size}").format(versions=versions, size=size))
    if report.roots:
        count = len(report.roots)
        parts.append(_tr("1 root removed") if count == 1 else _tr("{n} roots removed").format(n=count))
    return parts + ([_tr("{n} left alone").format(n=len(report.failed))] if report.failed else [])


def _undo(report: UndoReport) -> list[str]:
    files, size = files_text(len(report.restored)), size_text(report.bytes)
    parts = [_tr("{files} brought back, {size}").format(files=files, size=size)]
    return parts + ([_tr("{n} not brought back").format(n=len(report.failed))] if report.failed else [])


def _export(report: ExportReport) -> list[str]:
    if report.target is None:
        return [_tr("Cancelled") if report.cancelled else _tr("Nothing was exported")]
    return [_tr("{files} exported to {target}").format(files=files_text(len(report.packages)), target=report.target)]


def _new_releases(report: NewReleases) -> list[str]:
    if report.versions:
        return [_tr("Found: {versions}").format(versions=", ".join(report.versions))]
    return [_tr("There is none")]


def _rows_saved(report: RowsSaved) -> list[str]:
    return [_tr("{files} listed in {path}").format(files=files_text(report.files), path=report.path)]


#: By the names of the reports: their modules are not imported before a job has one.
_REPORTS: dict[str, Callable[[Any], list[str]]] = {
    "WarmUpReport": _warm_up,
    "VerifyReport": _verify,
    "RepairReport": _repair,
    "PruneReport": _prune,
    "RemovalReport": _remove_roots,
    "UndoReport": _undo,
    "ExportReport": _export,
    "NewReleases": _new_releases,
    "RowsSaved": _rows_saved,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("job_summary", text)
