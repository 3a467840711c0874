"""Folders with Pyodide packages, as the tools that make them leave them on the disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.places.evidence import Place
from pyodide_cache.places.search import PlacesFound, find_places
from support.wheels import Wheel, build_lock, build_wheel

PURE = build_wheel("six")
WASM = build_wheel("numpy", "2.4.6", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
OLDER = build_wheel("numpy", "2.2.5", tag="cp313-cp313-pyodide_2025_0_wasm32")


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hide the temporary folder of this machine from the search."""
    path = tmp_path / "temporary"
    path.mkdir()
    monkeypatch.setenv("TMPDIR", str(path))
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return an empty folder of a project."""
    path = tmp_path / "project"
    path.mkdir()
    return path


def lock_text(**info: str) -> str:
    """Return the text of a lock file for Pyodide 314."""
    return json.dumps(
        build_lock([PURE], info={"arch": "wasm32", "python": "3.14.2", "abi_version": "2026_0", **info})
    )


def put_distribution(folder: Path, *, runtime: bool = True, wheels: bool = False) -> Path:
    """Make a folder with a lock file, and the runtime and a wheel if wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyodide-lock.json").write_text(lock_text())
    if runtime:
        (folder / "pyodide.asm.wasm").write_bytes(b"\0asm")
    if wheels:
        WASM.write_to(folder)
    return folder


def put_wheels(folder: Path, *wheels: Wheel) -> Path:
    """Make a folder with wheels; with a WebAssembly wheel, if none are given."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in wheels or (WASM,):
        wheel.write_to(folder)
    return folder


def search(*projects: Path, cache_dir: Path | None = None) -> dict[Path, Place]:
    """Return the places that are found, by path."""
    *_, found = find_places(projects, cache_dir=cache_dir)
    assert isinstance(found, PlacesFound)
    assert not found.problems
    return {place.path: place for place in found.places}


def only(*projects: Path) -> Place:
    """Return the single place that is found."""
    (place,) = search(*projects).values()
    return place
