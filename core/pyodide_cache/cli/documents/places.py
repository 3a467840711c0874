"""The JSON of `places` and `xbuildenv`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Mode, Path, Release, Time
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import FailedPath
from pyodide_cache.formats.xbuildenv import Generation, Installation
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.roots import State


class Place(TypedDict):
    path: Path
    owner: Owner
    layout: Layout
    pyodide: Release | None
    lines: Sequence[str]
    python: str | None
    files: int | None
    bytes: Bytes | None
    newest: Time | None
    oldest: Time | None
    writable: bool
    opens: bool
    problem: Problem | None


class PlacesDocument(TypedDict):
    projects: Sequence[Path]
    places: Iterable[Place]
    problems: Iterable[Problem]


class XBuildEnv(TypedDict):
    version: str
    path: Path
    state: State
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
    generation: Generation
    kept_by: str
    owner_known: bool
    owners: Sequence[Installation]
    current: str | None
    versions: Sequence[XBuildEnv]
    others: Sequence[str]
    problem: Problem | None


class XBuildEnvsDocument(TypedDict):
    roots: Iterable[Root]


class EnvTotals(TypedDict):
    environments: int
    files: int
    bytes: Bytes


class XBuildEnvRemovalDocument(TypedDict):
    mode: Mode
    environments: Iterable[XBuildEnv]
    roots: Sequence[Path]
    totals: EnvTotals
    removed: Sequence[Path]
    roots_removed: Sequence[Path]
    failed: Iterable[FailedPath]
