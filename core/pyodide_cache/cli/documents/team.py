"""The JSON of `team`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Time
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import FailedChannel, FailedKey, FailedRequirement
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.check import AbilityCheck
from pyodide_cache.team.status import ChannelStatus, Reader


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
