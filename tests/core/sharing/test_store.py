"""A store keeps read-only files by their hash, and never loses one that is in use."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.sharing.store import Store, open_store, planned_store
from support.cli import files_of, run, warm
from support.stores import ONLY, A, adopt, blobs_of, gc, unfinished
from support.wheels import DistributionFolder


def test_blobs_are_read_only(store: Path, first: Path) -> None:
    adopt(store, first)
    assert {stat.S_IMODE(path.stat().st_mode) & 0o222 for path in blobs_of(store).values()} == {0}


def test_a_blob_that_is_linked_while_it_is_removed_comes_back(
    store: Path, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a lock, as on a file system that has none: a link is made right before the name goes.
    adopt(store, first)
    opened = open_store(store)
    blob = next(item for item in opened.blobs() if item.sha256 == A.sha256)
    rename = Path.rename

    def link_then_rename(path: Path, target: Path) -> Path:
        os.link(path, tmp_path / "member")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", link_then_rename)
    assert not opened.remove(blob)
    assert (tmp_path / "member").samefile(opened.path(A.sha256))
    assert unfinished(store) == []


def test_a_folder_with_other_files_is_not_a_store(tmp_path: Path, first: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "beach.jpg").write_bytes(b"sand")
    answer = adopt(photos, first)
    assert answer.code == 2
    assert "is not a store" in answer.err
    assert files_of(photos) == {"beach.jpg"}
    assert run("store", "gc", "--store", tmp_path / "nowhere").code == 2
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("mark", ["", "{", "[]", '{"version": 99}'])
def test_another_version_or_a_broken_marker_is_refused(store: Path, first: Path, mark: str) -> None:
    adopt(store, first)
    (store / "pyodide-cache-store.json").write_text(mark)
    with pytest.raises(Problem) as caught:
        open_store(store, create=True)
    assert caught.value.code is Code.NOT_A_STORE


def test_other_files_in_a_store_are_ignored(store: Path, first: Path) -> None:
    adopt(store, first)
    (store / "blobs" / "sha256" / "notes.txt").write_text("mine")
    (store / "blobs" / "sha256" / A.sha256[:2] / "short").write_text("mine")
    (store / "views" / "broken.json").write_text("{")
    for number, text in enumerate(("\0", "\ud800", 5, "")):
        record = {"directory": text, "same_file_system": False} if text else []
        (store / "views" / f"{number}.json").write_text(json.dumps(record))
    os.symlink("nowhere", store / "blobs" / "sha256" / A.sha256[:2] / ("0" * 64))
    assert run("store", "verify", "--store", store).code == 0
    assert gc(store, "--grace", 0)["removed"] == []
    assert run("store", "list", "--store", store, "--json").json["totals"]["files"] == 2


def test_the_group_can_read_a_shared_store_with_any_umask(
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


def test_only_a_missing_or_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    for name in ("new", "empty", "interrupted"):
        root = tmp_path / name
        if name != "new":
            (root / "tmp" if name == "interrupted" else root).mkdir(parents=True)
        before = [*root.iterdir()] if root.exists() else None
        assert planned_store(root).root == root
        with pytest.raises(Problem) as caught:
            open_store(root)
        assert caught.value.code is Code.NO_STORE
        assert ([*root.iterdir()] if root.exists() else None) == before
        assert open_store(root, create=True).root == open_store(root).root == root
    (tmp_path / "photo.jpg").write_bytes(b"sand")
    for open_it in (planned_store, open_store):
        with pytest.raises(Problem) as caught:
            open_it(tmp_path)
        assert caught.value.code is Code.NOT_A_STORE


def test_a_place_without_a_store_is_named_with_what_creates_one(tmp_path: Path) -> None:
    for words in (("compress",), ("expand",), ("gc",), ("verify",), ("forget", tmp_path)):
        answer = run("store", *words, "--store", tmp_path / "none")
        assert answer.code != 0
        assert "there is no store at" in answer.err
        assert "store adopt" in answer.err
