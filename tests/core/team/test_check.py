from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, ItemFailed, JobStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.check import Ability, AbilityCheck, check_abilities, check_bytes
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.team.gc import plan_team_gc, run_team_gc
from pyodide_cache.team.layout import blob_key, ref_key
from support.teams import ADDER, READER, keys_of, push, push_file, report_of
from support.wheels import build_wheel

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
    assert not any(check.is_mistake for check in check_abilities(open_bucket(s3_team), Cancel()))


@pytest.mark.slow
def test_who_may_add_but_not_delete_pushes_and_may_not_clean_up(
    s3_team: Team, tmp_path: Path, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(s3_team, push_file(tmp_path, A))
    push(s3_team, push_file(tmp_path, B), replaces=True)
    for name, value in ADDER.items():
        monkeypatch.setenv(name, value)
    bucket = open_bucket(s3_team)
    expected = dict.fromkeys((ability.value for ability in Ability), None) | {"delete": Code.TEAM_DENIED}
    assert problems_of(bucket) == expected
    assert not any(check.is_mistake for check in check_abilities(bucket, Cancel()))
    assert push(s3_team, push_file(tmp_path, A)).in_channel == 2
    push(s3_team, push_file(tmp_path, B), replaces=True)
    plan = plan_team_gc(bucket, keep_days=0.0, cancel=cancel)
    (failure, *_) = report_of(run_team_gc(plan, bucket, cancel=cancel)).failed
    assert explain(failure.problem, with_hint=False).endswith("AccessDenied")
    assert failure.problem.code is Code.TEAM_DENIED


@pytest.mark.slow
def test_credentials_that_are_wrong_are_found(s3_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    assert problems_of(open_bucket(s3_team)) == {"read": Code.TEAM_DENIED}
    assert [check.is_mistake for check in check_abilities(open_bucket(s3_team), Cancel())] == [True]


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


def test_only_a_missing_right_to_write_is_no_mistake(folder_team: Team) -> None:
    problems = {code: Problem(code, team="a") for code in (Code.TEAM_DENIED, Code.TEAM_READ_ONLY, Code.TEAM_FAILED)}
    checks = {code: AbilityCheck(Ability.WRITE, problem) for code, problem in problems.items()}
    assert [code for code, check in checks.items() if check.is_mistake] == [Code.TEAM_FAILED]
    assert AbilityCheck(Ability.READ, problems[Code.TEAM_DENIED]).is_mistake
    assert not AbilityCheck(Ability.WRITE).is_mistake

    class ReadOnly(FolderBucket):
        def create(self, key: str, data: bytes) -> bool:
            raise problems[Code.TEAM_READ_ONLY]

    assert problems_of(ReadOnly(folder_team)) == {"read": None, "write": Code.TEAM_READ_ONLY}


def test_wrong_bytes_are_found_and_removed_so_that_a_push_heals_them(
    team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel
) -> None:
    files = [push_file(tmp_path, A), push_file(tmp_path, B)]
    push(team, *files)
    bucket.replace(blob_key(A.sha256), bytes([A.data[0] ^ 1]) + A.data[1:])
    result = report_of(check_bytes(bucket, cancel=cancel))
    assert (result.intact, result.damaged, result.failed) == (1, (blob_key(A.sha256),), ())
    removed = [event for event in check_bytes(bucket, remove=True, cancel=cancel) if isinstance(event, ItemFailed)]
    assert [event.key for event in removed] == [A.file_name], "by its name, not by where it is"
    assert [explain(event.problem).partition(", which ")[2] for event in removed] == ["was deleted. Push it again"]
    assert [file.name for file in push(team, *files).uploaded] == ["a"]
    assert report_of(check_bytes(bucket, cancel=cancel)).damaged == ()


def test_a_file_of_a_channel_that_is_missing_is_named(
    team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel
) -> None:
    files = [push_file(tmp_path, A), push_file(tmp_path, B)]
    push(team, *files)
    bucket.delete([blob_key(A.sha256)])
    *events, end = check_bytes(bucket, cancel=cancel)
    assert isinstance(end, Finished)
    assert (end.report.intact, end.report.damaged) == (1, ())
    assert [event.key for event in events if isinstance(event, ItemFailed)] == [A.file_name]
    (failure,) = end.report.failed
    assert failure.name == blob_key(A.sha256), "as in a cleanup, and for damaged files"
    assert explain(failure.problem).endswith("Push it again")
    push(team, *files)
    assert report_of(check_bytes(bucket, cancel=cancel)).failed == ()


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
