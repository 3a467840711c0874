"""The JSON of `export`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, Failed, Path, Release, Sha256


class ExportedPackage(TypedDict):
    path: Path
    name: str
    version: str
    file_name: str
    size: Bytes
    sha256: Sha256
    verified: bool
    source: str
    depends: list[str]
    imports: list[str]
    needed_by: list[str]


class RuntimeFile(TypedDict):
    file_name: str
    size: Bytes


class ExportDocument(TypedDict):
    kind: str
    cache_dir: Path
    pyodide: Release | None
    target: Path | None
    packages: list[ExportedPackage]
    failed: list[Failed]
    bytes: NotRequired[Bytes]
    dry_run: NotRequired[bool]
    replaces: NotRequired[bool]
    runtime_files: NotRequired[list[RuntimeFile]]
    files: NotRequired[int]
    lock_file: NotRequired[Path | None]
    cancelled: NotRequired[bool]
    text: NotRequired[str]


COMMANDS = {
    "export lock": (ExportDocument,),
    "export offline": (ExportDocument,),
    "export requirements": (ExportDocument,),
    "export pylock": (ExportDocument,),
}
