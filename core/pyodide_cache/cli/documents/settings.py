"""The JSON of `settings`, `dirs`, `doctor` and `--version`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Path, Release
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record


@record
class Finding:
    """Something that was looked at."""

    name: str  # what it is
    value: str  # what was found
    problem: str | None = None  # what would fail; None if nothing would


# "from" is a word of Python.
Setting = TypedDict("Setting", {"key": str, "value": str, "default": str, "from": str})


class SettingsDocument(TypedDict):
    file: Path
    settings: NotRequired[Iterable[Setting]]
    unknown: NotRequired[Sequence[str]]
    problems: NotRequired[Iterable[Problem]]


class Directory(TypedDict):
    path: Path
    source: str
    exists: bool
    current: bool


class DirsDocument(TypedDict):
    cache_dir: Path
    directories: Iterable[Directory]


class DoctorDocument(TypedDict):
    ok: bool
    findings: Iterable[Finding]


class VersionDocument(TypedDict):
    version: str
    newest_pyodide: Release
    python: str
    platform: str
    libraries: dict[str, str | None]
