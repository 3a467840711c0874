"""The store, the layers and the snapshots of a cache: plans run like those of the cache itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Finished, Problem
from pyodide_cache.settings.attachments import default_store
from pyodide_cache.sharing.adopt import AdoptOptions
from pyodide_cache.sharing.snapshots import Recipe
from support.snapshots import ONLY, wheels_in
from support.stores import A, B, C, blobs_of, write_in_place
from support.wheels import DistributionFolder, Wheel


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    A.write_to(folder)
    B.write_to(folder)
    return folder


def options_of(cache: Cache, store: Path) -> AdoptOptions:
    *_, last = cache.store(store).adopt_options()
    assert isinstance(last, Finished)
    options: AdoptOptions = last.report
    return options


def test_a_folder_that_cannot_be_looked_at_is_a_problem(directory: Path, tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 300)  # as without permission: to ask for it is an error
    with Cache(directory) as cache:
        for act in (cache.layers.add, lambda path: cache.snapshots(path).facts()):
            with pytest.raises(Problem):
                act(folder)
        assert cache.layers.attached() == ()


def test_a_directory_is_adopted_and_leaves_the_store_again(directory: Path, tmp_path: Path) -> None:
    with Cache(directory) as cache:
        assert cache.store().root == default_store()
        report = cache.execute(options_of(cache, tmp_path / "store").choose(hard_links=True))
        assert {entry.file_name for entry in (*report.added, *report.shared)} <= {A.file_name, B.file_name}
        assert cache.store().root == tmp_path / "store"
        state = cache.store().state()
        assert [member.directory for member in state.members] == [directory]
        cache.store().forget(directory)
        assert cache.store().root == default_store()
        with pytest.raises(Problem) as caught:
            cache.store(tmp_path / "store").forget(directory)
        assert caught.value.code is Code.NOT_A_STORE_MEMBER


def test_an_adopted_directory_takes_files_from_its_store_at_once(directory: Path, tmp_path: Path) -> None:
    with Cache(directory) as cache:
        cache.execute(options_of(cache, tmp_path / "store").plan)
        with Cache(tmp_path / "other") as other:
            C.write_to(tmp_path / "other")
            other.execute(options_of(other, tmp_path / "store").plan)
            assert len(other.store().state().members) == 2


def test_unused_files_are_deleted_and_wrong_ones_repaired(directory: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    with Cache(directory) as cache:
        cache.execute(options_of(cache, store).plan)
        (directory / A.file_name).unlink()
        assert cache.store().plan_gc().items == ()
        assert [blob.sha256 for blob in cache.execute(cache.store().plan_gc(grace=0)).removed] == [A.sha256]
        blob = blobs_of(store)[B.sha256]
        write_in_place(blob, b"wrong")
        *_, last = cache.store().verify(repair=True)
        assert isinstance(last, Finished)
        assert last.report.repaired == (B.sha256,)
        assert blob.read_bytes() == B.data


def test_a_missing_store_cannot_be_cleaned_up(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as cache, pytest.raises(Problem) as caught:
        cache.store(tmp_path / "nowhere").plan_gc()
    assert caught.value.code is Code.NO_STORE


def test_layers_are_attached_and_the_inventory_has_them_at_once(cache_dir: Path, share: Path, six: Wheel) -> None:
    with Cache(cache_dir, pyodide="0.29.0") as cache:
        assert cache.inventory().layers == ()
        assert cache.layers.add(share) == ()
        assert [layer.directory for layer in cache.inventory().layers] == [share]
        state = cache.layers.state()
        assert state.layers == (share,) == cache.layers.attached()
        assert state.release == "0.29.0"
        assert state.files[0][0].entry.file_name == six.file_name
        assert cache.layers.state(release="0.27.7").snippet.layer is None
        cache.layers.remove(share)
        assert cache.layers.state().layers == ()


def test_layers_are_ordered(cache_dir: Path, share: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Cache(cache_dir) as cache:
        cache.layers.add(share)
        cache.layers.add(tmp_path / "other", first=True)
        cache.layers.move_up(share)
        assert cache.layers.attached() == (share, tmp_path / "other")


def test_a_comparison_shows_in_the_state(cache_dir: Path, share: Path, six: Wheel) -> None:
    six.write_to(cache_dir)
    with Cache(cache_dir) as cache:
        cache.layers.add(share)
        assert [item.same for item in cache.layers.state().files[0]] == [True, None]
        *_, last = cache.layers.compare()
        assert isinstance(last, Finished)
        assert last.report.files == 2
        assert [item.same for item in cache.layers.state().files[0]] == [True, True]


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
        found = cache.updates.diff(str(older), str(newer))
    assert [item.name for item in found.added] == ["pytz"]
    assert [item.name for item in found.same] == ["six"]
    assert found.affected == ()


def test_without_a_snapshot_there_is_nothing_to_build_again(root: Path, cache_dir: Path) -> None:
    with Cache(cache_dir) as cache, pytest.raises(Problem) as caught:
        cache.snapshots(root).plan()
    assert caught.value.code is Code.NOT_A_SNAPSHOT


def test_requested_packages_are_counted_for_the_release(cache_dir: Path, distribution: DistributionFolder) -> None:
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        cache.execute(cache.plan_warm_up(["six"]))
        wanted = cache.wanted()
    assert [item.name for item in wanted] == ["six"]
