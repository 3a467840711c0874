"""The JSON of `verify`, `repair` and `quarantine`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, FailedFile, Path, Sha256, Status, Time, Totals


class VerifiedEntry(TypedDict):
    path: Path
    file_name: str
    name: str | None
    version: str | None
    status: Status
    provenance: list[str]
    sha256: Sha256 | None
    size: Bytes


class VerifyDocument(TypedDict):
    cache_dir: Path
    entries: list[VerifiedEntry]
    failed: list[FailedFile]
    damage: list[FailedFile]
    totals: dict[str, int]
    read: int


class Repaired(TypedDict):
    path: Path
    file_name: str
    sha256: Sha256 | None
    source: str


class RepairDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    to_repair: list[str]
    repaired: list[Repaired]
    failed: list[FailedFile]
    bytes_fetched: Bytes


class Quarantined(TypedDict):
    path: Path
    file_name: str
    size: Bytes
    modified: Time | None


class QuarantineDocument(TypedDict):
    cache_dir: Path
    dry_run: NotRequired[bool]
    quarantine: list[Quarantined]
    totals: Totals


COMMANDS = {
    "verify": (VerifyDocument,),
    "repair": (RepairDocument,),
    "quarantine list": (QuarantineDocument,),
    "quarantine empty": (QuarantineDocument,),
}
