"""The JSON of `pack` and `start-image`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Release, Time
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents.shared import FailedName, FailedRequirement
from pyodide_cache.pack.report import PackImage, PackReportJson, PackRow
from pyodide_cache.start_images.image import ImagePackage, State


class PackPlanDocument(TypedDict):
    target: Path
    strategies: Sequence[str]
    packages: Iterable[PackRow]


class PackDocument(PackReportJson):
    target: Path | None
    problem: Problem | None
    start_image: PackImage | None


class FailedPackDocument(TypedDict):
    ok: bool
    failed: Iterable[FailedRequirement]


class StartImage(TypedDict):
    name: str
    path: Path
    state: State
    problem: Problem | None
    pyodide: NotRequired[Release]
    requirements: NotRequired[Sequence[str]]
    modules: NotRequired[Sequence[str]]
    packages: NotRequired[Sequence[ImagePackage]]
    size: NotRequired[Bytes]
    made: NotRequired[Time]
    expires: NotRequired[Time]
    start_ms: NotRequired[float]


class StartImageDocument(TypedDict):
    image: StartImage | None
    failed: Iterable[FailedRequirement]


class StartImagePlanDocument(TypedDict):
    name: str
    path: Path
    pyodide: Release | None
    requirements: Sequence[str]
    modules: Sequence[str]
    replaces: bool
    to_fetch: Sequence[str]
    failed: Iterable[FailedRequirement]


class StartImagesDocument(TypedDict):
    images: Iterable[StartImage]


class StartImageRemovalDocument(TypedDict):
    removed: Sequence[str]
    failed: Iterable[FailedName]
