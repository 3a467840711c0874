"""The JSON of `settings`, `dirs`, `doctor` and `--version`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Path, Problem, Release

# "from" is a word of Python.
Setting = TypedDict("Setting", {"key": str, "value": str, "default": str, "from": str})


class SettingsDocument(TypedDict):
    file: Path
    settings: NotRequired[list[Setting]]
    unknown: NotRequired[list[str]]
    problems: NotRequired[list[Problem]]


class Directory(TypedDict):
    path: Path
    source: str
    exists: bool
    current: bool


class DirsDocument(TypedDict):
    cache_dir: Path
    directories: list[Directory]


class Finding(TypedDict):
    name: str
    value: str
    problem: str | None


class DoctorDocument(TypedDict):
    ok: bool
    findings: list[Finding]


class VersionDocument(TypedDict):
    version: str
    newest_pyodide: Release
    python: str
    platform: str
    libraries: dict[str, str | None]


COMMANDS = {
    "--version": (VersionDocument,),
    "settings": (SettingsDocument,),
    "settings get": (SettingsDocument,),
    "settings set": (SettingsDocument,),
    "settings unset": (SettingsDocument,),
    "settings path": (SettingsDocument,),
    "dirs": (DirsDocument,),
    "doctor": (DoctorDocument,),
}
