"""The commands of the store."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.sharing.store import Store
from pyodide_cache.verify.verify import run_verify
from support import stores
from support.cli import run
from support.stores import A, B, adopt, blobs_of

no_reflinks = stores.no_reflinks
store = stores.store
first = stores.first


def test_without_consent_nothing_is_changed(store: Path, first: Path) -> None:
    answer = run("store", "adopt", first, "--store", store)
    assert answer.code == 2
    assert blobs_of(store) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("is_store", [False, True])
def test_a_path_that_the_settings_cannot_hold_stops_it_before_anything_is_written(
    first: Path, tmp_path: Path, is_store: bool
) -> None:
    odd = tmp_path / os.fsdecode(b"\xff")
    folder, store = (first, odd) if is_store else (first.rename(odd), tmp_path / "store")
    answer = run("store", "adopt", folder, "--store", store, "--yes")
    assert answer.code == 1
    assert "dcff” was rejected: it is not valid UTF-8" in answer.err, answer
    assert not store.exists()


def test_adopting_says_what_it_did(store: Path, first: Path) -> None:
    answer = run("store", "adopt", first, "--store", store, "--yes", "--hard-links")
    assert answer.code == 0
    assert f"2 files to add to {store}" in answer.out
    assert "2 files added, 0 shared; 0 B saved." in answer.out


def test_copies_are_not_called_shared(store: Path, first: Path) -> None:
    answer = run("store", "adopt", first, "--store", store, "--yes")
    assert f"2 files to add to {store}, 0 in it already" in answer.out
    again = run("store", "adopt", first, "--store", store, "--dry-run")
    assert f"0 files to add to {store}, 2 in it already: 0 B saved." in again.out
    assert f"Would copy 0 files to {store}." in again.out


def test_a_directory_that_does_not_exist_is_announced_and_created(store: Path, tmp_path: Path) -> None:
    answer = run("store", "adopt", tmp_path / "new", "--store", store, "--yes")
    assert f"{tmp_path / 'new'} does not exist yet and will be created." in answer.err
    assert (tmp_path / "new").is_dir()


def test_a_canceled_check_of_the_store_does_not_look_complete(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_store: object, _blob: object, cancel: Cancel) -> None:
        signal.raise_signal(signal.SIGINT)
        with contextlib.suppress(Cancelled):
            cancel.wait(60)

    adopt(store, first)
    monkeypatch.setattr("pyodide_cache.sharing.store_check._has_wrong_bytes", interrupted)
    answer = run("store", "verify", "--store", store)
    assert (answer.code, answer.err) == (130, "Canceled. Some files were not read.\n")


def test_a_canceled_garbage_collection_says_so(store: Path, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_store: object, _blob: object) -> bool:
        signal.raise_signal(signal.SIGINT)
        return True

    adopt(store, first)
    shutil.rmtree(first)
    monkeypatch.setattr(Store, "remove", interrupted)
    answer = run("store", "gc", "--store", store, "--grace", 0, "--yes")
    assert (answer.code, "1 file deleted" in answer.out) == (130, True)
    assert answer.err.endswith("Canceled. The same command continues.\n")


def test_ctrl_c_while_the_files_are_hashed_changes_nothing(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any, **options: Any) -> object:
        signal.raise_signal(signal.SIGINT)
        return run_verify(*arguments, **options)

    monkeypatch.setattr("pyodide_cache.sharing.adopt.run_verify", interrupted)
    answer = run("store", "adopt", first, "--store", store, "--yes")
    assert (answer.code, answer.err) == (130, "Canceled.\n")
    assert blobs_of(store) == {}


def test_a_missing_store_is_not_an_error(store: Path) -> None:
    answer = run("store", "list", "--store", store)
    assert answer.code == 0
    assert "There is no store at" in answer.out


def test_the_list_has_the_members_with_their_sizes(store: Path, first: Path, tmp_path: Path) -> None:
    adopt(store, first)
    answer = run("store", "list", "--store", store)
    assert str(first) in answer.out
    assert "not available" not in answer.out
    rows = run("store", "list", "--store", store, "--json").json["members"]
    totals = {"files": 2, "bytes": len(A.data) + len(B.data)}
    assert rows == [{"directory": str(first), "totals": totals, "problem": None}]
    first.rename(tmp_path / "unmounted")
    assert run("store", "list", "--store", store, "--json").json["members"][0]["problem"]["code"] == "gone"
    assert "not available" in run("store", "list", "--store", store).out


def test_a_folder_that_is_no_store_is_an_error(first: Path) -> None:
    answer = run("store", "list", "--store", first)
    assert answer.code == 2
    assert "is not a store" in answer.err


def test_the_default_store_is_that_of_the_directory(
    store: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt(store, first)
    assert str(store) in run("--cache-dir", first, "store", "list").out
    monkeypatch.chdir(first.parent)
    assert run("store", "forget", first.name, "--json").json["forgotten"] == str(first)
    answer = run("store", "forget", first, "--store", store)
    assert answer.code == 2
    assert "does not use the store" in answer.err


def test_a_check_names_the_files_to_repair(store: Path, first: Path) -> None:
    adopt(store, first, "--hard-links")
    path = first / A.file_name
    path.chmod(0o644)
    path.write_bytes(b"wrong")
    answer = run("store", "verify", "--store", store)
    assert answer.code == 1
    assert f"{A.sha256}: damaged" in answer.out
    assert f"pyodide-cache repair --cache-dir {first}" in answer.out
    assert f"1 file intact ({len(B.data) / 1000:.1f} kB), 1 damaged" in answer.out
    assert "moved to the quarantine" in run("store", "verify", "--repair", "--store", store).out
    assert set(blobs_of(store)) == {B.sha256}


def test_a_garbage_collection_says_what_it_would_do(store: Path, first: Path) -> None:
    adopt(store, first)
    (first / A.file_name).unlink()
    plan = run("store", "gc", "--store", store, "--grace", 0, "--dry-run")
    assert plan.code == 0
    assert "1 in use, 0 unused but recent, 1 unused." in plan.out
    assert "Would permanently delete 1 file" in plan.out
    assert run("store", "gc", "--store", store, "--grace", 0).code == 2
    assert "1 file deleted" in run("store", "gc", "--store", store, "--grace", 0, "--yes").out
