"""The JSON of `list`, `stats`, `check` and `show`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, Entry, Failed, Path, Problem, Release, Sha256, Time, Totals


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


COMMANDS = {
    "list": (ListDocument,),
    "stats": (StatsDocument,),
    "check": (CheckDocument,),
    "show": (ShowDocument,),
}
