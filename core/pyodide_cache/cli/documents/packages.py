"""The JSON about packages: `warm-up`, `presets`, `suggest`, `lists`, `releases` and `export`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Release, Sha256
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import FailedRequirement
from pyodide_cache.export.runtime import RuntimeFile
from pyodide_cache.settings.lists import RequirementList
from pyodide_cache.updates.suggest import FrequentSet, Suggestion


class Artifact(TypedDict):
    path: Path
    name: str
    version: str
    file_name: str
    size: Bytes | None
    sha256: Sha256 | None
    source: str
    needed_by: Sequence[str]
    wanted_by: Sequence[str]
    replaces: bool
    layer: Path | None
    local: bool


class WarmUpHead(TypedDict):
    cache_dir: Path
    pyodide: Release | None
    notes: Iterable[Problem]


class WarmUpPlanDocument(WarmUpHead):
    cached: Iterable[Artifact]
    to_fetch: Iterable[Artifact]
    failed: Iterable[FailedRequirement]
    bytes_to_fetch: Bytes | None


class WarmUpDocument(WarmUpHead):
    cached: Iterable[Artifact]
    fetched: Iterable[Artifact]
    failed: Iterable[FailedRequirement]
    bytes_fetched: Bytes
    bytes_saved: Bytes
    local: int
    lock_file: Path | None


class Preset(TypedDict):
    name: str
    requirements: Sequence[str]
    cached: Sequence[str]
    not_in_lock: Sequence[str]


class PresetsDocument(TypedDict):
    cache_dir: Path
    pyodide: Release
    presets: Iterable[Preset]


class SetsDocument(TypedDict):
    sets: Iterable[FrequentSet]


class SuggestDocument(TypedDict):
    suggestions: Iterable[Suggestion]


class ListsDocument(TypedDict):
    file: Path
    lists: Iterable[RequirementList]


class ListsExportDocument(TypedDict):
    path: Path
    lists: Sequence[str]


class KnownRelease(TypedDict):
    version: Release
    python: str
    platform: str
    abi: str | None
    prerelease: bool


class ReleasesDocument(TypedDict):
    releases: Iterable[KnownRelease]
    newer: Sequence[Release]
    problem: Problem | None


class ExportedPackage(TypedDict):
    path: Path
    name: str
    version: str
    file_name: str
    size: Bytes
    sha256: Sha256
    verified: bool
    source: str
    depends: Sequence[str]
    imports: Sequence[str]
    needed_by: Sequence[str]


class ExportHead(TypedDict):
    cache_dir: Path
    pyodide: Release | None
    target: Path | None
    packages: Iterable[ExportedPackage]
    failed: Iterable[FailedRequirement]


class ExportPlanDocument(ExportHead):
    replaces: bool
    runtime_files: Iterable[RuntimeFile]
    files: int
    bytes: Bytes


class ExportDocument(ExportHead):
    lock_file: Path | None
    bytes: Bytes


class ExportTextDocument(ExportHead):
    text: str
