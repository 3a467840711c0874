"""Members take files from the store, and add what they download."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.links import Link
from pyodide_cache.files.paths import is_file
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.members import SharedFile, StoreMember, open_local_sources
from pyodide_cache.sharing.store import Store, open_store
from pyodide_cache.warm_up.local_sources import LocalSources
from support.cli import packages_of, run, warm
from support.servers import Serve
from support.stores import ONLY, A, B, adopt, blobs_of, sha256, write_in_place
from support.wheels import INFO, DistributionFolder, build_lock, build_wheel, write_distribution


def test_files_of_the_store_are_not_downloaded_again(
    store: Path, tmp_path: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    for name in ("one", "two"):
        adopt(store, tmp_path / name, "--hard-links")
    report = warm(tmp_path / "one", "pandas", "--distribution", server, *ONLY).json
    assert (len(report["fetched"]), report["local"]) == (6, 0)
    before = {path: count for path, count in server.requests.items() if path.endswith((".whl", ".zip"))}
    report = warm(tmp_path / "two", "pandas", "--distribution", server, *ONLY).json
    assert (len(report["fetched"]), report["local"], report["bytes_fetched"]) == (6, 6, 0)
    assert {path: count for path, count in server.requests.items() if path.endswith((".whl", ".zip"))} == before
    names = packages_of(tmp_path / "one")
    assert names == packages_of(tmp_path / "two")
    assert all((tmp_path / "one" / name).samefile(tmp_path / "two" / name) for name in names)
    assert run("--cache-dir", tmp_path / "two", "verify").code == 0


def test_releases_with_the_same_name_and_different_bytes_each_have_their_own(store: Path, tmp_path: Path) -> None:
    wheels = {name: build_wheel("same", modules={"same": f"OF = {name!r}\n"}) for name in ("old", "new")}
    for name, wheel in wheels.items():
        info = INFO if name == "new" else {**INFO, "abi_version": "2025_0", "python": "3.13.2"}
        lock = build_lock([wheel], info=info)
        published = write_distribution(tmp_path / f"published-{name}", [wheel], lock=lock)
        adopt(store, tmp_path / name, "--hard-links")
        assert warm(tmp_path / name, "same", "--distribution", published, *ONLY).code == 0
    for name, wheel in wheels.items():
        assert (tmp_path / name / wheel.file_name).read_bytes() == wheel.data
    assert set(blobs_of(store)) == {wheel.sha256 for wheel in wheels.values()}


def test_the_right_bytes_of_a_directory_replace_wrong_ones_in_the_store(store: Path, tmp_path: Path) -> None:
    wheel = build_wheel("six")
    for name in ("one", "two"):
        wheel.write_to(tmp_path / name)
    adopt(store, tmp_path / "one", "--hard-links")
    blob = Store(store).path(wheel.sha256)
    blob.unlink()
    blob.write_bytes(b"wrong")
    adopt(store, tmp_path / "two", "--hard-links")
    assert blob.read_bytes() == (tmp_path / "two" / wheel.file_name).read_bytes() == wheel.data
    assert blob.samefile(tmp_path / "two" / wheel.file_name)


def test_copies_are_independent(store: Path, first: Path, second: Path) -> None:
    for folder in (first, second):
        adopt(store, folder)
    write_in_place(first / B.file_name, b"changed")
    assert (second / B.file_name).read_bytes() == B.data
    assert sha256(blobs_of(store)[B.sha256]) == B.sha256


def test_bytes_that_two_members_add_at_the_same_time_are_shared_too(
    store: Path, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_store(store, create=True)
    put = Store.put

    def put_after_another(self: Store, source: Path, *arguments: object, **options: object) -> bool:
        monkeypatch.setattr(Store, "put", put)
        put(self, second / B.file_name, B.sha256, stamp_of(second / B.file_name), Link.HARD)
        return put(self, source, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "put", put_after_another)
    with contextlib.closing(open_ledger()) as ledger:
        member = StoreMember(opened, first, Link.HARD, ledger)
        (result,) = member.share_all([(B.file_name, B.sha256, stamp_of(first / B.file_name))], Cancel())
    assert isinstance(result, SharedFile)
    assert (result.added, result.shared) == (False, True)
    assert (first / B.file_name).samefile(second / B.file_name)


def test_a_blob_that_another_process_adds_is_not_replaced_under_its_links(
    store: Path, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_store(store, create=True)
    third = second.with_name("third")
    third.mkdir()
    (third / B.file_name).hardlink_to(second / B.file_name)

    def is_there_now(path: Path) -> bool:  # a moment ago it was not
        monkeypatch.setattr("pyodide_cache.sharing.members.is_file", is_file)
        opened.put(second / B.file_name, B.sha256, stamp_of(second / B.file_name), Link.HARD)
        return is_file(path)

    monkeypatch.setattr("pyodide_cache.sharing.members.is_file", is_there_now)
    with contextlib.closing(open_ledger()) as ledger:
        member = StoreMember(opened, first, Link.HARD, ledger)
        member.adopt(B.file_name, B.sha256, stamp_of(first / B.file_name))
    (blob,) = [path for name, path in blobs_of(store).items() if name == B.sha256]
    for folder in (first, second, third):
        assert (folder / B.file_name).samefile(blob)


def test_a_changed_file_is_not_shared(store: Path, first: Path) -> None:
    opened = open_store(store, create=True)
    path = first / A.file_name
    before = stamp_of(path)
    path.write_bytes(b"changed")
    with contextlib.closing(open_ledger()) as ledger, pytest.raises(Problem) as caught:
        StoreMember(opened, first, Link.HARD, ledger).adopt(A.file_name, A.sha256, before)
    assert caught.value.code is Code.CHANGED
    assert blobs_of(store) == {}


def opened(directory: Path) -> LocalSources:
    with contextlib.closing(open_ledger()) as ledger:
        return open_local_sources(directory, ledger)


def test_a_directory_without_attachments_has_no_local_sources(first: Path) -> None:
    assert opened(first) == LocalSources()


def test_the_store_and_the_layers_are_opened(store: Path, first: Path, second: Path) -> None:
    adopt(store, first)
    Attachments().change_layers(first, lambda _: (second,))
    found = opened(first)
    assert found.store is not None
    assert found.store.root == store
    assert found.store.size(A.sha256) == len(A.data)
    assert found.folders == (second,)
    assert found.notes == ()


def test_broken_settings_are_a_note(first: Path) -> None:
    Attachments().path.parent.mkdir(parents=True)
    Attachments().path.write_text("not toml [")
    assert [note.code for note in opened(first).notes] == [Code.BROKEN_SETTINGS]


def test_a_missing_store_is_a_note_and_the_warm_up_continues(
    store: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    adopt(store, cache_dir)
    shutil.rmtree(store)
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0
    assert "there is no store at" in answer.err
    assert packages_of(cache_dir) == {distribution.wheels["six"].file_name}
    assert not store.exists()
