"""One copy of the same bytes for many directories; and no way for a wrong one to spread."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
import time
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import links
from pyodide_cache.files.links import Link, place
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.sharing.adopt import plan_adopt, run_adopt
from pyodide_cache.sharing.gc import plan_gc, run_gc
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import Store, open_store
from pyodide_cache.verify.verify import plan_verify, run_verify
from support.cli import files_of, run, warm
from support.servers import Serve
from support.stores import adopt, blobs_of, bytes_on_disk, sha256, unfinished
from support.wheels import INFO, DistributionFolder, build_lock, build_wheel, write_distribution

ONLY = ("--source", "distribution")
A, B, C = (build_wheel(name, payload=50_000) for name in ("a", "b", "c"))


@pytest.fixture(autouse=True)
def no_reflinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the kernel for something it does not know instead: the tests say the same on every file system."""
    monkeypatch.setattr(links, "_FICLONE", 0x40049400)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Return a directory with two wheels."""
    folder = tmp_path / "first"
    A.write_to(folder)
    B.write_to(folder)
    return folder


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Return a directory with one of the wheels of `first`, and another."""
    folder = tmp_path / "second"
    B.write_to(folder)
    C.write_to(folder)
    return folder


def gc(store: Path, *words: object) -> dict[str, list[str]]:
    answer = run("store", "gc", "--store", store, "--yes", "--json", *words)
    found: dict[str, list[str]] = answer.json
    return found


def write_in_place(path: Path, data: bytes) -> None:
    """Do what ``cp`` and Node's ``writeFile`` do, as a person who may."""
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.truncate()
        file.write(data)


# Adopting


def test_two_directories_that_were_adopted_share_what_both_have(store: Path, first: Path, second: Path) -> None:
    before = bytes_on_disk(first, second)
    assert adopt(store, first, "--hard-links").json["bytes_saved"] == 0
    answer = adopt(store, second, "--hard-links")
    assert answer.code == 0, answer.err
    assert answer.json["bytes_saved"] == len(B.data)
    assert before - bytes_on_disk(first, second, store / "blobs") == len(B.data)
    assert (first / B.file_name).samefile(second / B.file_name)
    assert {name: sha256(path) for name, path in blobs_of(store).items()} == {
        wheel.sha256: wheel.sha256 for wheel in (A, B, C)
    }
    assert files_of(first) == {A.file_name, B.file_name}
    assert files_of(second) == {B.file_name, C.file_name}
    assert unfinished(store, first, second) == []


def test_blobs_cannot_be_written_to(store: Path, first: Path) -> None:
    adopt(store, first)
    assert {stat.S_IMODE(path.stat().st_mode) & 0o222 for path in blobs_of(store).values()} == {0}


def test_the_plan_tells_what_is_saved_before_anything_is_done(store: Path, first: Path, second: Path) -> None:
    adopt(store, first, "--hard-links")
    shutil.copy(second / C.file_name, second / C.file_name.replace("c-1.0", "c-1.1"))
    answer = run("store", "adopt", second, "--store", store, "--hard-links", "--dry-run", "--json")
    assert answer.json["bytes_saved"] == len(B.data) + len(C.data)
    assert len(answer.json["to_share"]) == 2
    assert answer.json["to_add"] == [C.file_name]
    assert not (first / B.file_name).samefile(second / B.file_name)
    assert adopt(store, second, "--hard-links").json["bytes_saved"] == len(B.data) + len(C.data)


def test_a_file_with_a_name_elsewhere_saves_nothing(store: Path, first: Path, second: Path, tmp_path: Path) -> None:
    adopt(store, first, "--hard-links")
    os.link(second / B.file_name, tmp_path / "elsewhere")
    assert adopt(store, second, "--hard-links").json["bytes_saved"] == 0


def test_without_reflinks_and_without_the_choice_of_hard_links_the_price_of_copies_is_said(
    store: Path, first: Path
) -> None:
    inodes = {path.name: path.stat().st_ino for path in first.iterdir()}
    answer = adopt(store, first)
    assert answer.json["link"] == "copy"
    assert answer.json["bytes_saved"] == -len(A.data) - len(B.data)
    assert {path.name: path.stat().st_ino for path in first.iterdir()} == inodes
    told = run("store", "adopt", first, "--store", store, "--dry-run")
    assert "--hard-links" in told.out


def test_adopting_again_does_nothing(store: Path, first: Path) -> None:
    adopt(store, first, "--hard-links")
    answer = adopt(store, first, "--hard-links").json
    assert (answer["to_add"], answer["to_share"], answer["ready"]) == ([], [], 2)


def test_without_yes_and_without_a_terminal_nothing_is_done(store: Path, first: Path) -> None:
    answer = run("store", "adopt", first, "--store", store)
    assert answer.code == 2
    assert blobs_of(store) == {}


def test_links_damaged_and_foreign_files_are_left_as_they_are(store: Path, first: Path, tmp_path: Path) -> None:
    C.write_to(tmp_path / "elsewhere")
    (first / C.file_name).symlink_to(tmp_path / "elsewhere" / C.file_name)
    (first / "broken-1.0-py3-none-any.whl").write_bytes(b"no archive")
    (first / "empty-1.0-py3-none-any.whl").write_bytes(b"")
    (first / "loop-1.0-py3-none-any.whl").symlink_to("loop-1.0-py3-none-any.whl")
    (first / "notes.txt").write_text("mine")
    answer = adopt(store, first, "--hard-links")
    assert answer.code == 0, answer.err
    assert {row["file_name"] for row in answer.json["refused"]} == {
        C.file_name,
        "broken-1.0-py3-none-any.whl",
        "empty-1.0-py3-none-any.whl",
        "loop-1.0-py3-none-any.whl",
    }
    assert set(blobs_of(store)) == {A.sha256, B.sha256}
    assert (first / C.file_name).is_symlink()


def test_a_file_that_changes_after_it_was_hashed_is_left_alone(store: Path, first: Path) -> None:
    with contextlib.closing(open_ledger()) as ledger:
        *_, last = run_verify(plan_verify(read_inventory(first, ledger=ledger)), ledger=ledger, cancel=Cancel())
        assert isinstance(last, Finished)
        opened = open_store(store, create=True)
        plan = plan_adopt(first, last.report.entries, opened, Link.HARD)  # type: ignore[attr-defined]
        (first / A.file_name).write_bytes(B.data)
        *_, last = run_adopt(plan, StoreMember(opened, first, Link.HARD, ledger), cancel=Cancel())
    assert isinstance(last, Finished)
    report = last.report
    assert [(name, problem.code) for name, problem in report.failed] == [  # type: ignore[attr-defined]
        (A.file_name, Code.CHANGED)
    ]
    assert set(blobs_of(store)) == {B.sha256}
    assert (first / A.file_name).read_bytes() == B.data


# Traps of links


def test_a_name_that_is_given_its_own_inode_again_leaves_no_second_name(tmp_path: Path) -> None:
    # rename() between two names of one inode does nothing, and leaves both.
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"bytes")
    for _ in range(3):
        assert place(source, target, Link.HARD) is Link.HARD
    assert {path.name for path in tmp_path.iterdir()} == {"source", "target"}


@pytest.mark.parametrize("error", [errno.EMLINK, errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP])
def test_where_no_link_can_be_made_there_is_a_copy(
    store: Path, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    adopt(store, first, "--hard-links")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", refuse)
    answer = adopt(store, second, "--hard-links")
    assert answer.code == 0, answer.err
    assert answer.json["link"] == "copy"
    assert set(blobs_of(store)) == {A.sha256, B.sha256, C.sha256}
    assert (second / B.file_name).read_bytes() == B.data
    assert unfinished(store, second) == []


@pytest.mark.slow
def test_a_file_written_in_place_is_found_in_every_view_and_spreads_no_further(
    store: Path, first: Path, second: Path, tmp_path: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    six = distribution.wheels["six"]
    server = serve(distribution)
    for folder in (first, second):
        adopt(store, folder, "--hard-links")
        assert warm(folder, "six", "--distribution", distribution, *ONLY).code == 0
    assert (first / six.file_name).samefile(second / six.file_name)
    write_in_place(first / six.file_name, b"poison")
    assert (second / six.file_name).read_bytes() == b"poison"

    answer = run("store", "verify", "--store", store, "--json")
    assert answer.code == 1
    assert [row["sha256"] for row in answer.json["wrong"]] == [six.sha256]
    assert set(answer.json["wrong"][0]["files"]) == {str(folder / six.file_name) for folder in (first, second)}
    for folder in (first, second):
        assert run("--cache-dir", folder, "verify").code == 1

    third = tmp_path / "third"
    adopt(store, third, "--hard-links")
    said = warm(third, "six", "--distribution", server, *ONLY).json
    assert (said["local"], said["bytes_fetched"]) == (0, len(six.data))
    assert (third / six.file_name).read_bytes() == six.data
    assert sha256(blobs_of(store)[six.sha256]) == six.sha256
    assert run("store", "verify", "--store", store).code == 0

    # A repair replaces by rename: the other view keeps its wrong bytes until its own.
    before = server.total
    assert run("--cache-dir", second, "repair", "--distribution", distribution, *ONLY).code == 0
    assert (second / six.file_name).read_bytes() == six.data
    assert (first / six.file_name).read_bytes() == b"poison"
    assert server.total == before


def test_a_wrong_blob_is_set_aside_and_mended_from_a_view_that_has_the_right_bytes(store: Path, first: Path) -> None:
    adopt(store, first)
    blob = blobs_of(store)[A.sha256]
    write_in_place(blob, b"rotten")
    answer = run("store", "verify", "--repair", "--store", store, "--json")
    assert answer.code == 1
    assert answer.json["wrong"] == [{"sha256": A.sha256, "files": [], "repaired": True}]
    assert blob.read_bytes() == A.data
    assert [path.read_bytes() for path in (store / "quarantine").iterdir()] == [b"rotten"]
    assert run("store", "verify", "--store", store).code == 0


def test_what_is_written_to_one_view_does_not_show_in_another_where_they_are_no_hard_links(
    store: Path, first: Path, second: Path
) -> None:
    for folder in (first, second):
        adopt(store, folder)
    write_in_place(first / B.file_name, b"mine")
    assert (second / B.file_name).read_bytes() == B.data
    assert sha256(blobs_of(store)[B.sha256]) == B.sha256


# Warm-ups of views


def test_what_the_store_has_is_not_fetched_again(
    store: Path, tmp_path: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    for name in ("one", "two"):
        adopt(store, tmp_path / name, "--hard-links")
    said = warm(tmp_path / "one", "pandas", "--distribution", server, *ONLY).json
    assert (len(said["fetched"]), said["local"]) == (6, 0)
    before = {path: count for path, count in server.requests.items() if path.endswith((".whl", ".zip"))}
    said = warm(tmp_path / "two", "pandas", "--distribution", server, *ONLY).json
    assert (len(said["fetched"]), said["local"], said["bytes_fetched"]) == (6, 6, 0)
    assert {path: count for path, count in server.requests.items() if path.endswith((".whl", ".zip"))} == before
    names = files_of(tmp_path / "one")
    assert names == files_of(tmp_path / "two")
    assert all((tmp_path / "one" / name).samefile(tmp_path / "two" / name) for name in names)
    assert run("--cache-dir", tmp_path / "two", "verify").code == 0


def test_releases_that_give_one_name_different_bytes_each_have_their_own(store: Path, tmp_path: Path) -> None:
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


def test_a_store_that_is_not_there_is_said_and_the_warm_up_goes_on(
    store: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    adopt(store, cache_dir)
    shutil.rmtree(store)
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0
    assert "is not a store" in answer.err
    assert files_of(cache_dir) == {distribution.wheels["six"].file_name}
    assert not store.exists()


# Clean-up of the store


def test_what_no_view_uses_goes_and_all_else_stays(store: Path, first: Path, second: Path) -> None:
    for folder in (first, second):
        adopt(store, folder, "--hard-links")
    (second / C.file_name).unlink()
    (second / B.file_name).unlink()
    assert gc(store)["removed"] == []  # too young
    answer = gc(store, "--grace", 0)
    assert answer["removed"] == [C.sha256]
    assert answer["bytes_freed"] == len(C.data)
    assert set(blobs_of(store)) == {A.sha256, B.sha256}
    assert unfinished(store) == []


def test_a_copy_in_a_view_keeps_its_blob(store: Path, first: Path) -> None:
    adopt(store, first)
    (first / A.file_name).unlink()
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "pyodide-cache")  # nothing is remembered
    assert gc(store, "--grace", 0)["removed"] == [A.sha256]
    assert set(blobs_of(store)) == {B.sha256}


def test_what_lies_in_the_trash_or_the_quarantine_is_in_use(store: Path, first: Path, trash: Path) -> None:
    adopt(store, first, "--hard-links")
    assert run("--cache-dir", first, "clear", "--yes").code == 0
    assert gc(store, "--grace", 0)["removed"] == []
    shutil.rmtree(trash)
    assert set(gc(store, "--grace", 0)["removed"]) == {A.sha256, B.sha256}


def test_a_dry_run_takes_nothing(store: Path, first: Path) -> None:
    adopt(store, first)
    shutil.rmtree(first)
    answer = run("store", "gc", "--store", store, "--grace", 0, "--dry-run", "--json")
    assert set(answer.json["to_remove"]) == {A.sha256, B.sha256}
    assert set(blobs_of(store)) == {A.sha256, B.sha256}


def test_a_deleted_view_is_forgotten_but_one_that_may_be_unmounted_stops_the_clean_up(
    store: Path, first: Path, second: Path
) -> None:
    for folder in (first, second):
        adopt(store, folder)
    shutil.rmtree(first)
    assert gc(store, "--grace", 0)["removed"] == [A.sha256]
    assert [row["directory"] for row in run("store", "list", "--store", store, "--json").json["members"]] == [
        str(second)
    ]
    record = next((store / "views").iterdir())
    record.write_text(json.dumps({"directory": str(second), "same_file_system": False}))
    shutil.rmtree(second)
    answer = run("store", "gc", "--store", store, "--grace", 0, "--yes", "--json")
    assert answer.code == 1
    assert [row["code"] for row in answer.json["failed"]] == ["store-member-gone"]
    assert "store forget" in answer.json["failed"][0]["reason"]
    assert set(blobs_of(store)) == {B.sha256, C.sha256}
    assert run("store", "forget", second, "--store", store).code == 0
    assert set(gc(store, "--grace", 0)["removed"]) == {B.sha256, C.sha256}


def test_what_came_into_use_since_the_plan_stays(store: Path, first: Path, tmp_path: Path) -> None:
    adopt(store, first)
    shutil.rmtree(first)
    opened = open_store(store)
    with contextlib.closing(open_ledger()) as ledger:
        plan = plan_gc(opened, ledger=ledger, cancel=Cancel(), grace=0)
        assert len(plan.items) == 2
        assert StoreMember(opened, tmp_path / "late", Link.HARD, ledger).give(A.file_name, A.sha256)
        *_, last = run_gc(plan, opened, ledger=ledger, cancel=Cancel())
    assert isinstance(last, Finished)
    assert [blob.sha256 for blob in last.report.removed] == [B.sha256]  # type: ignore[attr-defined]
    assert set(blobs_of(store)) == {A.sha256}


def test_a_blob_that_was_linked_while_it_went_comes_back(
    store: Path, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a lock, as on a file system that has none: a link is made right before the name goes.
    adopt(store, first)
    opened = open_store(store)
    blob = next(item for item in opened.blobs() if item.sha256 == A.sha256)
    rename = Path.rename

    def link_then_rename(path: Path, target: Path) -> Path:
        os.link(path, tmp_path / "view")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", link_then_rename)
    assert not opened.remove(blob)
    assert (tmp_path / "view").samefile(opened.path(A.sha256))
    assert unfinished(store) == []


def test_unfinished_files_of_killed_processes_go_when_they_are_old(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt(store, first)
    left = store / "tmp" / "left.pyodide-cache-part"
    left.write_bytes(b"half")
    gc(store)
    assert left.exists()
    later = time.time() + 25 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    gc(store)
    assert not left.exists()


# What is no store


def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path, first: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "beach.jpg").write_bytes(b"sand")
    answer = adopt(photos, first)
    assert answer.code == 1
    assert "is not a store" in answer.err
    assert files_of(photos) == {"beach.jpg"}
    assert run("store", "gc", "--store", tmp_path / "nowhere").code == 1
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("mark", ["", "{", "[]", '{"version": 99}'])
def test_a_store_of_another_version_or_with_a_broken_mark_is_refused(store: Path, first: Path, mark: str) -> None:
    adopt(store, first)
    (store / "pyodide-cache-store.json").write_text(mark)
    with pytest.raises(Problem) as caught:
        open_store(store, create=True)
    assert caught.value.code is Code.NOT_A_STORE


def test_a_directory_inside_the_store_is_refused(store: Path) -> None:
    answer = adopt(store, store / "blobs")
    assert answer.code == 1
    assert "Choose a folder outside it" in answer.err


def test_odd_things_in_a_store_are_passed_over(store: Path, first: Path) -> None:
    adopt(store, first)
    (store / "blobs" / "sha256" / "notes.txt").write_text("mine")
    (store / "blobs" / "sha256" / A.sha256[:2] / "short").write_text("mine")
    (store / "views" / "broken.json").write_text("{")
    os.symlink("nowhere", store / "blobs" / "sha256" / A.sha256[:2] / ("0" * 64))
    assert run("store", "verify", "--store", store).code == 0
    assert gc(store, "--grace", 0)["removed"] == []
    assert run("store", "list", "--store", store, "--json").json["files"] == 2


def test_a_shared_store_stays_open_to_its_group_whatever_the_umask(
    store: Path, first: Path, tmp_path: Path, distribution: DistributionFolder
) -> None:
    team = tmp_path / "team"
    team.mkdir()
    for folder in (store, team):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o2770)
    before = os.umask(0o077)
    try:
        adopt(store, team, "--hard-links")
        assert warm(team, "six", "pytz", "--distribution", distribution, *ONLY).code == 0
    finally:
        os.umask(before)
    for root, folders, names in os.walk(store):
        for name in folders:
            assert stat.S_IMODE(os.stat(Path(root, name)).st_mode) & 0o2070 == 0o2070, name
        for name in names:
            assert os.stat(Path(root, name)).st_mode & stat.S_IRGRP, name
    assert {path.stat().st_mode & 0o222 for path in blobs_of(store).values()} == {0}
    for path in team.iterdir():
        assert path.stat().st_mode & stat.S_IRGRP, path
    assert isinstance(open_store(store), Store)


def test_a_plan_makes_neither_a_store_nor_a_directory(store: Path, first: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    for directory in (first, missing):
        answer = run("store", "adopt", "--dry-run", "--hard-links", "--store", store, directory)
        assert answer.code == 0, answer.err
        assert "Nothing was changed" in answer.out
    assert not store.exists()
    assert not missing.exists()
    assert not list(tmp_path.glob(".pyodide-cache-*"))


def test_a_store_that_is_not_there_yet_is_no_error_to_look_at(store: Path) -> None:
    answer = run("store", "list", "--store", store)
    assert answer.code == 0
    assert "There is no store at" in answer.out
