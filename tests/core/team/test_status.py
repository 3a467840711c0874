from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, ItemFailed, JobStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.settings.teams import Team, Teams, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.team.layout import StoredObject, blob_key, ref_key
from pyodide_cache.team.manifest import PushFile
from pyodide_cache.team.signing import create_key
from pyodide_cache.team.status import (
    Ability,
    check_abilities,
    check_bytes,
    note_reader,
    read_readers,
    read_team_status,
)
from support.cli import ONLY, run, warm
from support.teams import READER, keys_of, push, push_file, report_of
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
    from pyodide_cache.team.folder_bucket import FolderBucket

    bucket = FolderBucket(folder_team)
    push(folder_team, push_file(tmp_path, build_wheel("a")))
    bucket.replace(ref_key("bad"), b"x")
    status = read_team_status(bucket, cancel)
    assert [channel.name for channel in status.channels] == ["stable"]
    assert [(name, problem.code) for name, problem in status.problems] == [("bad", Code.BAD_MANIFEST)]


def test_a_busy_storage_is_a_problem_and_not_an_empty_team_cache(
    folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyodide_cache.team.folder_bucket import FolderBucket

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


A, B = build_wheel("a", payload=3000), build_wheel("b")


def problems_of(bucket: Bucket) -> dict[str, Code | None]:
    checks = check_abilities(bucket, Cancel())
    return {check.ability.value: check.problem.code if check.problem else None for check in checks}


def test_a_writer_may_do_everything_and_nothing_is_left(team: Team, bucket: Bucket) -> None:
    assert problems_of(bucket) == dict.fromkeys(ability.value for ability in Ability)
    assert keys_of(bucket) == set()


def test_of_many_channels_a_check_reads_one(
    folder_team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        push(folder_team, push_file(tmp_path, A), channel=f"branch-{number}")
    read: list[str] = []
    get = FolderBucket.get
    monkeypatch.setattr(FolderBucket, "get", lambda bucket, key, most: read.append(key) or get(bucket, key, most))
    assert next(check_abilities(open_bucket(folder_team), Cancel())).problem is None
    assert read == [ref_key("branch-0")]


@pytest.mark.slow
def test_a_reader_may_read(s3_team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    push(s3_team, push_file(tmp_path, A))
    for name, value in READER.items():
        monkeypatch.setenv(name, value)
    assert problems_of(open_bucket(s3_team)) == {"read": None, "write": Code.TEAM_DENIED}


@pytest.mark.slow
def test_credentials_that_are_wrong_are_found(s3_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    assert problems_of(open_bucket(s3_team)) == {"read": Code.TEAM_DENIED}


def test_a_storage_that_ignores_conditions_is_found(folder_team: Team) -> None:
    class Liar(FolderBucket):
        def swap(self, key: str, data: bytes, tag: str) -> bool:
            self.replace(key, data)
            return True

    assert problems_of(Liar(folder_team))["conditions"] is Code.NO_CONDITIONS


def test_a_clock_that_is_wrong_is_found(folder_team: Team) -> None:
    class Slow(FolderBucket):
        def create(self, key: str, data: bytes) -> bool:
            done = super().create(key, data)
            os.utime(folder_team.folder / key, (0, 1_000_000_000))
            return done

    assert problems_of(Slow(folder_team))["clock"] is Code.WRONG_CLOCK


def test_wrong_bytes_are_found_and_removed_so_that_a_push_heals_them(
    team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel
) -> None:
    files = [push_file(tmp_path, A), push_file(tmp_path, B)]
    push(team, *files)
    bucket.replace(blob_key(A.sha256), bytes([A.data[0] ^ 1]) + A.data[1:])
    result = report_of(check_bytes(bucket, cancel=cancel))
    assert (result.intact, result.damaged, result.failed) == (1, (blob_key(A.sha256),), ())
    removed = [event for event in check_bytes(bucket, remove=True, cancel=cancel) if isinstance(event, ItemFailed)]
    assert [explain(event.problem).partition(", which ")[2] for event in removed] == ["was deleted. Push it again"]
    assert [file.name for file in push(team, *files).uploaded] == ["a"]
    assert report_of(check_bytes(bucket, cancel=cancel)).damaged == ()


def test_files_that_were_not_read_are_not_intact(team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel) -> None:
    push(team, push_file(tmp_path, A), push_file(tmp_path, B))
    for event in check_bytes(bucket, cancel=cancel):
        if isinstance(event, JobStarted):
            cancel.set()
        if isinstance(event, Finished):
            assert (event.report.intact, event.report.cancelled) == (0, True)


def test_an_object_that_is_larger_than_any_package_is_removed_unread(
    folder_team: Team, tmp_path: Path, cancel: Cancel
) -> None:
    push(folder_team, push_file(tmp_path, A), push_file(tmp_path, B))
    large = folder_team.folder / blob_key(A.sha256)
    large.chmod(0o600)
    os.truncate(large, 300 * 1024**3)
    bucket = open_bucket(folder_team)
    assert report_of(check_bytes(bucket, cancel=cancel)).damaged == (blob_key(A.sha256),)
    assert large.exists()
    assert report_of(check_bytes(bucket, remove=True, cancel=cancel)).intact == 1
    assert not large.exists()
