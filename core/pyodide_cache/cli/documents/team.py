"""The JSON of `team`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, Failed, Path, Problem, Time


class Team(TypedDict):
    name: str
    url: str
    endpoint: str | None
    region: str | None
    account: str | None
    anonymous: bool
    trusted: list[str]
    reader: str | None


class ListedTeam(Team):
    pulled: Time | None
    pushed: Time | None


class TeamDocument(TypedDict):
    team: Team


class TeamsDocument(TypedDict):
    teams: list[ListedTeam]


class TeamRemovedDocument(TypedDict):
    removed: str


class TeamKeyDocument(TypedDict):
    file: Path
    created: bool
    public: str


class TeamCheck(TypedDict):
    check: str
    problem: Problem | None


class TeamCheckDocument(TypedDict):
    checks: list[TeamCheck]
    good: NotRequired[int]
    wrong: NotRequired[list[str]]


class FailedChannel(Problem):
    channel: str


class Channel(TypedDict):
    name: str
    files: int
    bytes: Bytes
    runtimes: dict[str, int]
    from_index: int
    signed: int
    modified: Time | None


class TeamReader(TypedDict):
    name: str
    channel: str
    pulled: Time | None


class TeamStatusDocument(TypedDict):
    team: Team
    channels: list[Channel]
    problems: list[FailedChannel]
    readers: list[TeamReader]
    files: int | None
    bytes: Bytes | None


class TeamPushDocument(TypedDict):
    team: str
    channel: str
    dry_run: NotRequired[bool]
    present: list[str] | int
    failed: list[Failed]
    to_upload: NotRequired[list[str]]
    bytes_to_upload: NotRequired[Bytes]
    uploaded: NotRequired[list[str]]
    bytes_uploaded: NotRequired[Bytes]
    deltas: NotRequired[int]
    delta_bytes: NotRequired[Bytes]
    in_channel: NotRequired[int | None]
    signed: NotRequired[str | None]


class TeamPullDocument(TypedDict):
    team: str
    channel: str
    cache_dir: Path
    dry_run: NotRequired[bool]
    cached: list[str]
    others: int
    failed: list[Failed]
    notes: list[Problem]
    to_fetch: NotRequired[list[str]]
    bytes_to_fetch: NotRequired[Bytes]
    fetched: NotRequired[list[str]]
    bytes_fetched: NotRequired[Bytes]
    bytes_saved: NotRequired[Bytes]
    lock_file: NotRequired[Path | None]


class FailedKey(Problem):
    key: str


class TeamGcDocument(TypedDict):
    team: str
    dry_run: NotRequired[bool]
    files: list[str]
    manifests: int
    deltas: int
    bytes: Bytes
    used: int
    recent: int
    removed: NotRequired[int]
    bytes_freed: NotRequired[Bytes]
    failed: NotRequired[list[FailedKey]]


COMMANDS = {
    "team add": (TeamDocument,),
    "team list": (TeamsDocument,),
    "team remove": (TeamRemovedDocument,),
    "team trust": (TeamDocument,),
    "team key": (TeamKeyDocument,),
    "team check": (TeamCheckDocument,),
    "team status": (TeamStatusDocument,),
    "team push": (TeamPushDocument,),
    "team pull": (TeamPullDocument,),
    "team gc": (TeamGcDocument,),
}
