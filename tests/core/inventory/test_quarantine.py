from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.inventory.quarantine import QUARANTINE, empty_quarantine, quarantined, set_aside


def test_bytes_in_quarantine_keep_their_name_and_take_no_more_space(cache_dir: Path) -> None:
    cache_dir.mkdir()
    path = cache_dir / "a-1.0-py3-none-any.whl"
    path.write_bytes(b"wrong")
    set_aside(path)
    (kept,) = quarantined(cache_dir)
    assert (kept.file_name, kept.size) == (path.name, 5)
    assert kept.path.samefile(path)
    assert path.read_bytes() == b"wrong"


def test_the_newest_file_comes_first(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for number, name in enumerate(("old.whl", "new.whl")):
        path = cache_dir / name
        path.write_bytes(b"wrong")
        os.utime(path, (number, number))
        set_aside(path)
    assert [item.file_name for item in quarantined(cache_dir)] == ["new.whl", "old.whl"]


def test_a_file_system_without_hard_links_gets_a_copy(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_args: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    cache_dir.mkdir()
    path = cache_dir / "a.whl"
    path.write_bytes(b"wrong")
    monkeypatch.setattr(os, "link", no_links)
    set_aside(path)
    (kept,) = quarantined(cache_dir)
    assert kept.path.read_bytes() == b"wrong"
    assert not kept.path.samefile(path)


def test_a_folder_that_cannot_be_made_is_a_problem(cache_dir: Path) -> None:
    cache_dir.mkdir()
    path = cache_dir / "a.whl"
    path.write_bytes(b"wrong")
    (cache_dir / QUARANTINE).write_text("in the way")
    with pytest.raises(Problem):
        set_aside(path)
    assert quarantined(cache_dir) == ()


def test_the_quarantine_is_emptied_and_removed(cache_dir: Path) -> None:
    cache_dir.mkdir()
    path = cache_dir / "a.whl"
    path.write_bytes(b"wrong")
    set_aside(path)
    assert empty_quarantine(cache_dir) == 1
    assert quarantined(cache_dir) == ()
    assert not (cache_dir / QUARANTINE).exists()
    assert empty_quarantine(cache_dir) == 0
