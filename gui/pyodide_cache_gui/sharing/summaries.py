"""Summaries of the jobs about the store, layers and snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache_gui.widgets.format import amount_text, amounts, counted, failed_text, files_text, size_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.sharing.adopt import AdoptReport
    from pyodide_cache.sharing.build import SnapshotReport
    from pyodide_cache.sharing.compress import CompressReport
    from pyodide_cache.sharing.gc import GcReport
    from pyodide_cache.sharing.layers import LayerComparison
    from pyodide_cache.sharing.store_check import StoreCheck
    from pyodide_cache.team.check import BytesCheck
    from pyodide_cache.team.gc import TeamGcReport
    from pyodide_cache.team.push import PushReport
    from pyodide_cache.warm_up.plan import WarmUpReport

_tr = translator("sharing_summaries")


def adopt_summary(report: AdoptReport) -> list[str]:
    """Return what adopting did."""
    parts = [
        amount_text(_tr("{files} added to the store"), len(report.added)),
        amount_text(_tr("{files} shared"), len(report.shared)),
    ]
    if report.bytes_saved:
        text = _tr("{size} saved") if report.bytes_saved > 0 else _tr("{size} more needed")
        parts.append(text.format(size=size_text(abs(report.bytes_saved))))
    return [*parts, *failed_text(len(report.failed))]


def gc_summary(report: GcReport) -> list[str]:
    """Return what a garbage collection removed."""
    return [
        amount_text(_tr("{files} deleted, {size}"), len(report.removed), report.bytes_freed),
        *amounts((_tr("{files} in use again"), report.in_use)),
        *failed_text(len(report.failed)),
    ]


def compress_summary(report: CompressReport) -> list[str]:
    """Return what a compression or an expansion did."""
    before, after = size_text(report.bytes_before), size_text(report.bytes_after)
    text = _tr("{files} converted, {before} became {after}")
    done = text.format(files=files_text(report.done), before=before, after=after)
    return [done, *amounts((_tr("{files} unchanged"), report.unchanged)), *failed_text(len(report.failed))]


def check_summary(report: StoreCheck) -> list[str]:
    """Return what the verification of a store found."""
    return [
        amount_text(_tr("{files} intact, {size}"), report.intact, report.bytes),
        *amounts((_tr("{files} damaged"), len(report.damaged)), (_tr("{files} repaired"), len(report.repaired))),
        *failed_text(len(report.failed)),
    ]


def snapshot_summary(report: SnapshotReport) -> list[str]:
    """Return what was built."""
    if report.unchanged:
        return [_tr("Nothing new; the current snapshot is kept")]
    if report.folder is None:
        return [] if report.cancelled else [_tr("The current snapshot was not replaced")]
    parts = [f"{files_text(report.files)}, {size_text(report.bytes)}"]
    if report.bytes_fetched:
        parts.append(_tr("{size} downloaded").format(size=size_text(report.bytes_fetched)))
    if report.left_out:
        parts.append(_tr("{n} did not fit").format(n=len(report.left_out)))
    return [*parts, *failed_text(len(report.failed))]


def comparison_summary(report: LayerComparison) -> list[str]:
    """Return how many files were hashed."""
    return [amount_text(_tr("{files} hashed"), report.files)]


def push_summary(report: PushReport) -> list[str]:
    """Return what was pushed."""
    failed = failed_text(len(report.failed))
    if report.in_channel is None:
        return [_tr("The channel was not changed"), *failed]
    parts = [amount_text(_tr("{files} uploaded, {size}"), len(report.uploaded), report.bytes_uploaded)]
    if report.deltas:
        one, many = _tr("{n} delta to earlier versions"), _tr("{n} deltas to earlier versions")
        parts.append(f"{counted(len(report.deltas), one, many)}, {size_text(sum(report.deltas))}")
    return [*parts, amount_text(_tr("the channel has {files}"), report.in_channel), *failed]


def pull_summary(report: WarmUpReport) -> list[str]:
    """Return what was pulled."""
    parts = [amount_text(_tr("{files} fetched, {size}"), len(report.fetched), report.bytes_fetched)]
    if report.bytes_saved:
        parts.append(_tr("{size} saved by deltas").format(size=size_text(report.bytes_saved)))
    return [*parts, *failed_text(len(report.failed))]


def team_gc_summary(report: TeamGcReport) -> list[str]:
    """Return what a cleanup of a team cache deleted."""
    deleted = amount_text(_tr("{files} deleted, {size}"), report.removed, report.bytes_freed)
    return [deleted, *failed_text(len(report.failed))]


def bytes_summary(report: BytesCheck) -> list[str]:
    """Return what a verification of a team cache found."""
    found = (_tr("{files} damaged"), len(report.damaged))
    return [amount_text(_tr("{files} intact"), report.intact), *amounts(found), *failed_text(len(report.failed))]
