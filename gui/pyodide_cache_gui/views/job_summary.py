"""How a job ended, in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from pyodide_cache.actions.export import ExportReport
from pyodide_cache.actions.pack.report import PackReport
from pyodide_cache.actions.pack.run import Recording
from pyodide_cache.actions.prune import PruneReport
from pyodide_cache.actions.repair import RepairReport
from pyodide_cache.actions.undo import UndoReport
from pyodide_cache.actions.verify import VerifyReport
from pyodide_cache.actions.warm_up import WarmUpReport
from pyodide_cache_gui.format import files_text, size_text, status_word
from pyodide_cache_gui.jobs import Outcome
from pyodide_cache_gui.pack_words import total_text
from pyodide_cache_gui.tasks import NewReleases, RowsSaved


def summary(report: object, outcome: Outcome, failed: int) -> str:
    """Return what a job did.

    Args:
        report: what the job told last, if anything.
        outcome: how it ended.
        failed: how many of its items failed, planning included.

    """
    if outcome.fault:
        return _tr("Failed by a defect of this app: {error}").format(error=outcome.fault)
    if say := _REPORTS.get(type(report)):
        parts = say(report)
        if isinstance(report, WarmUpReport) and failed:
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


def _undo(report: UndoReport) -> list[str]:
    files, size = files_text(len(report.restored)), size_text(report.bytes)
    parts = [_tr("{files} brought back, {size}").format(files=files, size=size)]
    return parts + ([_tr("{n} not brought back").format(n=len(report.failed))] if report.failed else [])


def _export(report: ExportReport) -> list[str]:
    if report.target is None:
        return [_tr("Cancelled") if report.cancelled else _tr("Nothing was exported")]
    return [_tr("{files} exported to {target}").format(files=files_text(len(report.packages)), target=report.target)]


def _recording(report: Recording) -> list[str]:
    if report.trace is None:
        return [_tr("Cancelled") if report.cancelled else _tr("Nothing was watched")]
    return [_tr("Watched; {files} were opened").format(files=files_text(len(report.trace.opened)))]


def _pack(report: PackReport) -> list[str]:
    if report.target is None:
        return [_tr("Cancelled") if report.cancelled else _tr("There is no pack")]
    return [_tr("Packed and proven: {path}").format(path=report.target), total_text(report.total)]


def _new_releases(report: NewReleases) -> list[str]:
    if report.versions:
        return [_tr("Found: {versions}").format(versions=", ".join(report.versions))]
    return [_tr("There is none")]


def _rows_saved(report: RowsSaved) -> list[str]:
    return [_tr("{files} listed in {path}").format(files=files_text(report.files), path=report.path)]


_REPORTS: dict[type, Callable[[Any], list[str]]] = {
    WarmUpReport: _warm_up,
    VerifyReport: _verify,
    RepairReport: _repair,
    PruneReport: _prune,
    UndoReport: _undo,
    ExportReport: _export,
    Recording: _recording,
    PackReport: _pack,
    NewReleases: _new_releases,
    RowsSaved: _rows_saved,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("job_summary", text)
