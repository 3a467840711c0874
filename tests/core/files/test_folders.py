"""Folders are searched and measured without leaving them, without loops, and with problems instead of exceptions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.folders import expand, files_in, folder_key, measure, names_in, walk
from pyodide_cache.files.paths import is_there


def test_names_are_sorted_and_a_link_to_a_folder_is_neither(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text("")
        (tmp_path / f"{name}-folder").mkdir()
    (tmp_path / "c").symlink_to("a")
    (tmp_path / "d").symlink_to("a-folder")
    (tmp_path / "loop").symlink_to("loop")
    assert names_in(tmp_path) == (["a", "b", "c"], ["a-folder", "b-folder"])
    with pytest.raises(Problem) as caught:
        names_in(tmp_path / "gone")
    assert caught.value.code is Code.GONE


def test_a_folder_has_one_key_under_all_its_names(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "broken").symlink_to("gone")
    (tmp_path / "file").write_text("")
    assert folder_key(tmp_path / "real") == folder_key(tmp_path / "link") != folder_key(tmp_path)
    assert folder_key(tmp_path / "gone") is None
    assert folder_key(tmp_path / "file") is None
    assert not is_there(tmp_path / "broken")
    with pytest.raises(Problem) as caught:
        folder_key(tmp_path / "broken")
    assert caught.value.code is Code.LEADS_NOWHERE


def test_a_pattern_finds_folders_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("python3.12", "python3.11", "other"):
        (tmp_path / "lib" / name / "site").mkdir(parents=True)
    (tmp_path / "lib" / "python3.13").symlink_to("gone")
    found = list(expand(tmp_path, ("lib", "python*", "site"), Cancel()))
    assert [item.path.parent.name for item in found] == ["python3.11", "python3.12"]
    broken = list(expand(tmp_path, ("lib", "python3.13"), Cancel()))
    assert [item.problem and item.problem.code for item in broken] == [Code.LEADS_NOWHERE]


def test_a_walk_goes_level_by_level_and_leaves_out_what_it_is_told(tmp_path: Path) -> None:
    for name in ("a/b/c", "a/skip/x", "d"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = walk(tmp_path, depth=2, leave_out={"skip"}, closed=(), most=100, cancel=Cancel())
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [".", "a", "d", "a/b"]


def test_a_measure_counts_an_inode_once_and_a_link_as_itself(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"x" * 1000)
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "one").write_bytes(b"x" * 10)
    os.link(folder / "one", folder / "deep" / "two")
    (folder / "link").symlink_to(outside)
    os.utime(folder / "one", (5, 5))
    found = measure(folder, Cancel())
    changed = (folder / "one").stat().st_ctime_ns / 1e9  # npm dates all files in 1985
    assert (found.files, found.newest, found.oldest, found.unreadable) == (3, changed, changed, 0)
    assert found.bytes == 10 + (folder / "link").lstat().st_size


def test_a_measure_of_nothing_is_a_problem_and_can_be_canceled(tmp_path: Path) -> None:
    found = measure(tmp_path / "gone", Cancel())
    assert (found.files, found.unreadable) == (0, 1)
    assert found.problem is not None
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        measure(tmp_path, cancel)


def test_only_ordinary_files_of_a_directory_are_listed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    assert [path.name for path, _status in files_in(tmp_path)] == ["file"]
