"""The JSON of `export`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Release, Sha256
from pyodide_cache.cli.documents.shared import FailedRequirement
from pyodide_cache.export.runtime import RuntimeFile


class ExportedPackage(TypedDict):
    path: Path
    name: str
    version: str
    file_name: str
    size: Bytes
    sha256: Sha256
    verified: bool
    source: str
    depends: Sequence[str]
    imports: Sequence[str]
    needed_by: Sequence[str]


class ExportHead(TypedDict):
    cache_dir: Path
    pyodide: Release | None
    target: Path | None
    packages: Iterable[ExportedPackage]
    failed: Iterable[FailedRequirement]


class ExportPlanDocument(ExportHead):
    replaces: bool
    runtime_files: Iterable[RuntimeFile]
    files: int
    bytes: Bytes


class ExportDocument(ExportHead):
    lock_file: Path | None
    bytes: Bytes
    cancelled: bool


class ExportTextDocument(ExportHead):
    text: str
