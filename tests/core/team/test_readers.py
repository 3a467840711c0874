"""Who pulls is told by those who want to, and never stops a pull."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.settings.teams import Team, Teams, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.readers import note_reader, read_readers
from support.cli import ONLY, run, warm
from support.teams import READER, keys_of
from support.wheels import DistributionFolder


def test_only_a_machine_with_a_name_is_told(team: Team, bucket: Bucket, cancel: Cancel) -> None:
    note_reader(team, bucket, "stable")
    assert read_readers(bucket, cancel) == ()
    note_reader(replace(team, reader="lab-1"), bucket, "testing")
    note_reader(replace(team, reader="lab-1"), bucket, "stable")
    (reader,) = read_readers(bucket, cancel)
    assert (reader.name, reader.channel) == ("lab-1", "stable")
    assert reader.pulled > 1_000_000_000


@pytest.mark.parametrize("data", [b"", b"[]", b"x" * 20_000, b'{"channel": ["\\u001b"]}'])
def test_a_reader_of_another_form_is_shown_by_its_name(folder_team: Team, cancel: Cancel, data: bytes) -> None:
    bucket = open_bucket(folder_team)
    bucket.replace("v1/readers/lab-1", data)
    bucket.replace("v1/readers/.DS_Store", data)
    assert [reader.name for reader in read_readers(bucket, cancel)] == ["lab-1"]


@pytest.mark.slow
def test_a_reader_that_may_not_write_tells_nothing(s3_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in READER.items():
        monkeypatch.setenv(name, value)
    bucket = open_bucket(s3_team)
    note_reader(replace(s3_team, reader="lab-1"), bucket, "stable")
    assert keys_of(bucket) == set()


def test_a_pull_is_seen_in_the_status(folder_team: Team, distribution: DistributionFolder, cache_dir: Path) -> None:
    Teams().add(replace(folder_team, reader="lab-1"))
    assert warm(cache_dir, "six", "--distribution", distribution, *ONLY).code == 0
    assert run("--cache-dir", cache_dir, "team", "push", "--all").code == 0
    assert run("--cache-dir", cache_dir, "team", "pull", "--distribution", distribution, *ONLY).code == 0
    assert "lab-1 pulled stable" in run("team", "status").out
    (reader,) = run("team", "status", "--json").json["readers"]
    assert reader["name"] == "lab-1"


def test_a_name_that_leads_elsewhere_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        new_team("class", "s3://bucket", reader="../x")
    assert caught.value.code is Code.BAD_TEAM_NAME
