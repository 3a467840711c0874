"""Files that another program changes while they are read: bytes that were not read get no status and go nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.files import reader
from support.cli import run
from support.wheels import build_wheel, write_distribution

A = build_wheel("a", payload=200_000)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def shrink(path: Path) -> None:
    path.write_bytes(A.data[: len(A.data) // 2])


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(A.data[:-1] + b"x")
    other.replace(path)


@pytest.fixture
def warmed(cache_dir: Path, tmp_path: Path) -> Path:
    published = write_distribution(tmp_path / "published", [A, build_wheel("b")]).lock_path.parent
    words = ("--distribution", str(published), "--source", "distribution", "--cache-dir", str(cache_dir))
    assert run("warm-up", *words, "a", "b").code == 0
    return cache_dir


@pytest.fixture(params=[grow, shrink, replace], ids=["grows", "shrinks", "is replaced"])
def changing(request: pytest.FixtureRequest, warmed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package file that changes once it was opened to be read."""
    path = warmed / A.file_name
    change: Callable[[Path], None] = request.param
    waiting = [change]

    size_of = reader._size_of

    def size_and_change(handle: int, wanted: Path | str) -> int:
        size = size_of(handle, wanted)
        if waiting and Path(wanted) == path:
            waiting.pop()(path)
        return size

    monkeypatch.setattr(reader, "_size_of", size_and_change)
    return path


def _contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_file_that_changes_while_it_is_verified_has_no_status(changing: Path) -> None:
    done = run("verify", "--full", "--cache-dir", str(changing.parent))
    assert done.code == 1, done.out
    assert "changed in the meantime" in done.err
    assert "Traceback" not in done.err
    assert "not verified" in run("list", "--cache-dir", str(changing.parent)).out


def test_a_file_that_changes_while_it_is_adopted_is_not_shared(changing: Path, tmp_path: Path) -> None:
    changing.touch()  # as on a machine that never hashed it
    store = tmp_path / "store"
    done = run("store", "adopt", "--store", str(store), "--hard-links", "--yes", str(changing.parent))
    now = changing.read_bytes()
    assert f"{A.file_name} has changed in the meantime and was skipped" in done.err
    assert now != A.data
    assert changing.stat().st_nlink == 1
    assert {now, A.data}.isdisjoint(_contents(store))


@pytest.mark.parametrize("kind", ["lock", "offline"])
def test_a_file_that_changes_while_it_is_exported_stops_the_export(changing: Path, tmp_path: Path, kind: str) -> None:
    words = ("--distribution", str(tmp_path / "published"), "--source", "distribution")
    target = tmp_path / "out" / "exported"
    done = run("export", kind, "a", *words, "--cache-dir", str(changing.parent), "-o", str(target))
    if done.code == 0:  # the file was not read, or only the copy, which is right
        assert A.data in (changing.read_bytes(), *_contents(target))
    else:
        assert "Traceback" not in done.err
        assert not target.exists()
