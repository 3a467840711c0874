"""The store of a cache: its plans run like those of the cache itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Finished, Problem
from pyodide_cache.settings.attachments import default_store
from pyodide_cache.sharing.adopt import AdoptOptions
from support.stores import A, B, C, blobs_of, write_in_place


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
