"""The JSON of `list`, `stats`, `check` and `show`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Release
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import Entry, FailedRequirement, Layer
from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.details import Published
from pyodide_cache.details.snippets import Snippet
from pyodide_cache.formats.archive import ArchiveMember
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.history import Sample
from pyodide_cache.inventory.inventory import Totals


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
