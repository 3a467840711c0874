"""The types of the JSON of exports, sharing, places, updates and settings; see `pyodide_cache.cli.documents`."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from pyodide_cache.cli.documents import (
    Bytes,
    Failed,
    FailedFile,
    FailedName,
    FailedPath,
    Mode,
    Path,
    Problem,
    Release,
    Sha256,
    Time,
    Totals,
)


class ExportedPackage(TypedDict):
    path: Path
    name: str
    version: str
    file_name: str
    size: Bytes
    sha256: Sha256
    verified: bool
    source: str
    depends: list[str]
    imports: list[str]
    needed_by: list[str]


class RuntimeFile(TypedDict):
    file_name: str
    size: Bytes


class ExportDocument(TypedDict):
    kind: str
    cache_dir: Path
    pyodide: Release | None
    target: Path | None
    packages: list[ExportedPackage]
    failed: list[Failed]
    bytes: NotRequired[Bytes]
    dry_run: NotRequired[bool]
    replaces: NotRequired[bool]
    runtime_files: NotRequired[list[RuntimeFile]]
    files: NotRequired[int]
    lock_file: NotRequired[Path | None]
    cancelled: NotRequired[bool]
    text: NotRequired[str]


class StoreAdoptDocument(TypedDict):
    cache_dir: Path
    store: Path
    link: str
    to_add: list[str]
    to_share: list[str]
    ready: int
    refused: list[FailedFile]
    bytes_saved: int
    dry_run: bool
    added: NotRequired[list[str]]
    shared: NotRequired[list[str]]
    failed: NotRequired[list[FailedFile]]


class StoreGcDocument(TypedDict):
    store: Path
    dry_run: bool
    to_remove: list[Sha256]
    removed: list[Sha256]
    used: int
    recent: int
    bytes_freed: Bytes
    failed: list[FailedPath]


class WrongBlob(TypedDict):
    sha256: Sha256
    files: list[Path]
    repaired: bool


class StoreVerifyDocument(TypedDict):
    store: Path
    right: int
    bytes: Bytes
    wrong: list[WrongBlob]
    failed: list[FailedPath]


class StoreMember(Totals):
    directory: Path
    exists: bool


class StoreDocument(Totals):
    store: Path
    exists: bool
    compressed: int
    bytes_compressed: Bytes
    bytes_expanded: Bytes
    members: list[StoreMember]


class StoreForgetDocument(TypedDict):
    store: Path
    forgotten: Path


class LayersDocument(TypedDict):
    cache_dir: Path
    layers: list[Path]
    notes: NotRequired[list[Problem]]


class Layer(Totals):
    path: Path
    exists: bool


class LayerListDocument(TypedDict):
    cache_dir: Path
    layers: list[Layer]
    notes: list[Problem]


class SnippetDocument(TypedDict):
    pyodide: Release
    layer: Path | None
    code: str


class SnapshotPlanDocument(TypedDict):
    folder: Path
    pyodide: Release | None
    wanted: list[str]
    failed: list[Failed]
    dry_run: bool


class SnapshotDocument(TypedDict):
    folder: Path
    snapshot: Path | None
    unchanged: bool
    pyodide: Release | None
    packages: list[str]
    left_out: list[Failed]
    failed: list[Failed]
    files: int
    bytes: Bytes
    bytes_fetched: Bytes


class Snapshot(TypedDict):
    path: Path
    current: bool


class SnapshotsDocument(TypedDict):
    folder: Path
    snapshots: list[Snapshot]
    current: dict[str, Any]


class Wanted(TypedDict):
    name: str
    asked: int
    needed: int
    days_used: int


class WantedDocument(TypedDict):
    pyodide: Release
    wanted: list[Wanted]


class Place(TypedDict):
    path: Path
    owner: str
    layout: str
    release: Release | None
    lines: list[str]
    python: str | None
    files: int | None
    bytes: Bytes | None
    newest: Time | None
    oldest: Time | None
    writable: bool
    opens: bool
    problem: Problem | None


class PlacesDocument(TypedDict):
    projects: list[Path]
    places: list[Place]
    problems: list[Problem]


class Owner(TypedDict):
    prefix: Path
    package: Path
    version: str | None


class XBuildEnv(TypedDict):
    version: str
    path: Path
    state: str
    current: bool
    python: str | None
    emscripten: str | None
    files: int | None
    bytes: Bytes | None
    emsdk_bytes: Bytes | None
    last_used: Time | None
    problem: Problem | None


class Root(TypedDict):
    path: Path
    key: str | None
    generation: str
    kept_by: str
    owner_known: bool
    owners: list[Owner]
    current: str | None
    versions: list[XBuildEnv]
    others: list[str]
    problem: Problem | None


class XBuildEnvsDocument(TypedDict):
    roots: list[Root]


class RemovedEnv(TypedDict):
    path: Path
    version: str
    bytes: Bytes


class EnvTotals(Totals):
    environments: int


class XBuildEnvRemovalDocument(TypedDict):
    dry_run: bool
    mode: Mode
    environments: list[RemovedEnv]
    roots: list[Path]
    totals: EnvTotals
    removed: NotRequired[list[Path]]
    roots_removed: NotRequired[list[Path]]
    failed: NotRequired[list[FailedPath]]


class Side(TypedDict):
    label: str
    release: Release | None
    python: str | None
    abi: str | None
    packages: int


class Item(TypedDict):
    name: str
    version: str
    file_name: str
    size: Bytes | None


class Change(TypedDict):
    name: str
    before: str
    after: str
    file_name: str
    size_before: Bytes | None
    size_after: Bytes | None


class Changes(TypedDict):
    added: list[Item]
    removed: list[Item]
    changed: list[Change]
    rebuilt: list[Change]


class DiffDocument(Changes):
    before: Side
    after: Side
    same: int
    uncompared: list[str]


class Forecast(TypedDict):
    version: Release
    unloadable: list[Item]
    users: dict[str, list[str]]
    added: NotRequired[list[Item]]
    removed: NotRequired[list[Item]]
    changed: NotRequired[list[Change]]
    rebuilt: NotRequired[list[Change]]


class NewerVersion(TypedDict):
    name: str
    cached: str
    newest: str
    held_by: str | None


class OutdatedDocument(TypedDict):
    release: Release
    packages: int
    releases: list[Forecast]
    versions: list[NewerVersion]
    problems: list[FailedName]


class AuditFinding(TypedDict):
    finding: str
    path: Path
    file_name: str
    name: str
    version: str
    reason: str
    ids: list[str]
    fixed_in: list[str]
    link: str | None


class AuditOsv(TypedDict):
    advisories: int
    newest: str
    unread: int


class AuditDocument(TypedDict):
    cache_dir: Path
    checked: int
    findings: list[AuditFinding]
    not_on_index: list[str]
    without_vulnerabilities: list[str]
    problems: list[FailedName]
    osv: AuditOsv | None


# "from" is a word of Python.
Setting = TypedDict("Setting", {"key": str, "value": str, "default": str, "from": str})


class SettingsDocument(TypedDict):
    file: Path
    settings: NotRequired[list[Setting]]
    unknown: NotRequired[list[str]]
    problems: NotRequired[list[Problem]]


class Directory(TypedDict):
    path: Path
    source: str
    exists: bool
    current: bool


class DirsDocument(TypedDict):
    cache_dir: Path
    directories: list[Directory]


class Finding(TypedDict):
    name: str
    value: str
    problem: str | None


class DoctorDocument(TypedDict):
    ok: bool
    findings: list[Finding]


class VersionDocument(TypedDict):
    version: str
    newest_pyodide: Release
    python: str
    platform: str
    libraries: dict[str, str | None]


class PinsDocument(TypedDict):
    pins: list[str]
