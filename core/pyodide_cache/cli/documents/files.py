"""The JSON of the commands of the sections Inventory, Details, Verify and Clean up: about files of a directory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Bytes, Mode, Path, Release, Sha256
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import Entry, FailedFile, FailedRequirement, Layer
from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.details import Published
from pyodide_cache.details.snippets import Snippet
from pyodide_cache.formats.archive import ArchiveMember
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.history import Sample
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.inventory.quarantine import SetAside


class ListedEntry(Entry):
    answers: bool


class ListDocument(TypedDict):
    cache_dir: Path
    exists: bool
    entries: Iterable[ListedEntry]
    layers: Iterable[Layer]
    notes: Iterable[Problem]
    totals: Totals


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
    sizes: NotRequired[dict[str, Totals]]
    history: NotRequired[Iterable[Sample]]
    bytes_a_week: NotRequired[float | None]


class Checked(TypedDict):
    requirement: str
    cached: bool
    files: Sequence[str]
    paths: Sequence[Path]
    other_versions: Sequence[str]
    damaged: Sequence[str]
    differs: Sequence[str]
    unreadable: Sequence[str]
    native: Sequence[str]
    unlisted: Sequence[str]
    missing: Sequence[str]


class CheckDocument(TypedDict):
    cache_dir: Path
    results: Iterable[Checked]
    failed: Iterable[FailedRequirement]
    notes: Iterable[Problem]


class Contents(TypedDict):
    files: int | None
    bytes: Bytes
    members: NotRequired[Sequence[ArchiveMember]]


class LockSummary(TypedDict):
    pyodide: Release | None
    python: str | None
    abi: str | None
    platform: str | None
    packages: int
    refused: int
    cached: int
    added: int | None


class Details(Entry):
    title: str
    pyodide: Release | None
    summary: str | None
    license: str | None
    author: str | None
    home_page: str | None
    requires_python: str | None
    looks_like: str | None
    requires: Sequence[DependencyLink]
    required_by: Sequence[Dependent]
    required_by_is_complete: bool
    published: Sequence[Published]
    copies: Sequence[Copy]
    contents: Contents | None
    lock_file: LockSummary | None
    snippets: Sequence[Snippet]
    problem: Problem | None
    warnings: Sequence[Problem]


class ShowDocument(TypedDict):
    cache_dir: Path
    found: Iterable[Details]


class VerifyDocument(TypedDict):
    cache_dir: Path
    entries: Iterable[Entry]
    failed: Iterable[FailedFile]
    damage: Iterable[FailedFile]
    totals: dict[str, int]
    read: int


class Repaired(TypedDict):
    path: Path
    file_name: str
    sha256: Sha256 | None
    source: str


class RepairDocument(TypedDict):
    cache_dir: Path
    to_repair: Sequence[str]
    repaired: Iterable[Repaired]
    failed: Iterable[FailedFile]
    bytes_fetched: Bytes


class QuarantineDocument(TypedDict):
    cache_dir: Path
    quarantine: Iterable[SetAside]
    totals: Totals


class EmptyQuarantineDocument(QuarantineDocument):
    pass


class Removed(Entry):
    age_days: float | None
    rules: Sequence[str]
    needed_by: Sequence[str]


class Kept(TypedDict):
    file_name: str
    needed_by: Sequence[str]


class RemovalDocument(TypedDict):
    cache_dir: Path
    mode: Mode
    removed: Iterable[Removed]
    kept: Iterable[Kept]
    over_budget: Bytes
    failed: Iterable[FailedFile]
    totals: Totals
    bytes_freed: Bytes


class UndoDocument(TypedDict):
    cache_dir: Path
    restored: Sequence[str]
    in_place: Sequence[str]
    failed: Iterable[FailedFile]
    bytes: Bytes
