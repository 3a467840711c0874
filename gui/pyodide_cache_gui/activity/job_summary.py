"""How a job ended, in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pyodide_cache_gui.session.hub import Outcome
from pyodide_cache_gui.session.tasks import NewReleases, RowsSaved
from pyodide_cache_gui.widgets.format import files_text, less_text, say, size_text, status_word, versions_text

if TYPE_CHECKING:
    from pyodide_cache.clean_up.prune import PruneReport
    from pyodide_cache.clean_up.trash_log import UndoReport
    from pyodide_cache.export.plan import ExportReport
    from pyodide_cache.pack.recording import Recording
    from pyodide_cache.pack.report import PackReport
    from pyodide_cache.places.removal import RemovalReport
    from pyodide_cache.sharing.adopt import AdoptReport
    from pyodide_cache.sharing.build import SnapshotReport
    from pyodide_cache.sharing.gc import GcReport
    from pyodide_cache.sharing.layers import LayerComparison
    from pyodide_cache.sharing.store_check import StoreCheck
    from pyodide_cache.verify.repair import RepairReport
    from pyodide_cache.verify.verify import VerifyReport
    from pyodide_cache.warm_up.warm_up import WarmUpReport


def failure_text(outcome: Outcome) -> str:
    """Return why a job failed; empty when it did not."""
    reason = say(outcome.problem) if outcome.problem else outcome.fault
    return f"⚠ {reason}" if reason else ""


def summary(report: object, outcome: Outcome, failed: int) -> str:
    """Return what a job did.

    Args:
        report: what the job told last, if anything.
        outcome: how it ended.
        failed: how many of its items failed, planning included.

    """
    if outcome.fault:
        return _tr("Failed by a defect of this app: {error}").format(error=outcome.fault)
    if text_of := _REPORTS.get(type(report).__name__):
        parts = text_of(report)
        if text_of is _warm_up and failed:
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


def _recording(report: Recording) -> list[str]:
    if report.trace is None:
        return [_tr("Cancelled") if report.cancelled else _tr("Nothing was watched")]
    return [_tr("Watched; {files} were opened").format(files=files_text(len(report.trace.opened)))]


def _pack(report: PackReport) -> list[str]:
    if report.target is None:
        return [_tr("Cancelled") if report.cancelled else _tr("There is no pack")]
    total = report.total
    before, after = size_text(total.before.bytes), size_text(total.after.bytes)
    sizes = _tr("{before} → {after}, {less}").format(before=before, after=after, less=less_text(total.reduction))
    return [_tr("Packed and proven: {path}").format(path=report.target), sizes]


def _new_releases(report: NewReleases) -> list[str]:
    if report.versions:
        return [_tr("Found: {versions}").format(versions=", ".join(report.versions))]
    return [_tr("There is none")]


def _rows_saved(report: RowsSaved) -> list[str]:
    return [_tr("{files} listed in {path}").format(files=files_text(report.files), path=report.path)]


def _adopt(report: AdoptReport) -> list[str]:
    added, shared = files_text(len(report.added)), files_text(len(report.shared))
    parts = [_tr("{added} into the store, {shared} shared").format(added=added, shared=shared)]
    if report.bytes_saved:
        text = _tr("{size} saved") if report.bytes_saved > 0 else _tr("{size} more needed")
        parts.append(text.format(size=size_text(abs(report.bytes_saved))))
    return parts + ([_tr("{n} left alone").format(n=len(report.failed))] if report.failed else [])


def _gc(report: GcReport) -> list[str]:
    files, size = files_text(len(report.removed)), size_text(report.bytes_freed)
    parts = [_tr("{files} removed, {size}").format(files=files, size=size)]
    if report.kept:
        parts.append(_tr("{n} came into use").format(n=report.kept))
    return parts + ([_tr("{n} failed").format(n=len(report.failed))] if report.failed else [])


def _store_check(report: StoreCheck) -> list[str]:
    parts = [_tr("{files} right, {size}").format(files=files_text(report.right), size=size_text(report.bytes))]
    if report.wrong:
        parts.append(_tr("{n} with wrong bytes").format(n=len(report.wrong)))
    if report.repaired:
        parts.append(_tr("{n} repaired").format(n=len(report.repaired)))
    return parts + ([_tr("{n} failed").format(n=len(report.failed))] if report.failed else [])


def _snapshot(report: SnapshotReport) -> list[str]:
    if report.folder is None:
        return [_tr("Cancelled") if report.cancelled else _tr("Nothing was switched in; the one before stays")]
    size, fetched = size_text(report.bytes), size_text(report.bytes_fetched)
    text = _tr("{files}, {size}, of these {fetched} fetched")
    parts = [text.format(files=files_text(report.files), size=size, fetched=fetched)]
    if report.left_out:
        parts.append(_tr("{n} did not fit").format(n=len(report.left_out)))
    return parts + ([_tr("{n} failed").format(n=len(report.failed))] if report.failed else [])


def _layer_comparison(report: LayerComparison) -> list[str]:
    return [_tr("{files} read").format(files=files_text(report.files))]


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
    "AdoptReport": _adopt,
    "GcReport": _gc,
    "StoreCheck": _store_check,
    "SnapshotReport": _snapshot,
    "LayerComparison": _layer_comparison,
    "Recording": _recording,
    "PackReport": _pack,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("job_summary", text)
