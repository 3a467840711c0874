"""The comparisons of a cache directory, from its files to the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.releases import shipped_lock


def test_a_forecast_says_what_changes_and_who_needs_what_is_gone(cached: Callable[..., Path]) -> None:
    ListStore().save("course", ["pymupdf>=1"])
    folder = cached("314.0.6", "lxml", "pymupdf")
    with Cache(folder, pyodide="314.0.6") as cache:
        found = cache.updates.outdated(offline=True)
    assert found.release == "314.0.6"
    assert found.packages == 2
    assert (found.problems, found.asked_index) == ((), False)
    [newest] = [item for item in found.newer if item.version == "314.0.7"]
    assert newest.diff is not None
    assert [(change.name, change.before.version, change.after.version) for change in newest.diff.changed] == [
        ("lxml", "6.0.2", "6.1.3")
    ]
    assert newest.users == {"pymupdf": ("list “course”",)}


def test_a_release_with_the_same_lock_file_changes_nothing(cached: Callable[..., Path]) -> None:
    folder = cached("314.0.5", "lxml")
    with Cache(folder, pyodide="314.0.5") as cache:
        found = cache.updates.outdated(offline=True)
    [same] = [item for item in found.newer if item.version == "314.0.6"]
    assert same.diff is not None
    assert same.diff.is_empty


def test_a_side_that_is_neither_a_release_nor_a_path_is_a_problem(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache, pytest.raises(Problem) as caught:
        cache.updates.diff("3.99", "314.0.7")
    assert caught.value.code is Code.UNKNOWN_RELEASE


def test_files_of_unknown_hash_are_hashed_for_a_comparison(cached: Callable[..., Path]) -> None:
    folder = cached("314.0.7", "lxml")
    with Cache(folder) as cache:
        found = cache.updates.diff(str(folder), "314.0.7")
    assert found.uncompared == ()
    assert [change.name for change in found.rebuilt] == ["lxml"]
    assert len(found.added) == len(shipped_lock("314.0.7").packages) - 1
