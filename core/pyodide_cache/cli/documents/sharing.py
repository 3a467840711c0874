"""The JSON of `store`, `layer`, `snapshot` and `team`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NotRequired, TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Release, Sha256, Time
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import (
    FailedChannel,
    FailedFile,
    FailedKey,
    FailedPath,
    FailedRequirement,
    Layer,
)
from pyodide_cache.files.links import Link
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.settings.teams import Team
from pyodide_cache.settings.usage import UsageCount
from pyodide_cache.sharing.snapshots import Snapshot
from pyodide_cache.sharing.store_state import MemberState
from pyodide_cache.team.check import AbilityCheck
from pyodide_cache.team.status import ChannelStatus, Reader


class StoreAdoptDocument(TypedDict):
    cache_dir: Path
    store: Path
    link: Link
    to_add: Sequence[str]
    to_share: Sequence[str]
    ready: int
    refused: Iterable[FailedFile]
    bytes_saved: int
    added: NotRequired[Sequence[str]]
    shared: NotRequired[Sequence[str]]
    failed: NotRequired[Iterable[FailedFile]]


class StoreGcDocument(TypedDict):
    store: Path
    to_remove: Sequence[Sha256]
    removed: Sequence[Sha256]
    used: int
    recent: int
    bytes_freed: Bytes
    failed: Iterable[FailedPath]


class DamagedBlob(TypedDict):
    sha256: Sha256
    files: Sequence[Path]
    repaired: bool


class StoreVerifyDocument(TypedDict):
    store: Path
    intact: int
    bytes: Bytes
    damaged: Iterable[DamagedBlob]
    failed: Iterable[FailedPath]


class StoreDocument(TypedDict):
    store: Path
    exists: bool
    totals: Totals
    compressed: Totals
    bytes_expanded: Bytes
    members: Iterable[MemberState]


class StoreForgetDocument(TypedDict):
    store: Path
    forgotten: Path


class StoreCompressDocument(TypedDict):
    store: Path
    files: Sequence[Sha256]
    bytes: Bytes
    bytes_estimated: Bytes | None
    used: int
    recent: int
    shared: int
    already: int
    by_file_system: bool
    failed: Iterable[FailedPath]
    done: NotRequired[int]
    unchanged: NotRequired[int]
    bytes_before: NotRequired[Bytes]
    bytes_after: NotRequired[Bytes]


class LayersDocument(TypedDict):
    cache_dir: Path
    layers: Sequence[Path]
    notes: NotRequired[Iterable[Problem]]


class LayerListDocument(TypedDict):
    cache_dir: Path
    layers: Iterable[Layer]
    notes: Iterable[Problem]


class SnippetDocument(TypedDict):
    pyodide: Release
    layer: Path | None
    code: str


class SnapshotPlanDocument(TypedDict):
    folder: Path
    pyodide: Release | None
    wanted: Sequence[str]
    failed: Iterable[FailedRequirement]
    files: int
    bytes: Bytes
    bytes_to_fetch: Bytes


class SnapshotDocument(TypedDict):
    folder: Path
    snapshot: Path | None
    unchanged: bool
    pyodide: Release | None
    packages: Sequence[str]
    left_out: Iterable[FailedRequirement]
    failed: Iterable[FailedRequirement]
    files: int
    bytes: Bytes
    bytes_fetched: Bytes


class SnapshotsDocument(TypedDict):
    folder: Path
    snapshots: Iterable[Snapshot]
    current: dict[str, Any]


class WantedDocument(TypedDict):
    pyodide: Release
    wanted: Iterable[UsageCount]


class ListedTeam(TypedDict):
    team: Team
    pulled: Time | None
    pushed: Time | None


class TeamDocument(TypedDict):
    team: Team


class TeamsDocument(TypedDict):
    teams: Iterable[ListedTeam]


class TeamRemovedDocument(TypedDict):
    removed: str


class TeamKeyDocument(TypedDict):
    file: Path
    created: bool
    public: str


class TeamCheckDocument(TypedDict):
    checks: Iterable[AbilityCheck]
    intact: NotRequired[int]
    damaged: NotRequired[Sequence[str]]
    failed: NotRequired[Iterable[FailedKey]]


class TeamStatusDocument(TypedDict):
    team: Team
    channels: Iterable[ChannelStatus]
    problems: Iterable[FailedChannel]
    readers: Iterable[Reader]
    files: int | None
    bytes: Bytes | None


class ChannelHead(TypedDict):
    team: str
    channel: str


class TeamPushPlanDocument(ChannelHead):
    to_upload: Sequence[str]
    present: Sequence[str]
    leaving: Sequence[str]
    bytes_to_upload: Bytes
    failed: Iterable[FailedRequirement]


class TeamPushDocument(ChannelHead):
    uploaded: Sequence[str]
    present: int
    failed: Iterable[FailedRequirement]
    bytes_uploaded: Bytes
    deltas: int
    delta_bytes: Bytes
    in_channel: int | None
    signed: str | None


class PullHead(ChannelHead):
    cache_dir: Path
    cached: Sequence[str]
    others: int
    notes: Iterable[Problem]


class TeamPullPlanDocument(PullHead):
    to_fetch: Sequence[str]
    bytes_to_fetch: Bytes
    failed: Iterable[FailedRequirement]


class TeamPullDocument(PullHead):
    fetched: Sequence[str]
    bytes_fetched: Bytes
    bytes_saved: Bytes
    failed: Iterable[FailedRequirement]
    lock_file: Path | None


class TeamChannelDocument(ChannelHead):
    removed: bool


class TeamGcDocument(TypedDict):
    team: str
    files: Sequence[str]
    manifests: int
    deltas: int
    bytes: Bytes
    used: int
    recent: int
    removed: int
    bytes_freed: Bytes
    failed: Iterable[FailedKey]
