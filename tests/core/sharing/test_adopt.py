"""Adopting stores the same bytes once, and says before what it saves."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.links import Link
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.adopt import adopt_options, plan_adopt, share_planned
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import open_store
from pyodide_cache.verify.verify import plan_verify, run_verify
from support.cli import files_of, run
from support.stores import A, B, C, adopt, blobs_of, bytes_on_disk, sha256, unfinished


def test_two_adopted_directories_share_their_common_files(store: Path, first: Path, second: Path) -> None:
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


def test_the_plan_says_what_is_saved_before_anything_is_changed(store: Path, first: Path, second: Path) -> None:
    adopt(store, first, "--hard-links")
    shutil.copy(second / C.file_name, second / C.file_name.replace("c-1.0", "c-1.1"))
    answer = run("store", "adopt", second, "--store", store, "--hard-links", "--dry-run", "--json")
    assert answer.json["bytes_saved"] == len(B.data) + len(C.data)
    assert len(answer.json["to_share"]) == 2
    assert answer.json["to_add"] == [C.file_name]
    assert not (first / B.file_name).samefile(second / B.file_name)
    assert adopt(store, second, "--hard-links").json["bytes_saved"] == len(B.data) + len(C.data)


def test_a_file_with_another_name_elsewhere_saves_nothing(
    store: Path, first: Path, second: Path, tmp_path: Path
) -> None:
    adopt(store, first, "--hard-links")
    os.link(second / B.file_name, tmp_path / "elsewhere")
    assert adopt(store, second, "--hard-links").json["bytes_saved"] == 0


def test_without_reflinks_and_hard_links_copies_need_space(store: Path, first: Path) -> None:
    inodes = {path.name: path.stat().st_ino for path in first.iterdir()}
    answer = adopt(store, first)
    assert answer.json["link"] == "copy"
    assert answer.json["bytes_saved"] == -len(A.data) - len(B.data)
    assert {path.name: path.stat().st_ino for path in first.iterdir()} == inodes
    text = run("store", "adopt", first, "--store", store, "--dry-run")
    assert "--hard-links" in text.out


def test_between_file_systems_no_option_is_offered_that_does_nothing(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.sharing.adopt.best_link", lambda *_folders, **_options: Link.COPY)
    for words in ((), ("--hard-links",)):
        text = run("store", "adopt", first, "--store", store, "--dry-run", *words).out
        assert "cannot be shared" in text
        assert "--hard-links" not in text


def test_a_disk_that_is_read_only_is_named_by_its_folder(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    answer = run("store", "adopt", first, "--store", store)
    assert answer.code == 1
    assert f"{store.parent} is on a read-only file system" in answer.err


def test_both_ways_to_adopt_are_planned_and_nothing_is_created(store: Path, first: Path) -> None:
    with contextlib.closing(open_ledger()) as ledger:
        inventory = read_inventory(first, ledger=ledger)
        *_, last = adopt_options(inventory, store, ledger=ledger, cancel=Cancel())
    assert isinstance(last, Finished)
    options = last.report
    assert options.plan.link is Link.COPY
    assert options.hard_links
    assert options.choose(hard_links=False) is options.plan
    assert options.choose(hard_links=True) is options.hard_links
    assert options.choose(hard_links=True).bytes_saved == 0
    assert not store.exists()
    assert Attachments().of(first).store is None


def test_adopting_again_changes_nothing(store: Path, first: Path) -> None:
    adopt(store, first, "--hard-links")
    answer = adopt(store, first, "--hard-links").json
    assert (answer["to_add"], answer["to_share"], answer["ready"]) == ([], [], 2)


def test_links_damaged_and_other_files_are_not_touched(store: Path, first: Path, tmp_path: Path) -> None:
    C.write_to(tmp_path / "elsewhere")
    (first / C.file_name).symlink_to(tmp_path / "elsewhere" / C.file_name)
    (first / "broken-1.0-py3-none-any.whl").write_bytes(b"no archive")
    (first / "empty-1.0-py3-none-any.whl").write_bytes(b"")
    (first / "loop-1.0-py3-none-any.whl").symlink_to("loop-1.0-py3-none-any.whl")
    (first / "notes.txt").write_text("notes")
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


def test_a_file_that_changed_since_it_was_hashed_is_not_touched(store: Path, first: Path) -> None:
    with contextlib.closing(open_ledger()) as ledger:
        plan_to_verify = plan_verify(read_inventory(first, ledger=ledger))
        *_, last = run_verify(plan_to_verify, StatusResolver(first, ledger), cancel=Cancel())
        assert isinstance(last, Finished)
        opened = open_store(store, create=True)
        plan = plan_adopt(first, last.report.entries, opened, Link.HARD)  # type: ignore[attr-defined]
        (first / A.file_name).write_bytes(B.data)
        *_, last = share_planned(plan, StoreMember(opened, first, Link.HARD, ledger), cancel=Cancel())
    assert isinstance(last, Finished)
    report = last.report
    assert [(name, problem.code) for name, problem in report.failed] == [  # type: ignore[attr-defined]
        (A.file_name, Code.CHANGED)
    ]
    assert set(blobs_of(store)) == {B.sha256}
    assert (first / A.file_name).read_bytes() == B.data


@pytest.mark.parametrize("error", [errno.EMLINK, errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP])
def test_files_are_copied_where_links_are_not_possible(
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


def test_a_full_disk_of_the_store_is_named(store: Path, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("pyodide_cache.sharing.store.make_twin", refuse)
    answer = adopt(store, first)
    assert answer.code == 1
    assert f"there is not enough space for {store}." in answer.err


def test_a_directory_inside_the_store_is_refused(store: Path) -> None:
    answer = adopt(store, store / "blobs")
    assert answer.code == 2
    assert "Choose a folder outside it" in answer.err


def test_a_plan_creates_neither_a_store_nor_a_directory(store: Path, first: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    for directory in (first, missing):
        answer = run("store", "adopt", "--dry-run", "--hard-links", "--store", store, directory)
        assert answer.code == 0, answer.err
        assert "Nothing was changed" in answer.out
    assert not store.exists()
    assert not missing.exists()
    assert not list(tmp_path.glob(".pyodide-cache-*"))


def test_a_directory_that_is_created_is_shared_as_the_folder_that_it_is_in(store: Path, tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    team.chmod(0o2770)
    before = os.umask(0o077)
    try:
        adopt(store, team / "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((team / "new").stat().st_mode) == 0o2770


def test_broken_settings_stop_it_before_anything_is_changed(store: Path, first: Path) -> None:
    Attachments().path.parent.mkdir(parents=True)
    Attachments().path.write_text("not toml [")
    answer = adopt(store, first, "--hard-links")
    assert answer.code == 2
    assert not store.exists()
    with pytest.raises(Problem):
        Attachments().of(first)
