"""The JSON of `prune`, `cleanup`, `remove`, `clear` and `undo`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, FailedFile, Mode, Path, Time, Totals


class Removed(TypedDict):
    path: Path
    file_name: str
    name: str | None
    version: str | None
    modified: Time | None
    size: Bytes
    age_days: float | None
    rules: list[str]
    needed_by: list[str]


class Kept(TypedDict):
    file_name: str
    needed_by: list[str]


class RemovalDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    mode: Mode
    removed: list[Removed]
    kept: list[Kept]
    failed: list[FailedFile]
    totals: Totals
    bytes_freed: Bytes


class UndoDocument(TypedDict):
    cache_dir: Path
    dry_run: bool
    restored: list[str]
    in_place: NotRequired[list[str]]
    failed: NotRequired[list[FailedFile]]
    bytes: NotRequired[Bytes]


COMMANDS = {
    "prune": (RemovalDocument,),
    "cleanup": (RemovalDocument,),
    "remove": (RemovalDocument,),
    "clear": (RemovalDocument,),
    "undo": (UndoDocument,),
}
