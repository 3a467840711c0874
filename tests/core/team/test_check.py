from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.check import Ability, check_abilities, check_bytes
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.team.layout import blob_key
from support.teams import READER, keys_of, push, push_file, report_of
from support.wheels import build_wheel

A, B = build_wheel("a", payload=3000), build_wheel("b")


def problems_of(bucket: Bucket) -> dict[str, Code | None]:
    checks = check_abilities(bucket, Cancel())
    return {check.ability.value: check.problem.code if check.problem else None for check in checks}


def test_a_writer_may_do_everything_and_nothing_is_left(team: Team, bucket: Bucket) -> None:
    assert problems_of(bucket) == dict.fromkeys(ability.value for ability in Ability)
    assert keys_of(bucket) == set()


@pytest.mark.slow
def test_a_reader_may_read(s3_team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    push(s3_team, push_file(tmp_path, A))
    for name, value in READER.items():
        monkeypatch.setenv(name, value)
    assert problems_of(open_bucket(s3_team)) == {"read": None, "write": Code.TEAM_DENIED}


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
    assert (result.good, [key for key, _ in result.wrong]) == (1, [blob_key(A.sha256)])
    assert report_of(check_bytes(bucket, remove=True, cancel=cancel)).wrong
    assert [file.name for file in push(team, *files).uploaded] == ["a"]
    assert report_of(check_bytes(bucket, cancel=cancel)).wrong == ()
