"""The JSON of `warm-up`, `presets`, `suggest`, `lists` and `releases`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, Failed, Path, Problem, Release, Sha256


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


COMMANDS = {
    "warm-up": (WarmUpDocument,),
    "presets": (PresetsDocument,),
    "presets suggest": (SetsDocument,),
    "suggest": (SuggestDocument,),
    "lists": (ListsDocument,),
    "lists show": (ListsDocument,),
    "lists save": (ListsDocument,),
    "lists rename": (ListsDocument,),
    "lists delete": (ListsDocument,),
    "lists import": (ListsDocument,),
    "lists export": (ListsExportDocument,),
    "releases": (ReleasesDocument,),
}
