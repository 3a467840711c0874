"""The snapshots of a folder: planned, previewed, built and built again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Problem
from pyodide_cache.sharing.recipe import Recipe
from support.snapshots import ONLY, wheels_in
from support.wheels import DistributionFolder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def recipe(distribution: DistributionFolder, *names: str) -> Recipe:
    return Recipe(names=names, distribution=str(distribution), source=ONLY[1])


def test_a_preview_names_every_file_and_creates_nothing(
    root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    distribution.wheels["six"].write_to(cache_dir)
    with Cache(cache_dir) as cache:
        snapshots = cache.snapshots(root)
        preview = snapshots.preview(snapshots.plan(recipe(distribution, "python-dateutil")))
    names = {item.name for item in (*preview.packages.fetch, *preview.packages.cached)}
    assert names == {"python-dateutil", "six"}
    six = distribution.wheels["six"]
    assert preview.sizes[six.file_name] == len(six.data)
    assert not root.exists()


def test_a_snapshot_is_built_and_built_again(root: Path, cache_dir: Path, distribution: DistributionFolder) -> None:
    with Cache(cache_dir) as cache:
        snapshots = cache.snapshots(root)
        report = cache.execute(snapshots.plan(recipe(distribution, "six", "pytz")))
        assert report.files == 2
        assert wheels_in(root / "current") == {"six", "pytz"}
        assert snapshots.facts()["packages"] == ["six", "pytz"]
        again = cache.execute(snapshots.plan(keep=0))
        assert again.bytes_fetched == 0
        assert [item.path for item in snapshots.list().snapshots] == [again.folder]


def test_two_snapshots_are_compared(root: Path, cache_dir: Path, distribution: DistributionFolder) -> None:
    with Cache(cache_dir) as cache:
        snapshots = cache.snapshots(root)
        for names in (("six",), ("six", "pytz")):
            cache.execute(snapshots.plan(recipe(distribution, *names)))
        newer, older = (item.path for item in snapshots.list().snapshots)
        comparison = snapshots.compare(older, newer)
    assert [change.name for change in comparison.changes] == ["pytz"]
    assert comparison.same == 1


def test_without_a_snapshot_there_is_nothing_to_build_again(root: Path, cache_dir: Path) -> None:
    with Cache(cache_dir) as cache, pytest.raises(Problem) as caught:
        cache.snapshots(root).plan()
    assert caught.value.code is Code.NOT_A_SNAPSHOT


def test_requested_packages_are_counted_for_the_release(cache_dir: Path, distribution: DistributionFolder) -> None:
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        cache.execute(cache.plan_warm_up(["six"]))
        _release, wanted = cache.wanted()
    assert [item.name for item in wanted] == ["six"]
