"""Warm-ups look into team caches first, prove every byte, and go on without them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import Cancel, Finished, Note
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.teams import Team, Teams, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.team.layout import blob_key
from pyodide_cache.team.source import TeamSource, with_teams
from pyodide_cache.warm_up.local_sources import LocalSources
from pyodide_cache.warm_up.plan import WarmUpReport
from support.cli import ONLY, warm
from support.servers import Serve
from support.wheels import DistributionFolder


def warm_up(cache_dir: Path, distribution: object, *names: str, **options: bool) -> tuple[WarmUpReport, list[Code]]:
    with Cache(cache_dir, distribution=str(distribution), source="distribution", **options) as cache:  # type: ignore[arg-type]
        *events, last = cache.run(cache.plan_warm_up(names))
    assert isinstance(last, Finished)
    return last.report, [event.problem.code for event in events if isinstance(event, Note)]


@pytest.fixture
def attached(folder_team: Team) -> Bucket:
    Teams().add(folder_team)
    return open_bucket(folder_team)


def put(bucket: Bucket, distribution: DistributionFolder, name: str, data: bytes | None = None) -> None:
    wheel = distribution.wheels[name]
    bucket.replace(blob_key(wheel.sha256), wheel.data if data is None else data)


def test_a_warm_up_takes_from_the_team_cache_and_the_rest_from_the_publisher(
    distribution: DistributionFolder, serve: Serve, cache_dir: Path, attached: Bucket
) -> None:
    put(attached, distribution, "six")
    server = serve(distribution)
    report, notes = warm_up(cache_dir, server, "six", "pytz")
    assert (len(report.fetched), report.failed, notes) == (2, (), [])
    paths = " ".join(server.requests)
    assert "pytz-" in paths
    assert "six-" not in paths


@pytest.mark.parametrize("data", [b"poison", b""])
def test_wrong_bytes_are_named_and_the_right_ones_fetched(
    distribution: DistributionFolder, serve: Serve, cache_dir: Path, attached: Bucket, data: bytes
) -> None:
    put(attached, distribution, "six", data)
    report, notes = warm_up(cache_dir, serve(distribution), "six")
    assert (len(report.fetched), report.failed) == (1, ())
    assert notes == [Code.WRONG_OBJECT]
    wheel = distribution.wheels["six"]
    assert (cache_dir / wheel.file_name).read_bytes() == wheel.data
    again = warm(cache_dir / "again", "six", "--distribution", serve(distribution), *ONLY, json_too=False)
    assert f"class has other bytes than it should for {wheel.file_name}" in again.err


def test_a_team_cache_out_of_reach_is_noted_once_and_not_asked_again(
    distribution: DistributionFolder, serve: Serve, cache_dir: Path, tmp_path: Path
) -> None:
    Teams().add(new_team("class", str(tmp_path / "not mounted")))
    report, notes = warm_up(cache_dir, serve(distribution), "six", "pytz", "decorator")
    assert (len(report.fetched), notes) == (3, [Code.TEAM_UNREACHABLE])


def test_offline_a_folder_is_asked_and_a_bucket_is_not(
    distribution: DistributionFolder, serve: Serve, cache_dir: Path, attached: Bucket
) -> None:
    server = serve(distribution)
    warm_up(cache_dir, server, "decorator")  # saves the lock file
    Teams().add(new_team("bucket", "s3://bucket"))
    put(attached, distribution, "six")
    found = with_teams(LocalSources(), offline=True).teams
    assert [team.has(distribution.wheels["six"].sha256) for team in found] == [True]
    assert len(with_teams(LocalSources(), offline=False).teams) == 2


def test_a_settings_file_that_is_not_valid_is_a_note(folder_team: Team) -> None:
    Teams().add(folder_team)
    Teams().path.write_text("x")
    (note,) = with_teams(LocalSources(), offline=False).notes
    assert note.code is Code.BROKEN_SETTINGS


def test_a_missing_object_is_a_missing_file(folder_team: Team) -> None:
    with pytest.raises(Problem) as caught:
        list(TeamSource(folder_team).blobs("ab" * 32, ())[0].chunks(Cancel()))
    assert caught.value.code is Code.FILE_NOT_FOUND


class _Interrupted(FolderBucket):
    """A team cache whose connection breaks after ``sent`` bytes of each request."""

    sent = 0
    requests = 0

    def chunks(self, key: str, start: int = 0) -> Iterator[bytes]:
        self.requests += 1
        if self.requests == 1 and self.sent:
            yield bytes(self.sent)
        raise Problem(Code.TEAM_UNREACHABLE)


@pytest.mark.parametrize(("sent", "requests"), [(0, 2), (1, 5)])
def test_a_team_cache_out_of_reach_is_asked_less_often_than_one_that_sent_something(
    folder_team: Team, monkeypatch: pytest.MonkeyPatch, sent: int, requests: int
) -> None:
    monkeypatch.setattr("pyodide_cache.team.source.wait_seconds", lambda *_: 0)
    source = TeamSource(folder_team)
    bucket = source._bucket = _Interrupted(folder_team)
    bucket.sent = sent
    with pytest.raises(Problem):
        list(source.blobs("ab" * 32, ())[0].chunks(Cancel()))
    assert bucket.requests == requests
