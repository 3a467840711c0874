"""The JSON of upgrades, team caches, stores, packs and start images; see `pyodide_cache.cli.documents`."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from pyodide_cache.cli.documents import (
    Bytes,
    Failed,
    FailedFile,
    FailedName,
    FailedPath,
    Path,
    Problem,
    Release,
    Sha256,
    Time,
)
from pyodide_cache.cli.documents_more import Changes


class UpgradeDocument(Changes):
    cache_dir: Path
    dry_run: bool
    pyodide_before: Release
    pyodide: Release
    fetch: list[str]
    set_aside: list[str]
    failed: list[Failed]
    switched: NotRequired[bool]
    files: NotRequired[list[str]]
    proof: NotRequired[str | None]
    not_proven: NotRequired[Problem | None]


class UpgradeUndoDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    pyodide_before: Release
    pyodide: Release
    restored: NotRequired[list[str]]
    failed: NotRequired[list[FailedFile]]


class UpgradeFinishDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    deleted: list[str]


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


class StoreCompressDocument(TypedDict):
    store: Path
    dry_run: bool
    files: list[Sha256]
    bytes: Bytes
    bytes_estimated: Bytes | None
    used: int
    recent: int
    shared: int
    already: int
    by_file_system: bool
    failed: list[FailedPath]
    done: NotRequired[int]
    unchanged: NotRequired[int]
    bytes_before: NotRequired[Bytes]
    bytes_after: NotRequired[Bytes]


class PackCount(TypedDict):
    files: int
    python: int
    libraries: int
    bytes: Bytes


class PackRow(TypedDict):
    name: str
    version: str
    before: PackCount
    after: PackCount
    reduction: float
    taken: dict[str, int]


class Proof(TypedDict):
    ok: bool
    missing: list[list[str]]


class PackImage(TypedDict):
    bytes: Bytes
    before_ms: float
    after_ms: float
    failed: Problem | None


class PackDocument(TypedDict):
    ok: NotRequired[bool]
    dry_run: NotRequired[bool]
    target: NotRequired[Path | None]
    failed: NotRequired[Problem]
    pyodide: NotRequired[Release]
    python: NotRequired[str]
    form: NotRequired[str]
    strategies: NotRequired[list[str]]
    keep: NotRequired[list[str]]
    include: NotRequired[list[str]]
    packages: NotRequired[list[PackRow]]
    total: NotRequired[PackRow]
    runtime_bytes: NotRequired[Bytes]
    app_bytes: NotRequired[Bytes]
    bundle_bytes: NotRequired[Bytes | None]
    before_ms: NotRequired[dict[str, Any]]
    after_ms: NotRequired[dict[str, Any] | None]
    proofs: NotRequired[list[Proof]]
    notes: NotRequired[list[dict[str, Any]]]
    start_image: NotRequired[PackImage]


class ImagePackage(TypedDict):
    name: str
    version: str
    file_name: str
    sha256: Sha256


class StartImage(TypedDict):
    name: str
    path: Path
    state: str
    problem: Problem | None
    pyodide: NotRequired[Release]
    requirements: NotRequired[list[str]]
    modules: NotRequired[list[str]]
    packages: NotRequired[list[ImagePackage]]
    size: NotRequired[Bytes]
    made: NotRequired[Time]
    expires: NotRequired[Time]
    start_ms: NotRequired[float]


class StartImageDocument(TypedDict):
    image: StartImage | None
    failed: list[Failed]
    cancelled: bool


class StartImagePlanDocument(TypedDict):
    name: str
    path: Path
    pyodide: Release | None
    requirements: list[str]
    modules: list[str]
    replaces: bool
    to_fetch: list[str]
    failed: list[Failed]
    dry_run: bool


class StartImagesDocument(TypedDict):
    images: list[StartImage]


class StartImageRemovalDocument(TypedDict):
    removed: list[str]
    failed: list[FailedName]
    dry_run: bool
