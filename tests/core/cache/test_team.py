from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.team.check import Ability
from pyodide_cache.team.signing import create_key
from support.servers import StartIndex
from support.teams import report_of
from support.wheels import DistributionFolder, build_wheel


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


def test_a_folder_that_cannot_be_looked_at_is_not_attached(cache_dir: Path, tmp_path: Path) -> None:
    with Cache(cache_dir) as cache:
        with pytest.raises(Problem) as caught:
            cache.teams.attach("class", str(tmp_path / ("x" * 300)))  # as without permission: to ask is an error
        assert caught.value.code is Code.TEAM_UNREACHABLE
        assert cache.teams.attached() == ()


def test_packages_go_from_one_machine_to_another(
    distribution: DistributionFolder, index_server: StartIndex, cache_dir: Path, tmp_path: Path, share: Path
) -> None:
    index = index_server(build_wheel("own", requires=["six"]))
    secret = create_key(tmp_path / "key.pem")
    with Cache(cache_dir, distribution=str(distribution), index_url=index.url) as cache:
        cache.teams.attach("class", str(share), trusted=(secret.public,))
        cache.execute(cache.plan_warm_up(["own", "numpy"]))
        plan = cache.teams.plan_push(["own"], key=tmp_path / "key.pem")
        assert sorted(item.file.name for item in plan.upload) == ["own", "six"]
        assert cache.execute(plan).signed == secret.public
        assert [(sync.pushed is None, sync.pulled) for sync in cache.teams.syncs().values()] == [(False, None)]
        everything = cache.execute(cache.teams.plan_push())
        assert everything.in_channel == 4  # numpy with its library, too
        assert [channel.files for channel in cache.teams.status().channels] == [4]
        assert {check.ability for check in cache.teams.check() if not check.problem} == set(Ability)
        assert report_of(cache.teams.check_bytes()).intact == 4
    with Cache(tmp_path / "other", distribution=str(distribution), source="distribution") as other:
        report = other.execute(other.teams.plan_pull())
        assert (len(report.fetched), report.failed) == (4, ())
        assert other.teams.syncs()["class"].pulled
        assert other.teams.plan_gc(keep_days=0).items == ()


def test_what_is_not_cached_is_not_pushed(distribution: DistributionFolder, cache_dir: Path, share: Path) -> None:
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        cache.teams.attach("class", str(share))
        plan = cache.teams.plan_push(["six", "no-such-package"])
        assert [failure.problem.code for failure in plan.failures] == [Code.NOT_CACHED] * 2
        report = cache.execute(plan)
        assert (report.in_channel, len(report.failed)) == (None, 2)
        assert cache.teams.syncs() == {}


def test_a_push_names_the_dependency_that_is_missing_and_no_package_that_is_there(
    distribution: DistributionFolder, index_server: StartIndex, cache_dir: Path, share: Path
) -> None:
    index = index_server(build_wheel("own", requires=["six"]))
    with Cache(cache_dir, distribution=str(distribution), index_url=index.url) as cache:
        cache.teams.attach("class", str(share))
        (six,) = [item for item in cache.execute(cache.plan_warm_up(["own"])).fetched if item.name == "six"]
        (cache_dir / six.file_name).unlink()
        (failure,) = cache.teams.plan_push(["own"]).failures
        assert explain(failure.problem).startswith("six is not in the cache directory; needed by own")


def test_a_key_is_trusted_and_no_longer(cache_dir: Path, tmp_path: Path, share: Path) -> None:
    keys = [create_key(tmp_path / name).public for name in ("one", "two")]
    with Cache(cache_dir) as cache:
        with pytest.raises(Problem):
            cache.teams.attach("class", str(share), trusted=["x"])
        cache.teams.attach("class", str(share))
        for key in (*keys, keys[0]):
            cache.teams.trust("class", key)
        assert set(cache.teams.attached()[0].trusted) == set(keys)
        assert cache.teams.trust(None, keys[0], trusted=False).trusted == (keys[1],)
        with pytest.raises(Problem):
            cache.teams.trust("class", "x")
        cache.teams.detach("class")
        assert cache.teams.attached() == ()
        assert share.is_dir()


def test_offline_only_a_folder_is_asked(cache_dir: Path, share: Path) -> None:
    with Cache(cache_dir, offline=True) as cache:
        cache.teams.attach("share", str(share))
        cache.teams.attach("bucket", "s3://bucket")
        assert cache.teams.status("share").channels == ()
        with pytest.raises(Problem) as caught:
            cache.teams.status("bucket")
        assert explain(caught.value).startswith("the team cache bucket must be asked, but offline is on")


def test_a_plan_shows_no_secret(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, share: Path
) -> None:
    create_key(tmp_path / "key.pem")
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        cache.teams.attach("class", str(share))
        plan = cache.teams.plan_push(key=tmp_path / "key.pem")
        assert "SecretKey" not in repr(plan)
        assert plan == replace(plan, key=None)
