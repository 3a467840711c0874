"""A cache directory above a read-only layer."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from support.cli import run
from support.wheels import DistributionFolder, Wheel

#: The bytes of a file with wrong content.
POISON = b"other bytes"
#: Only the distribution, and not the index.
ONLY = ("--source", "distribution")


@pytest.fixture
def six(distribution: DistributionFolder) -> Wheel:
    """Return the wheel of six."""
    return distribution.wheels["six"]


@pytest.fixture
def share(tmp_path: Path, six: Wheel) -> Path:
    """Return a folder with one good file."""
    folder = tmp_path / "share"
    six.write_to(folder)
    return folder


@pytest.fixture
def layered(cache_dir: Path, share: Path) -> Path:
    """Return a cache directory, which does not exist yet, above `share`."""
    assert run("--cache-dir", cache_dir, "layer", "add", share).code == 0
    return cache_dir


def state(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Return everything that a write would change."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        data = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (data, status.st_mtime_ns, status.st_mode)
    return found


def rows(directory: Path) -> dict[tuple[str, str | None], bool]:
    """Return what ``list`` shows: names and layers, and whether a runtime reads that file."""
    listed = run("--cache-dir", directory, "list", "--json").json["entries"]
    return {(row["file_name"], row["layer"]): row["answers"] for row in listed}


def notes(directory: Path) -> list[str]:
    """Return the codes of the problems with the layers of a directory."""
    answer = run("--cache-dir", directory, "list", "--json")
    assert answer.code == 0, answer.err
    return [note["code"] for note in answer.json["notes"]]
