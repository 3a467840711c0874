"""The JSON of `diff`, `outdated`, `upgrade`, `audit`, `pin` and `unpin`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, Failed, FailedFile, FailedName, Path, Problem, Release


class Side(TypedDict):
    label: str
    release: Release | None
    python: str | None
    abi: str | None
    packages: int


class Item(TypedDict):
    name: str
    version: str
    file_name: str
    size: Bytes | None


class Change(TypedDict):
    name: str
    before: str
    after: str
    file_name: str
    size_before: Bytes | None
    size_after: Bytes | None


class Changes(TypedDict):
    added: list[Item]
    removed: list[Item]
    changed: list[Change]
    rebuilt: list[Change]


class DiffDocument(Changes):
    before: Side
    after: Side
    same: int
    uncompared: list[str]


class Forecast(TypedDict):
    version: Release
    unloadable: list[Item]
    users: dict[str, list[str]]
    added: NotRequired[list[Item]]
    removed: NotRequired[list[Item]]
    changed: NotRequired[list[Change]]
    rebuilt: NotRequired[list[Change]]


class NewerVersion(TypedDict):
    name: str
    cached: str
    newest: str
    held_by: str | None


class OutdatedDocument(TypedDict):
    release: Release
    packages: int
    releases: list[Forecast]
    versions: list[NewerVersion]
    problems: list[FailedName]


class UpgradeDocument(Changes):
    cache_dir: Path
    dry_run: bool
    pyodide_before: Release
    pyodide: Release
    fetch: list[str]
    set_aside: list[str]
    failed: list[Failed]
    switched: NotRequired[bool]
    files: NotRequired[list[str]]
    proof: NotRequired[str | None]
    not_proven: NotRequired[Problem | None]


class UpgradeUndoDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    pyodide_before: Release
    pyodide: Release
    restored: NotRequired[list[str]]
    failed: NotRequired[list[FailedFile]]


class UpgradeFinishDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    deleted: list[str]


class AuditFinding(TypedDict):
    finding: str
    path: Path
    file_name: str
    name: str
    version: str
    reason: str
    ids: list[str]
    fixed_in: list[str]
    link: str | None


class AuditOsv(TypedDict):
    advisories: int
    newest: str
    unread: int


class AuditDocument(TypedDict):
    cache_dir: Path
    checked: int
    findings: list[AuditFinding]
    not_on_index: list[str]
    without_vulnerabilities: list[str]
    problems: list[FailedName]
    osv: AuditOsv | None


class PinsDocument(TypedDict):
    pins: list[str]


COMMANDS = {
    "diff": (DiffDocument,),
    "outdated": (OutdatedDocument,),
    "upgrade": (UpgradeDocument, UpgradeUndoDocument, UpgradeFinishDocument),
    "pin": (PinsDocument,),
    "unpin": (PinsDocument,),
    "audit": (AuditDocument,),
}
