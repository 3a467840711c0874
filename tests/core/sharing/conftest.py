"""Directories with wheels for the tests of stores and snapshots."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.files import links
from support.stores import A, B, C


@pytest.fixture(autouse=True)
def no_reflinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the ioctl by an unknown one, so that the results are the same on every file system."""
    monkeypatch.setattr(links, "_FICLONE", 0x40049400)


@pytest.fixture
def store(tmp_path: Path) -> Path:
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
