"""The JSON of `diff`, `outdated`, `upgrade`, `audit`, `pin` and `unpin`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Release
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import FailedFile, FailedName, FailedRequirement
from pyodide_cache.updates.audit import Finding, OsvUse
from pyodide_cache.updates.diff import Item
from pyodide_cache.updates.outdated import NewerVersion


class Side(TypedDict):
    label: str
    pyodide: Release | None
    python: str | None
    abi: str | None
    packages: int


class Change(TypedDict):
    name: str
    before: str
    after: str
    file_name: str
    size_before: Bytes | None
    size_after: Bytes | None


class Changes(TypedDict):
    added: Sequence[Item]
    removed: Sequence[Item]
    changed: Sequence[Change]
    rebuilt: Sequence[Change]


class DiffDocument(Changes):
    before: Side
    after: Side
    same: int
    uncompared: Sequence[str]


class Forecast(TypedDict):
    version: Release
    unloadable: Sequence[Item]
    users: dict[str, Sequence[str]]
    added: NotRequired[Sequence[Item]]
    removed: NotRequired[Sequence[Item]]
    changed: NotRequired[Sequence[Change]]
    rebuilt: NotRequired[Sequence[Change]]


class OutdatedDocument(TypedDict):
    cache_dir: Path
    pyodide: Release
    packages: int
    releases: Iterable[Forecast]
    versions: Iterable[NewerVersion]
    problems: Iterable[FailedName]


class UpgradeDocument(Changes):
    cache_dir: Path
    pyodide_before: Release
    pyodide: Release
    fetch: Sequence[str]
    set_aside: Sequence[str]
    failed: Iterable[FailedRequirement]
    switched: NotRequired[bool]
    files: NotRequired[Sequence[str]]
    proof: NotRequired[str | None]
    not_proven: NotRequired[Problem | None]


class UpgradeUndoDocument(TypedDict):
    cache_dir: Path
    pyodide_before: Release
    pyodide: Release
    restored: NotRequired[Sequence[str]]
    failed: NotRequired[Iterable[FailedFile]]


class UpgradeFinishDocument(TypedDict):
    cache_dir: Path
    deleted: Sequence[str]


class AuditDocument(TypedDict):
    cache_dir: Path
    checked: int
    findings: Iterable[Finding]
    not_on_index: Sequence[str]
    without_vulnerabilities: Sequence[str]
    not_asked: Sequence[Problem]
    problems: Iterable[FailedName]
    osv: OsvUse | None


class PinsDocument(TypedDict):
    pins: Sequence[str]
