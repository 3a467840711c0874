"""``team add``, ``list``, ``remove``, ``trust``, ``key``, ``check`` and ``status``."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.team.folder_bucket import FolderBucket
from support.cli import run


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    assert run("team", "add", "class", folder).code == 0
    return folder


def test_without_a_team_cache_every_command_says_how_to_attach_one() -> None:
    assert "team add NAME URL" in run("team", "list").out
    for words in ("status", "check", "pull", "gc", "push --all"):
        answer = run("team", *words.split())
        assert answer.code == 2
        assert "pyodide-cache team add NAME URL" in answer.err


def test_an_attached_team_cache_is_listed_and_removed(share: Path) -> None:
    assert f" {share} " in run("team", "list").out
    assert run("team", "list", "--json").json["teams"][0]["team"]["name"] == "class"
    assert run("team", "add", "class", share).code == 2
    assert run("team", "remove", "class").code == 0
    assert run("team", "list", "--json").json["teams"] == []
    assert run("team", "remove", "class").code == 2


def test_a_folder_that_is_missing_is_not_attached(tmp_path: Path) -> None:
    answer = run("team", "add", "class", tmp_path / "share")
    assert answer.code == 1
    assert f"there is no folder {tmp_path / 'share'}. Create it, or mount its disk" in answer.err
    assert run("team", "list", "--json").json["teams"] == []


@pytest.mark.parametrize("url", ["ftp://x", "s3://key:secret@bucket", "x"])
def test_a_bad_address_is_a_wrong_command(url: str) -> None:
    answer = run("team", "add", "class", url)
    assert answer.code == 2
    assert "secret" not in answer.err
    assert len(answer.err.splitlines()) <= 2


def test_a_check_says_what_works(share: Path) -> None:
    answer = run("team", "check", "--bytes")
    assert answer.code == 0
    assert answer.out.count("✓") == 5
    assert run("team", "check", "--json").json["checks"][0] == {"ability": "read", "problem": None}
    found = run("team", "check", "--bytes", "--json").json
    assert (found["intact"], found["damaged"], found["failed"]) == (0, [], [])
    share.rename(share.with_name("elsewhere"))
    answer = run("team", "check")
    assert answer.code == 1
    assert f"there is no folder {share}. Create it, or mount its disk" in answer.out
    assert run("team", "check", "--remove-damaged").code == 2


def test_that_a_computer_may_only_pull_is_no_mistake(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_bucket: FolderBucket, key: str, _data: bytes) -> bool:
        raise Problem(Code.TEAM_DENIED, team="class", what="write", key=key, error="AccessDenied 403")

    monkeypatch.setattr(FolderBucket, "create", denied)
    answer = run("team", "check")
    assert answer.code == 0
    assert "– this computer may only pull: class does not allow this" in answer.out
    assert "Check the credentials" not in answer.out


def test_a_canceled_check_does_not_look_complete(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_job: object) -> tuple[()]:
        signal.raise_signal(signal.SIGINT)
        return ()

    monkeypatch.setattr("pyodide_cache.team.check.in_threads", interrupted)
    answer = run("team", "check", "--bytes")
    assert (answer.code, answer.err) == (130, "Canceled. Some files were not read.\n")


def test_several_team_caches_need_a_name(share: Path, tmp_path: Path) -> None:
    run("team", "add", "other", tmp_path)
    answer = run("team", "status")
    assert answer.code == 2
    assert "--team" in answer.err
    assert run("team", "status", "--team", "class").code == 0


def test_a_key_is_created_shown_again_and_trusted(share: Path, tmp_path: Path) -> None:
    created = run("team", "key", tmp_path / "key.pem", "--json").json
    shown = run("team", "key", tmp_path / "key.pem")
    assert created["created"]
    assert shown.out.strip() == created["public"]
    assert run("team", "trust", "class", created["public"]).code == 0
    assert run("team", "list", "--json").json["teams"][0]["team"]["trusted"] == [created["public"]]
    assert run("team", "trust", "class", created["public"], "--revoke").code == 0
    assert run("team", "trust", "class", "x").code == 2


def test_a_key_that_a_full_disk_cuts_short_is_not_left_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "key.pem"
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        answer = run("team", "key", path)
    assert answer.code == 1
    assert answer.err.startswith(f"Error: there is not enough space for {path}"), answer.err
    assert not path.exists()
    assert run("team", "key", path).code == 0


def test_an_empty_team_cache_says_how_to_fill_it(share: Path) -> None:
    assert "team push --all" in run("team", "status").out
    assert run("team", "status", "--json").json["channels"] == []


def test_a_team_cache_is_an_argument_or_an_option_and_two_are_refused() -> None:
    run("team", "add", "other", "s3://bucket")
    assert "there is no team cache “class”" in run("team", "status", "class").err
    assert "there is no team cache “class”" in run("team", "status", "--team", "class").err
    assert "there is no team cache “class”" in run("team", "status", "--team", "class", "class").err
    assert "one team cache at a time, not class and lab" in run("team", "status", "class", "--team", "lab").err
