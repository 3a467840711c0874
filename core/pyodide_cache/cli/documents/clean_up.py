"""The JSON of `prune`, `cleanup`, `remove`, `clear` and `undo`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Mode, Path
from pyodide_cache.cli.documents.shared import Entry, FailedFile
from pyodide_cache.inventory.inventory import Totals


class Removed(Entry):
    age_days: float | None
    rules: Sequence[str]
    needed_by: Sequence[str]


class Kept(TypedDict):
    file_name: str
    needed_by: Sequence[str]


class RemovalDocument(TypedDict):
    cache_dir: Path
    mode: Mode
    removed: Iterable[Removed]
    kept: Iterable[Kept]
    over_budget: Bytes
    failed: Iterable[FailedFile]
    totals: Totals
    bytes_freed: Bytes


class UndoDocument(TypedDict):
    cache_dir: Path
    restored: Sequence[str]
    in_place: Sequence[str]
    failed: Iterable[FailedFile]
    bytes: Bytes
