"""What only a folder can do wrong: it may not be mounted, may not be writable, and may have no links."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import links
from pyodide_cache.settings.teams import Team, new_team
from pyodide_cache.team import folder_bucket
from pyodide_cache.team.folder_bucket import FolderBucket
from support.teams import keys_of


def test_a_folder_that_is_not_mounted_is_no_empty_team_cache(tmp_path: Path) -> None:
    bucket = FolderBucket(new_team("class", str(tmp_path / "none")))
    for ask in (
        lambda: bucket.get("v1/x", 10),
        lambda: bucket.item("v1/x"),
        lambda: list(bucket.list("v1")),
        lambda: list(bucket.chunks("v1/x")),
    ):
        with pytest.raises(Problem) as caught:
            ask()
        assert caught.value.code is Code.TEAM_UNREACHABLE
    assert not (tmp_path / "none").exists()


def test_links_to_nothing_are_passed_over(folder_team: Team) -> None:
    bucket = FolderBucket(folder_team)
    bucket.create("v1/refs/stable", b"x")
    for name, target in (("loop", "loop"), ("gone", "nothing")):
        (folder_team.folder / "v1" / "refs" / name).symlink_to(target)
    assert keys_of(bucket, "v1/refs") == {"v1/refs/stable"}


def test_an_object_larger_than_any_package_is_not_read(folder_team: Team) -> None:
    bucket = FolderBucket(folder_team)
    bucket.create("v1/large", b"x")
    os.truncate(folder_team.folder / "v1" / "large", 10**12)
    with pytest.raises(Problem) as caught:
        next(bucket.chunks("v1/large"))
    assert caught.value.code is Code.WRONG_OBJECT


def test_a_share_without_links_keeps_its_promises(folder_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(links, "hard_link", no_links)
    bucket = FolderBucket(folder_team)
    assert bucket.create("v1/a", b"first")
    assert not bucket.create("v1/a", b"second")
    assert keys_of(bucket) == {"v1/a"}


def test_what_others_left_unfinished_is_not_listed(folder_team: Team, cancel: Cancel) -> None:
    bucket = FolderBucket(folder_team)
    bucket.create("v1/a", b"")
    (folder_team.folder / "v1" / ".b.12345678.pyodide-cache-part").write_bytes(b"")
    assert keys_of(bucket) == {"v1/a"}
    assert sorted(path.name for path in (folder_team.folder / "v1").iterdir())[-1] == "a"


def test_a_folder_that_cannot_be_listed_is_no_empty_one(
    folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    FolderBucket(folder_team).create("v1/a", b"")

    def fail(*_arguments: object) -> None:
        raise OSError(errno.EIO, "the disk fails", str(folder_team.folder))

    monkeypatch.setattr(os, "scandir", fail)
    with pytest.raises(Problem) as caught:
        keys_of(FolderBucket(folder_team))
    assert "the disk fails" in str(caught.value.facts["error"])


def test_a_folder_that_may_not_be_written_says_so(folder_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder_team.folder))

    monkeypatch.setattr(folder_bucket, "write_file", denied)
    with pytest.raises(Problem) as caught:
        FolderBucket(folder_team).create("v1/a", b"")
    assert caught.value.code is Code.TEAM_DENIED
