from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, Item
from pyodide_cache.team.layout import ref_key
from pyodide_cache.team.push import PushFile
from pyodide_cache.team.signing import create_key
from pyodide_cache.team.status import read_team_status
from support.teams import push, push_file
from support.wheels import WASM_TAG, build_wheel


def test_a_team_cache_tells_what_it_has(team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel) -> None:
    assert read_team_status(team, bucket, cancel).channels == ()
    key = create_key(tmp_path / "key")
    pure = push_file(tmp_path, build_wheel("pure"))
    push(team, PushFile(pure.path, key.signed(pure.file)), push_file(tmp_path, build_wheel("fast", tag=WASM_TAG)))
    push(team, pure, channel="testing")
    status = read_team_status(replace(team, trusted=(key.public,)), bucket, cancel)
    stable, testing = status.channels
    assert (stable.name, stable.files, stable.from_index, stable.signed) == ("stable", 2, 2, 1)
    assert stable.runtimes == (("314", 1), ("any", 1))
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
    status = read_team_status(folder_team, bucket, cancel)
    assert [channel.name for channel in status.channels] == ["stable"]
    assert [(name, problem.code) for name, problem in status.problems] == [("bad", Code.BAD_MANIFEST)]


def test_a_busy_storage_is_a_problem_and_not_an_empty_team_cache(
    folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyodide_cache.team.folder_bucket import FolderBucket

    class Busy(FolderBucket):
        def list(self, prefix: str) -> Iterator[Item]:
            raise Problem(Code.TEAM_FAILED, team="class", what="list", key=prefix, error="SlowDown 503")

    monkeypatch.setattr("pyodide_cache.net.retries.wait_seconds", lambda *_arguments: 0.0)
    with pytest.raises(Problem) as caught:
        read_team_status(folder_team, Busy(folder_team), cancel)
    assert caught.value.code is Code.TEAM_FAILED
