"""The JSON of `places` and `xbuildenv`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, FailedPath, Mode, Path, Problem, Release, Time, Totals


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


COMMANDS = {
    "places": (PlacesDocument,),
    "xbuildenv list": (XBuildEnvsDocument,),
    "xbuildenv remove": (XBuildEnvRemovalDocument,),
}
