"""The JSON of `verify`, `repair` and `quarantine`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Sha256
from pyodide_cache.cli.documents.shared import Entry, FailedFile
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.inventory.quarantine import SetAside


class VerifyDocument(TypedDict):
    cache_dir: Path
    entries: Iterable[Entry]
    failed: Iterable[FailedFile]
    damage: Iterable[FailedFile]
    totals: dict[str, int]
    read: int


class Repaired(TypedDict):
    path: Path
    file_name: str
    sha256: Sha256 | None
    source: str


class RepairDocument(TypedDict):
    cache_dir: Path
    to_repair: Sequence[str]
    repaired: Iterable[Repaired]
    failed: Iterable[FailedFile]
    bytes_fetched: Bytes


class QuarantineDocument(TypedDict):
    cache_dir: Path
    quarantine: Iterable[SetAside]
    totals: Totals


class EmptyQuarantineDocument(QuarantineDocument):
    pass
