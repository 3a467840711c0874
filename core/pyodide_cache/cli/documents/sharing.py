"""The JSON of `store`, `layer` and `snapshot`."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import (
    Bytes,
    Failed,
    FailedFile,
    FailedPath,
    Path,
    Problem,
    Release,
    Sha256,
    Totals,
)


class StoreAdoptDocument(TypedDict):
    cache_dir: Path
    store: Path
    link: str
    to_add: list[str]
    to_share: list[str]
    ready: int
    refused: list[FailedFile]
    bytes_saved: int
    dry_run: bool
    added: NotRequired[list[str]]
    shared: NotRequired[list[str]]
    failed: NotRequired[list[FailedFile]]


class StoreGcDocument(TypedDict):
    store: Path
    dry_run: bool
    to_remove: list[Sha256]
    removed: list[Sha256]
    used: int
    recent: int
    bytes_freed: Bytes
    failed: list[FailedPath]


class WrongBlob(TypedDict):
    sha256: Sha256
    files: list[Path]
    repaired: bool


class StoreVerifyDocument(TypedDict):
    store: Path
    right: int
    bytes: Bytes
    wrong: list[WrongBlob]
    failed: list[FailedPath]


class StoreMember(Totals):
    directory: Path
    exists: bool


class StoreDocument(Totals):
    store: Path
    exists: bool
    compressed: int
    bytes_compressed: Bytes
    bytes_expanded: Bytes
    members: list[StoreMember]


class StoreForgetDocument(TypedDict):
    store: Path
    forgotten: Path


class StoreCompressDocument(TypedDict):
    store: Path
    dry_run: bool
    files: list[Sha256]
    bytes: Bytes
    bytes_estimated: Bytes | None
    used: int
    recent: int
    shared: int
    already: int
    by_file_system: bool
    failed: list[FailedPath]
    done: NotRequired[int]
    unchanged: NotRequired[int]
    bytes_before: NotRequired[Bytes]
    bytes_after: NotRequired[Bytes]


class LayersDocument(TypedDict):
    cache_dir: Path
    layers: list[Path]
    notes: NotRequired[list[Problem]]


class Layer(Totals):
    path: Path
    exists: bool


class LayerListDocument(TypedDict):
    cache_dir: Path
    layers: list[Layer]
    notes: list[Problem]


class SnippetDocument(TypedDict):
    pyodide: Release
    layer: Path | None
    code: str


class SnapshotPlanDocument(TypedDict):
    folder: Path
    pyodide: Release | None
    wanted: list[str]
    failed: list[Failed]
    files: int
    bytes: Bytes
    bytes_to_fetch: Bytes
    dry_run: bool


class SnapshotDocument(TypedDict):
    folder: Path
    snapshot: Path | None
    unchanged: bool
    pyodide: Release | None
    packages: list[str]
    left_out: list[Failed]
    failed: list[Failed]
    files: int
    bytes: Bytes
    bytes_fetched: Bytes


class Snapshot(TypedDict):
    path: Path
    current: bool


class SnapshotsDocument(TypedDict):
    folder: Path
    snapshots: list[Snapshot]
    current: dict[str, Any]


class Wanted(TypedDict):
    name: str
    asked: int
    needed: int
    days_used: int


class WantedDocument(TypedDict):
    pyodide: Release
    wanted: list[Wanted]


COMMANDS = {
    "store adopt": (StoreAdoptDocument,),
    "store gc": (StoreGcDocument,),
    "store compress": (StoreCompressDocument,),
    "store expand": (StoreCompressDocument,),
    "store verify": (StoreVerifyDocument,),
    "store list": (StoreDocument,),
    "store forget": (StoreForgetDocument,),
    "layer add": (LayersDocument,),
    "layer remove": (LayersDocument,),
    "layer list": (LayerListDocument,),
    "layer snippet": (SnippetDocument,),
    "snapshot create": (SnapshotDocument, SnapshotPlanDocument),
    "snapshot refresh": (SnapshotDocument, SnapshotPlanDocument),
    "snapshot list": (SnapshotsDocument,),
    "snapshot wanted": (WantedDocument,),
}
