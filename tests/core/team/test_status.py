from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.settings.teams import Team, Teams, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.team.layout import StoredObject, ref_key
from pyodide_cache.team.manifest import PushFile
from pyodide_cache.team.signing import create_key
from pyodide_cache.team.status import note_reader, read_readers, read_team_status
from support.cli import ONLY, run, warm
from support.teams import READER, keys_of, push, push_file
from support.wheels import WASM_TAG, DistributionFolder, build_wheel


def test_a_team_cache_tells_what_it_has(team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel) -> None:
    assert read_team_status(bucket, cancel).channels == ()
    key = create_key(tmp_path / "key")
    pure = push_file(tmp_path, build_wheel("pure"))
    push(team, PushFile(pure.path, key.signed(pure.file)), push_file(tmp_path, build_wheel("fast", tag=WASM_TAG)))
    push(team, pure, channel="testing")
    status = read_team_status(open_bucket(replace(team, trusted=(key.public,))), cancel)
    stable, testing = status.channels
    assert (stable.name, stable.files, stable.from_index, stable.signed) == ("stable", 2, 2, 1)
    assert stable.runtimes == {"314": 1, "any": 1}
    assert testing.modified > 1_000_000_000
    assert status.files == 2
    assert status.bytes == stable.bytes > testing.bytes


def test_a_channel_that_cannot_be_read_does_not_hide_the_others(
    folder_team: Team, tmp_path: Path, cancel: Cancel
) -> None:

    bucket = FolderBucket(folder_team)
    push(folder_team, push_file(tmp_path, build_wheel("a")))
    bucket.replace(ref_key("bad"), b"x")
    status = read_team_status(bucket, cancel)
    assert [channel.name for channel in status.channels] == ["stable"]
    assert [(name, problem.code) for name, problem in status.problems] == [("bad", Code.BAD_MANIFEST)]


def test_a_busy_storage_is_a_problem_and_not_an_empty_team_cache(
    folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:

    class Busy(FolderBucket):
        def list(self, prefix: str) -> Iterator[StoredObject]:
            raise Problem(Code.TEAM_FAILED, team="class", what="list", key=prefix, error="SlowDown 503")

    monkeypatch.setattr("pyodide_cache.net.retries.wait_seconds", lambda *_arguments: 0.0)
    with pytest.raises(Problem) as caught:
        read_team_status(Busy(folder_team), cancel)
    assert caught.value.code is Code.TEAM_FAILED


def test_only_a_machine_with_a_name_is_told(team: Team, bucket: Bucket, cancel: Cancel) -> None:
    note_reader(bucket, "stable")
    assert read_readers(bucket, cancel) == ()
    note_reader(open_bucket(replace(team, reader="lab-1")), "testing")
    note_reader(open_bucket(replace(team, reader="lab-1")), "stable")
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
    note_reader(open_bucket(replace(s3_team, reader="lab-1")), "stable")
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
