"""What tests of stores, layers and snapshots ask of a disk."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pyodide_cache.files import links
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.cli import Answer, run
from support.wheels import build_wheel

ONLY = ("--source", "distribution")
A, B, C = (build_wheel(name, payload=50_000) for name in ("a", "b", "c"))


@pytest.fixture(autouse=True)
def no_reflinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the ioctl by an unknown one, so that the results are the same on every file system."""
    monkeypatch.setattr(links, "_FICLONE", 0x40049400)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a folder for a store, which does not exist yet."""
    return tmp_path / "store"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Return a directory with two wheels."""
    folder = tmp_path / "first"
    A.write_to(folder)
    B.write_to(folder)
    return folder


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Return a directory with one of the wheels of `first`, and another."""
    folder = tmp_path / "second"
    B.write_to(folder)
    C.write_to(folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder for snapshots, which does not exist yet."""
    return tmp_path / "snapshots"


def inventory_of(directory: Path) -> Inventory:
    ledger = open_ledger()
    try:
        return read_inventory(directory, ledger=ledger)
    finally:
        ledger.close()


def adopt(store: Path, directory: Path, *words: str) -> Answer:
    return run("store", "adopt", directory, "--store", store, "--yes", "--json", *words)


def blobs_of(store: Path) -> dict[str, Path]:
    """Return the store's blobs by name; each in the folder that its name says."""
    found = {path.name: path for path in store.glob("blobs/sha256/*/*")}
    assert all(path.parent.name == name[:2] for name, path in found.items())
    return found


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bytes_on_disk(*folders: Path) -> int:
    """Add up files' bytes, an inode's once."""
    sizes = {}
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                status = os.lstat(Path(root, name))
                sizes[status.st_ino] = status.st_size
    return sum(sizes.values())


def unfinished(*folders: Path) -> list[str]:
    """List temporary files that were left behind."""
    return [str(path) for folder in folders for path in folder.rglob("*") if path.name.endswith("-part")]


def gc(store: Path, *words: object) -> dict[str, list[str]]:
    answer = run("store", "gc", "--store", store, "--yes", "--json", *words)
    found: dict[str, list[str]] = answer.json
    return found


def write_in_place(path: Path, data: bytes) -> None:
    """Write into an existing file, as ``cp`` and Node's ``writeFile`` do."""
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.truncate()
        file.write(data)
