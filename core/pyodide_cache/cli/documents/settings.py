"""The JSON of `settings`, `dirs`, `doctor` and `--version`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Path, Release
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.settings.directories import DirectorySource


@record
class DoctorFinding:
    """Something that was looked at."""

    code: str  # what it is, for programs
    name: str  # and for people
    value: str  # what was found
    problem: str | None = None  # what would fail; None if nothing would


class Setting(TypedDict):
    key: str
    value: str
    default: str
    in_file: bool
    overridden_by: str | None


class SettingsDocument(TypedDict):
    file: Path
    settings: NotRequired[Iterable[Setting]]
    unknown: NotRequired[Sequence[str]]
    problems: NotRequired[Iterable[Problem]]


class Directory(TypedDict):
    path: Path
    source: DirectorySource
    exists: bool
    current: bool


class DirsDocument(TypedDict):
    cache_dir: Path
    directories: Iterable[Directory]


class DoctorDocument(TypedDict):
    ok: bool
    findings: Iterable[DoctorFinding]


class VersionDocument(TypedDict):
    version: str
    newest_pyodide: Release
    python: str
    platform: str
    libraries: dict[str, str | None]
