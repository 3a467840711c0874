"""A garbage collection removes what no member uses, and nothing else."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.files.links import Link
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.sharing.gc import plan_gc, run_gc
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import open_store
from support.cli import run
from support.stores import A, B, C, adopt, blobs_of, gc, unfinished


def test_only_blobs_that_no_member_uses_are_removed(store: Path, first: Path, second: Path) -> None:
    for folder in (first, second):
        adopt(store, folder, "--hard-links")
    (second / C.file_name).unlink()
    (second / B.file_name).unlink()
    assert gc(store)["removed"] == []  # too recent
    answer = gc(store, "--grace", 0)
    assert answer["removed"] == [C.sha256]
    assert answer["bytes_freed"] == len(C.data)
    assert set(blobs_of(store)) == {A.sha256, B.sha256}
    assert unfinished(store) == []


def test_a_member_s_copy_keeps_its_blob(store: Path, first: Path) -> None:
    adopt(store, first)
    (first / A.file_name).unlink()
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "pyodide-cache")  # the ledger too
    assert gc(store, "--grace", 0)["removed"] == [A.sha256]
    assert set(blobs_of(store)) == {B.sha256}


def test_nothing_is_removed_while_a_file_that_may_be_a_copy_cannot_be_read(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt(store, first)
    (first / A.file_name).unlink()
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "pyodide-cache")
    real_open = os.open

    def failing(path: Any, *arguments: Any, **options: Any) -> int:
        if os.fspath(path) == str(first / B.file_name):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return real_open(path, *arguments, **options)

    monkeypatch.setattr(os, "open", failing)
    answer = run("store", "gc", "--store", store, "--grace", 0, "--yes", "--json")
    assert answer.code == 1
    assert [item["path"] for item in answer.json["failed"]] == [str(first / B.file_name)]
    assert set(blobs_of(store)) == {A.sha256, B.sha256}


def test_files_in_the_trash_are_in_use(store: Path, first: Path, trash: Path) -> None:
    adopt(store, first, "--hard-links")
    assert run("--cache-dir", first, "clear", "--yes").code == 0
    assert gc(store, "--grace", 0)["removed"] == []
    shutil.rmtree(trash)
    assert set(gc(store, "--grace", 0)["removed"]) == {A.sha256, B.sha256}


def test_a_dry_run_removes_nothing(store: Path, first: Path) -> None:
    adopt(store, first)
    shutil.rmtree(first)
    answer = run("store", "gc", "--store", store, "--grace", 0, "--dry-run", "--json")
    assert set(answer.json["to_remove"]) == {A.sha256, B.sha256}
    assert set(blobs_of(store)) == {A.sha256, B.sha256}


def test_a_deleted_member_is_forgotten_and_one_that_may_be_unmounted_prevents_removals(
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


def test_a_blob_that_came_into_use_since_the_plan_is_kept(store: Path, first: Path, tmp_path: Path) -> None:
    adopt(store, first)
    shutil.rmtree(first)
    opened = open_store(store)
    with contextlib.closing(open_ledger()) as ledger:
        plan = plan_gc(opened, ledger=ledger, cancel=Cancel(), grace=0)
        assert len(plan.items) == 2
        assert StoreMember(opened, tmp_path / "late", Link.HARD, ledger).give(A.file_name, A.sha256, lambda: None)
        *_, last = run_gc(plan, opened, ledger=ledger, cancel=Cancel())
    assert isinstance(last, Finished)
    assert [blob.sha256 for blob in last.report.removed] == [B.sha256]  # type: ignore[attr-defined]
    assert set(blobs_of(store)) == {A.sha256}


def test_old_temporary_files_of_killed_processes_are_removed(
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
