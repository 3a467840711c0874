"""Summaries of the jobs about the store, layers and snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import counted, failed_text, files_text, size_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.sharing.adopt import AdoptReport
    from pyodide_cache.sharing.build import SnapshotReport
    from pyodide_cache.sharing.compress import CompressReport
    from pyodide_cache.sharing.gc import GcReport
    from pyodide_cache.sharing.layers import LayerComparison
    from pyodide_cache.sharing.store_check import StoreCheck
    from pyodide_cache.team.gc import TeamGcReport
    from pyodide_cache.team.push import PushReport
    from pyodide_cache.warm_up.warm_up import WarmUpReport

_tr = translator("sharing_summaries")


def adopt_summary(report: AdoptReport) -> list[str]:
    """Return what adopting did."""
    added, shared = files_text(len(report.added)), files_text(len(report.shared))
    parts = [_tr("{files} added to the store").format(files=added), _tr("{files} shared").format(files=shared)]
    if report.bytes_saved:
        text = _tr("{size} saved") if report.bytes_saved > 0 else _tr("{size} more needed")
        parts.append(text.format(size=size_text(abs(report.bytes_saved))))
    return [*parts, *failed_text(len(report.failed))]


def gc_summary(report: GcReport) -> list[str]:
    """Return what a garbage collection removed."""
    files, size = files_text(len(report.removed)), size_text(report.bytes_freed)
    parts = [_tr("{files} deleted, {size}").format(files=files, size=size)]
    if report.in_use:
        parts.append(_tr("{files} in use again").format(files=files_text(report.in_use)))
    return [*parts, *failed_text(len(report.failed))]


def compress_summary(report: CompressReport) -> list[str]:
    """Return what a compression or an expansion did."""
    before, after = size_text(report.bytes_before), size_text(report.bytes_after)
    files = files_text(report.done)
    parts = [_tr("{files} converted, {before} became {after}").format(files=files, before=before, after=after)]
    if report.unchanged:
        parts.append(_tr("{files} unchanged").format(files=files_text(report.unchanged)))
    return [*parts, *failed_text(len(report.failed))]


def check_summary(report: StoreCheck) -> list[str]:
    """Return what the verification of a store found."""
    parts = [_tr("{files} intact, {size}").format(files=files_text(report.intact), size=size_text(report.bytes))]
    if report.damaged:
        parts.append(_tr("{files} damaged").format(files=files_text(len(report.damaged))))
    if report.repaired:
        parts.append(_tr("{files} repaired").format(files=files_text(len(report.repaired))))
    return [*parts, *failed_text(len(report.failed))]


def snapshot_summary(report: SnapshotReport) -> list[str]:
    """Return what was built."""
    if report.unchanged:
        return [_tr("Nothing new; the current snapshot is kept")]
    if report.folder is None:
        return [] if report.cancelled else [_tr("The current snapshot was not replaced")]
    size, fetched = size_text(report.bytes), size_text(report.bytes_fetched)
    text = _tr("{files}, {size}, of which {fetched} were downloaded")
    parts = [text.format(files=files_text(report.files), size=size, fetched=fetched)]
    if report.left_out:
        parts.append(_tr("{n} did not fit").format(n=len(report.left_out)))
    return [*parts, *failed_text(len(report.failed))]


def comparison_summary(report: LayerComparison) -> list[str]:
    """Return how many files were hashed."""
    return [_tr("{files} hashed").format(files=files_text(report.files))]


def push_summary(report: PushReport) -> list[str]:
    """Return what was pushed."""
    if report.in_channel is None:
        return [_tr("The channel was not changed"), *failed_text(len(report.failed))]
    files, size = files_text(len(report.uploaded)), size_text(report.bytes_uploaded)
    parts = [_tr("{files} uploaded, {size}").format(files=files, size=size)]
    if report.deltas:
        deltas = counted(
            len(report.deltas), _tr("{n} delta to earlier versions"), _tr("{n} deltas to earlier versions")
        )
        parts.append(f"{deltas}, {size_text(sum(report.deltas))}")
    parts.append(_tr("the channel has {files}").format(files=files_text(report.in_channel)))
    return [*parts, *failed_text(len(report.failed))]


def pull_summary(report: WarmUpReport) -> list[str]:
    """Return what was pulled."""
    files, size = files_text(len(report.fetched)), size_text(report.bytes_fetched)
    parts = [_tr("{files} fetched, {size}").format(files=files, size=size)]
    if report.bytes_saved:
        parts.append(_tr("{size} saved by deltas").format(size=size_text(report.bytes_saved)))
    return [*parts, *failed_text(len(report.failed))]


def team_gc_summary(report: TeamGcReport) -> list[str]:
    """Return what a cleanup of a team cache deleted."""
    files, size = files_text(report.removed), size_text(report.bytes_freed)
    return [_tr("{files} deleted, {size}").format(files=files, size=size), *failed_text(len(report.failed))]
