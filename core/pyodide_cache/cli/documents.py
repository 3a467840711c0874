"""The types of the JSON that commands write. ``pyodide-cache schema`` and docs/schemas come from them."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

Path = Annotated[str, ("description", "An absolute path.")]
Bytes = Annotated[int, ("description", "Bytes.")]
Time = Annotated[str, ("description", "ISO 8601, in UTC."), ("format", "date-time")]
Sha256 = Annotated[str, ("pattern", "^[0-9a-f]{64}$")]
Release = Annotated[str, ("description", "A Pyodide release, such as 314.0.7.")]
Status = Annotated[str, ("enum", ("verified", "not_verified", "differs", "damaged"))]
Mode = Annotated[str, ("enum", ("trash", "delete"))]
Facts = dict[str, str | int]


class Problem(TypedDict):
    """What is wrong: a stable code, a sentence, and the facts in it."""

    code: str
    reason: str
    facts: Facts


class Failed(Problem):
    requirement: str


class FailedFile(Problem):
    file_name: str


class FailedPath(Problem):
    path: Path


class FailedName(Problem):
    name: str


class Error(TypedDict):
    code: str
    message: str
    facts: Facts


class ErrorDocument(TypedDict):
    """What every command writes if it ends with an error."""

    error: Error


class Totals(TypedDict):
    files: int
    bytes: Bytes


class Entry(TypedDict):
    path: Path
    file_name: str
    name: str | None
    version: str | None
    kind: str
    flavor: str | None
    size: Bytes
    modified: Time | None
    last_used: Time | None
    runtime: str | None
    status: Status
    provenance: list[str]
    sha256: Sha256 | None
    inode: int
    links: int
    warning: str | None
    layer: Path | None


class ListedEntry(Entry):
    answers: bool


class LayerState(TypedDict):
    path: Path
    exists: bool


class ListDocument(TypedDict):
    cache_dir: Path
    exists: bool
    entries: list[ListedEntry]
    layers: list[LayerState]
    notes: list[Problem]
    totals: Totals


class Sample(Totals):
    time: Time | None


class StatsDocument(TypedDict):
    cache_dir: Path
    exists: bool
    packages: int
    totals: Totals
    kinds: dict[str, Totals]
    runtimes: dict[str, Totals]
    statuses: dict[str, Totals]
    quarantine: Totals
    set_aside: Totals
    free_bytes: Bytes | None
    history: NotRequired[list[Sample]]
    bytes_a_week: NotRequired[float | None]


class Checked(TypedDict):
    requirement: str
    cached: bool
    files: list[str]
    paths: list[Path]
    other_versions: list[str]
    damaged: list[str]
    differs: list[str]
    native: list[str]
    missing: list[str]


class CheckDocument(TypedDict):
    cache_dir: Path
    results: list[Checked]
    failed: list[Failed]
    notes: list[Problem]


class Link(TypedDict):
    name: str | None
    requirement: str
    extras: list[str]
    applies: bool
    cached: list[str]
    other_versions: list[str]


class Dependent(TypedDict):
    name: str
    version: str | None
    requirement: str
    file_name: str | None
    optional: bool


class Published(TypedDict):
    sha256: Sha256
    by: list[str]


class CopyOf(TypedDict):
    path: Path
    size: Bytes
    same_bytes: bool | None
    same_inode: bool
    quarantine: bool


class Member(TypedDict):
    path: str
    size: Bytes
    packed: Bytes


class Contents(TypedDict):
    files: int | None
    bytes: Bytes
    members: NotRequired[list[Member]]


class LockSummary(TypedDict):
    pyodide: Release | None
    python: str | None
    abi: str | None
    platform: str | None
    packages: int
    refused: int
    cached: int
    added: int | None


class Snippet(TypedDict):
    way: str
    code: str


class Details(Entry):
    title: str
    pyodide: Release | None
    summary: str | None
    license: str | None
    author: str | None
    home_page: str | None
    requires_python: str | None
    looks_like: str | None
    requires: list[Link]
    required_by: list[Dependent]
    required_by_is_complete: bool
    published: list[Published]
    copies: list[CopyOf]
    contents: Contents | None
    lock_file: LockSummary | None
    snippets: list[Snippet]
    problem: Problem | None
    warnings: list[Problem]


class ShowDocument(TypedDict):
    cache_dir: Path
    found: list[Details]


class Artifact(TypedDict):
    path: Path
    name: str
    version: str
    file_name: str
    size: Bytes | None
    sha256: Sha256 | None
    source: str
    needed_by: list[str]
    wanted_by: list[str]
    replaces: bool
    layer: Path | None
    local: bool


class WarmUpDocument(TypedDict):
    cache_dir: Path
    pyodide: Release | None
    notes: list[Problem]
    dry_run: NotRequired[bool]
    cached: list[Artifact]
    failed: list[Failed]
    to_fetch: NotRequired[list[Artifact]]
    bytes_to_fetch: NotRequired[Bytes | None]
    fetched: NotRequired[list[Artifact]]
    bytes_fetched: NotRequired[Bytes]
    bytes_saved: NotRequired[Bytes]
    local: NotRequired[int]
    lock_file: NotRequired[Path | None]


class Preset(TypedDict):
    name: str
    requirements: list[str]
    cached: list[str]
    not_in_lock: list[str]


class PresetsDocument(TypedDict):
    cache_dir: Path
    pyodide: Release
    presets: list[Preset]


class WarmUpSet(TypedDict):
    packages: list[str]
    times: int


class SetsDocument(TypedDict):
    sets: list[WarmUpSet]


class Suggestion(TypedDict):
    name: str
    reason: str
    recent: int
    times: int
    used_with: list[str]


class SuggestDocument(TypedDict):
    suggestions: list[Suggestion]


class RequirementList(TypedDict):
    name: str
    requirements: list[str]


class ListsDocument(TypedDict):
    file: Path
    lists: list[RequirementList]


class ListsExportDocument(TypedDict):
    path: Path
    lists: list[str]


class KnownRelease(TypedDict):
    version: Release
    python: str
    platform: str
    abi: str | None
    prerelease: bool


class ReleasesDocument(TypedDict):
    releases: list[KnownRelease]
    newer: list[Release]
    problem: str | None


class VerifiedEntry(TypedDict):
    path: Path
    file_name: str
    name: str | None
    version: str | None
    status: Status
    provenance: list[str]
    sha256: Sha256 | None
    size: Bytes


class VerifyDocument(TypedDict):
    cache_dir: Path
    entries: list[VerifiedEntry]
    failed: list[FailedFile]
    damage: list[FailedFile]
    totals: dict[str, int]
    read: int


class Repaired(TypedDict):
    path: Path
    file_name: str
    sha256: Sha256 | None
    source: str


class RepairDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    to_repair: list[str]
    repaired: list[Repaired]
    failed: list[FailedFile]
    bytes_fetched: Bytes


class Quarantined(TypedDict):
    path: Path
    file_name: str
    size: Bytes
    modified: Time | None


class QuarantineDocument(TypedDict):
    cache_dir: Path
    dry_run: NotRequired[bool]
    quarantine: list[Quarantined]
    totals: Totals


class Removed(TypedDict):
    path: Path
    file_name: str
    name: str | None
    version: str | None
    modified: Time | None
    size: Bytes
    age_days: float | None
    rules: list[str]
    needed_by: list[str]


class Kept(TypedDict):
    file_name: str
    needed_by: list[str]


class RemovalDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    mode: Mode
    removed: list[Removed]
    kept: list[Kept]
    failed: list[FailedFile]
    totals: Totals
    bytes_freed: Bytes


class UndoDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    restored: list[str]
    failed: NotRequired[list[FailedFile]]
    bytes: NotRequired[Bytes]
