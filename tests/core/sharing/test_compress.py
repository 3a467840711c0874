"""Unused files of a store are compressed and come back with the very same bytes, or stay as they are."""

from __future__ import annotations

import builtins
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import Cancel, Finished, ItemDone
from pyodide_cache.files.folders import files_in
from pyodide_cache.formats import inflated
from pyodide_cache.formats.inflated import UnpackError
from pyodide_cache.sharing import compress as room
from pyodide_cache.sharing.compress import CompressPlan, CompressReport
from pyodide_cache.sharing.store import open_store
from support.cli import run
from support.stores import A, adopt, blobs_of, bytes_on_disk, gc, sha256
from support.wheels import build_wheel, prose, write_distribution

#: Much of zlib's input is the same text, too far apart for zlib.
TEXT, OTHER = (build_wheel(name, modules={name: prose(name) * 2}) for name in ("text", "other"))
NOISE = build_wheel("noise", payload=60_000)


@pytest.fixture
def full(store: Path, tmp_path: Path) -> Path:
    """Return a directory that shares three files with the store."""
    folder = tmp_path / "cache"
    for wheel in (TEXT, OTHER, NOISE):
        wheel.write_to(folder)
    adopt(store, folder)
    return folder


@pytest.fixture
def unused(store: Path, full: Path) -> Path:
    """Return a directory that does not have the files of its store anymore."""
    for path, _ in files_in(full):
        path.unlink()
    return full


def compress(store: Path, *words: object) -> dict[str, Any]:
    found: dict[str, Any] = run("store", "compress", "--store", store, "--older-than", "0d", "--json", *words).json
    return found


def compressed_of(store: Path) -> dict[str, Path]:
    return {path.name: path for path in store.glob("compressed/*/*")}


def test_unused_files_that_shrink_are_compressed(store: Path, unused: Path) -> None:
    before = bytes_on_disk(store)
    said = compress(store)
    assert (said["done"], said["unchanged"], said["failed"]) == (2, 1, [])
    assert set(compressed_of(store)) == {TEXT.sha256, OTHER.sha256}
    assert set(blobs_of(store)) == {NOISE.sha256}
    assert said["bytes_before"] == len(TEXT.data) + len(OTHER.data)
    assert before - bytes_on_disk(store) == said["bytes_before"] - said["bytes_after"]
    assert said["bytes_after"] < 0.7 * said["bytes_before"]
    listed = run("store", "list", "--store", store, "--json").json
    assert (listed["totals"]["files"], listed["compressed"]["files"]) == (3, 2)
    assert (listed["compressed"]["bytes"], listed["bytes_expanded"]) == (said["bytes_after"], said["bytes_before"])


def test_a_dry_run_estimates_and_changes_nothing(store: Path, unused: Path) -> None:
    said = compress(store, "--dry-run")
    real = len(NOISE.data) + compress(store)["bytes_after"]
    assert abs(said["bytes_estimated"] - real) < 0.1 * real
    assert said["bytes"] == len(TEXT.data) + len(OTHER.data) + len(NOISE.data)
    text = run("store", "compress", "--store", store, "--older-than", "0d", "--dry-run").out
    assert "by an estimate" in text


def test_files_that_are_in_use_or_were_are_left(store: Path, full: Path) -> None:
    assert compress(store)["files"] == []
    (full / TEXT.file_name).unlink()
    assert compress(store, "--older-than", "60d")["recent"] == 1
    assert set(blobs_of(store)) == {TEXT.sha256, OTHER.sha256, NOISE.sha256}


def test_a_hard_link_anywhere_keeps_a_file_plain(store: Path, unused: Path, tmp_path: Path) -> None:
    os.link(blobs_of(store)[TEXT.sha256], tmp_path / "elsewhere")
    compress(store)
    assert set(compressed_of(store)) == {OTHER.sha256}


def test_nothing_is_compressed_while_a_directory_cannot_be_read(store: Path, unused: Path) -> None:
    unused.rmdir()
    unused.write_bytes(b"a file in the way")
    answer = run("store", "compress", "--store", store, "--older-than", "0d", "--json")
    assert (answer.code, answer.json["files"]) == (1, [])
    assert len(blobs_of(store)) == 3


@pytest.mark.parametrize("hard", [False, True])
def test_a_warm_up_takes_compressed_files(store: Path, unused: Path, tmp_path: Path, hard: bool) -> None:
    lock = write_distribution(tmp_path / "published", [TEXT]).lock_path
    (tmp_path / "published" / TEXT.file_name).unlink()
    adopt(store, unused, *(["--hard-links"] if hard else []))
    compress(store)
    options = ("--distribution", lock, "--source", "distribution", "--cache-dir", unused)
    plan = run("warm-up", "text", *options, "--dry-run", "--json").json
    assert [(item["local"], item["size"]) for item in plan["to_fetch"]] == [(True, len(TEXT.data))]
    assert TEXT.sha256 in compressed_of(store)
    report = run("warm-up", "text", *options, "--json").json
    assert (report["failed"], report["local"], report["bytes_fetched"]) == ([], 1, 0)
    assert sha256(unused / TEXT.file_name) == TEXT.sha256
    assert TEXT.sha256 not in compressed_of(store)
    assert sha256(blobs_of(store)[TEXT.sha256]) == TEXT.sha256
    assert blobs_of(store)[TEXT.sha256].stat().st_mode & 0o222 == 0


def test_expand_gives_every_file_its_bytes_back(store: Path, unused: Path) -> None:
    compress(store)
    answer = run("store", "expand", "--store", store, "--json")
    assert (answer.json["done"], answer.json["failed"]) == (2, [])
    assert {name: sha256(path) for name, path in blobs_of(store).items()} == {
        wheel.sha256: wheel.sha256 for wheel in (TEXT, OTHER, NOISE)
    }
    assert compressed_of(store) == {}
    assert "0 files" in run("store", "expand", "--store", store).out


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [damage, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"x")])
def test_a_damaged_form_is_fetched_again_and_found_by_a_verification(
    store: Path, unused: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    distribution = write_distribution(tmp_path / "published", [TEXT])
    compress(store)
    damage(compressed_of(store)[TEXT.sha256])
    options = ("--distribution", distribution, "--source", "distribution", "--cache-dir", unused, "--json")
    assert run("warm-up", "text", *options).json["failed"] == []
    assert sha256(unused / TEXT.file_name) == TEXT.sha256
    answer = run("store", "verify", "--store", store, "--json")
    assert (answer.code, [item["sha256"] for item in answer.json["damaged"]]) == (1, [TEXT.sha256])
    run("store", "verify", "--store", store, "--repair")
    assert set(compressed_of(store)) == {OTHER.sha256}
    assert run("store", "verify", "--store", store).code == 0


def test_another_build_of_zlib_never_gives_wrong_bytes(
    store: Path, unused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compress(store)
    real = inflated.zlib.compressobj
    monkeypatch.setattr(inflated.zlib, "compressobj", lambda level, *rest: real(1, *rest))
    answer = run("store", "expand", "--store", store, "--json")
    assert (answer.json["done"], answer.json["unchanged"]) == (0, 2)
    assert set(compressed_of(store)) == {TEXT.sha256, OTHER.sha256}


def test_a_form_that_does_not_give_the_same_bytes_is_not_kept(
    store: Path, unused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inflated, "unpacked", lambda form: b"other")
    assert (compress(store)["done"], compressed_of(store)) == (0, {})
    assert len(blobs_of(store)) == 3


def test_a_file_with_too_large_contents_is_left(store: Path, unused: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflated, "packed", lambda _data, _level: None)
    said = compress(store)
    assert (said["done"], said["unchanged"], said["failed"]) == (0, 3, [])


def test_a_blob_with_wrong_bytes_is_named_and_left(store: Path, unused: Path) -> None:
    path = blobs_of(store)[TEXT.sha256]
    path.chmod(0o644)
    path.write_bytes(b"wrong")
    answer = run("store", "compress", "--store", store, "--older-than", "0d", "--json")
    assert answer.code == 1
    assert [item["code"] for item in answer.json["failed"]] == ["wrong-blob"]
    assert path.read_bytes() == b"wrong"


def test_a_cleanup_deletes_compressed_files_too(store: Path, unused: Path) -> None:
    compress(store)
    assert set(gc(store, "--grace", 0)["removed"]) == {wheel.sha256 for wheel in (TEXT, OTHER, NOISE)}
    assert compressed_of(store) == {}


def test_a_file_that_came_into_use_since_the_plan_stays_plain(store: Path, unused: Path, tmp_path: Path) -> None:
    with Cache(unused) as cache:
        plan = cache.store(store).plan_compress(age=0)
        os.link(blobs_of(store)[TEXT.sha256], tmp_path / "used")
        report: CompressReport = cache.execute(plan)
    assert (report.done, report.unchanged) == (1, 2)
    assert set(compressed_of(store)) == {OTHER.sha256}


def test_a_cancel_keeps_what_is_done(store: Path, unused: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_THREADS", 1)
    cancel = Cancel()
    with Cache(unused) as cache:
        plan: CompressPlan = cache.store(store).plan_compress(age=0)
        for event in room.run_compress(plan, open_store(store), cancel=cancel):
            if isinstance(event, ItemDone):
                cancel.set()
    assert isinstance(event, Finished)
    assert event.report.cancelled
    assert len(blobs_of(store)) + len(compressed_of(store)) == 3


def test_a_file_system_that_compresses_is_preferred(
    store: Path, unused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_sparse(path: Path, data: bytes) -> None:
        path.touch()
        os.truncate(path, len(data))

    monkeypatch.setattr(room, "write_file", write_sparse)
    answer = run("store", "compress", "--store", store, "--older-than", "0d")
    assert answer.code == 0
    assert "compresses files by itself" in answer.out
    assert len(blobs_of(store)) == 3


def test_bytes_that_are_shared_by_reflink_are_left(
    store: Path, unused: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "is_reflink", lambda path: path.name == TEXT.sha256)
    said = compress(store)
    assert (said["shared"], set(compressed_of(store))) == (1, {OTHER.sha256})


def test_without_the_library_a_compression_says_so_and_a_warm_up_downloads(
    store: Path, unused: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distribution = write_distribution(tmp_path / "published", [TEXT])
    compress(store)
    real: Any = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "zstandard":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    options = ("--distribution", distribution, "--source", "distribution", "--cache-dir", unused, "--json")
    assert run("warm-up", "text", *options).json["failed"] == []
    (unused / TEXT.file_name).unlink()
    answer = run("store", "compress", "--store", store, "--older-than", "0d")
    assert answer.code != 0
    assert "pip install" in answer.err


@pytest.mark.parametrize("text", ["", "soon", "-1d"])
def test_what_is_no_age_is_refused(store: Path, unused: Path, text: str) -> None:
    answer = run("store", "compress", "--store", store, "--older-than", text)
    assert answer.code == 2
    assert "such as 30d" in answer.err


def test_an_age_without_a_unit_is_in_days(store: Path, unused: Path) -> None:
    assert run("store", "compress", "--store", store, "--older-than", "0", "--json").json["done"]
    assert not run("store", "compress", "--store", store, "--older-than", "60", "--json").json["done"]


def test_a_store_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert run("store", "compress", "--store", tmp_path / "none", "--json").code != 0


TEXT = build_wheel("text", modules={"text": prose("text") * 2})


@pytest.fixture
def compressed_store(store: Path) -> Path:
    """Return a store with one compressed blob."""
    opened = open_store(store, create=True)
    opened.put_bytes(TEXT.data, TEXT.sha256)
    (blob,) = opened.blobs()
    assert opened.compress(blob, 12)
    return store


def test_a_store_finds_a_compressed_blob_by_expanding_it(compressed_store: Path) -> None:
    found = open_store(compressed_store).find(TEXT.sha256)
    assert found == blobs_of(compressed_store)[TEXT.sha256]
    assert found.read_bytes() == TEXT.data
    assert not open_store(compressed_store).compressed_path(TEXT.sha256).exists()
    assert open_store(compressed_store).find(A.sha256) is None


def test_the_size_of_the_plain_file_is_known_without_expanding(compressed_store: Path) -> None:
    opened = open_store(compressed_store)
    path = opened.compressed_path(TEXT.sha256)
    assert opened.expanded_size(TEXT.sha256) == len(TEXT.data)
    assert path.stat().st_size < len(TEXT.data)
    path.write_bytes(b"short")
    assert opened.expanded_size(TEXT.sha256) is None
    assert opened.expanded_size(A.sha256) is None


def test_a_form_with_another_name_is_not_expanded(compressed_store: Path) -> None:
    opened = open_store(compressed_store)
    wrong = opened.compressed_path(A.sha256)
    wrong.parent.mkdir(parents=True, exist_ok=True)
    os.link(opened.compressed_path(TEXT.sha256), wrong)
    with pytest.raises(UnpackError):
        opened.expand(A.sha256)
    assert opened.find(A.sha256) is None
    assert wrong.exists()


def test_a_failure_of_the_disk_keeps_the_compressed_form(
    compressed_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_store(compressed_store)
    monkeypatch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        opened.expand(TEXT.sha256)
    assert opened.compressed_path(TEXT.sha256).exists()
    assert blobs_of(compressed_store) == {}


def test_whether_a_file_system_compresses_is_found_by_trying(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_store(store, create=True)
    monkeypatch.setattr(room, "is_encoded", lambda _path: False)
    assert not room.compresses_itself(opened)
    assert list(opened.temporary.iterdir()) == []
    monkeypatch.setattr(room, "is_encoded", lambda _path: True)
    assert room.compresses_itself(opened)
