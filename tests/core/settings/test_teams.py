"""The file of team caches keeps what the user wrote, and takes no passwords."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import process_lock
from pyodide_cache.messages import explain
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.teams import Teams, TeamSync, last_syncs, new_team, note_sync


def test_a_team_cache_is_added_read_and_removed() -> None:
    teams = Teams()
    assert teams.all() == ()
    added = new_team("class", "s3://bucket/some/prefix/", endpoint="http://127.0.0.1:9000", anonymous=True)
    assert added.url == "s3://bucket/some/prefix"
    teams.add(added)
    teams.path.write_text(f"# mine\n{teams.path.read_text()}")
    teams.add(new_team("other", "gs://bucket"))
    teams.trust("class", ["ed25519:x"])
    assert [team.name for team in Teams().all()] == ["class", "other"]
    assert Teams().get("class").trusted == ("ed25519:x",)
    assert Teams().get("class").anonymous
    assert teams.path.read_text().startswith("# mine\n")
    teams.remove("class")
    assert Teams().get().name == "other"


def test_a_path_becomes_the_address_of_a_folder(tmp_path: Path) -> None:
    team = new_team("share", str(tmp_path / "a b"))
    assert team.url.startswith("file:///")
    assert team.is_folder
    assert team.folder == tmp_path / "a b"


def test_the_name_of_an_existing_folder_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "share").mkdir()
    assert new_team("class", "share").folder == tmp_path / "share"
    for url in ("none", "x" * 5000):
        with pytest.raises(Problem, match="bad-team-url"):
            new_team("class", url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://host/x", "must begin"),
        ("bucket", "must begin"),
        ("s3://", "name a bucket"),
        ("file:///", "name a folder"),
        ("file://host/x", "name a folder"),
        ("s3://key:secret@bucket/x", "password"),
        ("https://host/x?token=1", "password"),
        ("http://[x", "not an address"),
    ],
)
def test_another_address_is_refused_with_the_reason(url: str, why: str) -> None:
    with pytest.raises(Problem) as caught:
        new_team("class", url)
    assert caught.value.code is Code.BAD_TEAM_URL
    assert why in explain(caught.value)
    assert "secret" not in explain(caught.value)


@pytest.mark.parametrize("name", ["", "../x", "a/b", "-x", "x" * 65])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(Problem) as caught:
        new_team(name, "s3://bucket")
    assert caught.value.code is Code.BAD_TEAM_NAME


def test_a_name_is_taken_once_and_must_be_known() -> None:
    teams = Teams()
    with pytest.raises(Problem) as caught:
        teams.get()
    assert caught.value.code is Code.NO_TEAM
    teams.add(new_team("class", "s3://bucket"))
    with pytest.raises(Problem) as caught:
        teams.add(new_team("class", "s3://other"))
    assert caught.value.code is Code.TEAM_EXISTS
    with pytest.raises(Problem) as caught:
        teams.remove("other")
    assert caught.value.code is Code.UNKNOWN_TEAM
    teams.add(new_team("second", "s3://bucket"))
    with pytest.raises(Problem) as caught:
        teams.get()
    assert caught.value.code is Code.WHICH_TEAM


@pytest.mark.parametrize(
    "text",
    [
        *("x", "[teams.class]\nurl = 1", "[teams.class]\nurl = 'x'", "[teams]\nclass = 1"),
        *(f"[teams.class]\nurl = 's3://a'\n{more}" for more in ("region = 1", "trusted = 'key'", "trusted = [1]")),
    ],
)
def test_a_file_of_another_form_is_a_problem_and_is_not_changed(text: str) -> None:
    path = Teams().path
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(Problem) as caught:
        Teams().add(new_team("new", "s3://bucket"))
    assert caught.value.code is Code.BROKEN_SETTINGS
    assert path.read_text() == text


def test_the_last_pull_and_push_are_remembered() -> None:
    assert last_syncs() == {}
    note_sync("class", pushed=True)
    note_sync("other", pushed=False)
    note_sync("class", pushed=False)
    found = last_syncs()["class"]
    assert found.pulled is not None
    assert found.pushed is not None
    assert found.pushed <= found.pulled <= time.time()
    assert last_syncs()["other"].pushed is None


def test_a_busy_folder_is_no_failure_of_a_transfer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_lock, "_WAIT_SECONDS", 0.0)
    folder = AppPath.TEAM_SYNCS.path.parent
    folder.mkdir(parents=True, exist_ok=True)
    with process_lock.held(folder, exclusive=True):
        note_sync("class", pushed=True)
    assert last_syncs() == {}


@pytest.mark.parametrize(
    "text",
    [
        *("x", "[]", '{"class": 5}', '{"class": {"pulled": "x", "pushed": true}}'),
        '{"class": {"pulled": 1e300, "pushed": -1e300}}',
    ],
)
def test_a_damaged_file_counts_as_empty(text: str) -> None:
    path = AppPath.TEAM_SYNCS.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert last_syncs() in ({}, {"class": TeamSync()})
    note_sync("class", pushed=True)
    assert last_syncs()["class"].pushed
