"""The JSON of `pack` and `start-image`."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from pyodide_cache.cli.documents.shared import Bytes, Failed, FailedName, Path, Problem, Release, Sha256, Time


class PackCount(TypedDict):
    files: int
    python: int
    libraries: int
    bytes: Bytes


class PackRow(TypedDict):
    name: str
    version: str
    before: PackCount
    after: PackCount
    reduction: float
    taken: dict[str, int]


class Proof(TypedDict):
    ok: bool
    missing: list[list[str]]


class PackImage(TypedDict):
    bytes: Bytes
    before_ms: float
    after_ms: float
    failed: Problem | None


class PackDocument(TypedDict):
    ok: NotRequired[bool]
    dry_run: NotRequired[bool]
    target: NotRequired[Path | None]
    failed: NotRequired[Problem]
    pyodide: NotRequired[Release]
    python: NotRequired[str]
    form: NotRequired[str]
    strategies: NotRequired[list[str]]
    keep: NotRequired[list[str]]
    include: NotRequired[list[str]]
    packages: NotRequired[list[PackRow]]
    total: NotRequired[PackRow]
    runtime_bytes: NotRequired[Bytes]
    app_bytes: NotRequired[Bytes]
    bundle_bytes: NotRequired[Bytes | None]
    before_ms: NotRequired[dict[str, Any]]
    after_ms: NotRequired[dict[str, Any] | None]
    proofs: NotRequired[list[Proof]]
    notes: NotRequired[list[dict[str, Any]]]
    start_image: NotRequired[PackImage]


class ImagePackage(TypedDict):
    name: str
    version: str
    file_name: str
    sha256: Sha256


class StartImage(TypedDict):
    name: str
    path: Path
    state: str
    problem: Problem | None
    pyodide: NotRequired[Release]
    requirements: NotRequired[list[str]]
    modules: NotRequired[list[str]]
    packages: NotRequired[list[ImagePackage]]
    size: NotRequired[Bytes]
    made: NotRequired[Time]
    expires: NotRequired[Time]
    start_ms: NotRequired[float]


class StartImageDocument(TypedDict):
    image: StartImage | None
    failed: list[Failed]
    cancelled: bool


class StartImagePlanDocument(TypedDict):
    name: str
    path: Path
    pyodide: Release | None
    requirements: list[str]
    modules: list[str]
    replaces: bool
    to_fetch: list[str]
    failed: list[Failed]
    dry_run: bool


class StartImagesDocument(TypedDict):
    images: list[StartImage]


class StartImageRemovalDocument(TypedDict):
    removed: list[str]
    failed: list[FailedName]
    dry_run: bool


COMMANDS = {
    "pack": (PackDocument,),
    "start-image create": (StartImageDocument, StartImagePlanDocument),
    "start-image list": (StartImagesDocument,),
    "start-image verify": (StartImagesDocument,),
    "start-image remove": (StartImageRemovalDocument,),
}
