from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.updates.set_aside import new_set
from support.servers import IndexServer
from support.upgrading import AFTER, BEFORE, NEW_TAG, OLD_TAG, bytes_of, undo, upgrade
from support.wheels import build_wheel


def test_a_directory_is_for_the_new_release_afterwards_and_undo_brings_back_every_byte(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    plan, report = upgrade(cache_dir, index)
    assert {change.name: (change.before.version, change.after.version) for change in plan.diff.changed} == {
        "native": ("1.0", "1.1"),
        "pure": ("1.0", "2.0"),
    }
    assert report.switched
    assert set(bytes_of(cache_dir)) == {
        "app-1.0-py3-none-any.whl",
        f"native-1.1-{NEW_TAG}.whl",
        "pure-2.0-py3-none-any.whl",
        "pyodide-lock.json",
        "notes.txt",
    }
    with Cache(cache_dir) as cache:
        assert cache.release() == AFTER
        packages = cache.inventory().packages
        assert {entry.status for entry in packages} == {Status.VERIFIED}
        (lock,) = cache.local_locks()
        assert set(lock.lock.packages) >= {"app", "native", "pure"}
    undo(cache_dir)
    assert bytes_of(cache_dir) == old
    with Cache(cache_dir) as cache:
        assert cache.release() == BEFORE
        assert {entry.status for entry in cache.inventory().packages} == {Status.VERIFIED}
        with pytest.raises(Problem) as caught:
            cache.updates.plan_undo_upgrade()
        assert caught.value.code is Code.NO_UPGRADE
    assert not (cache_dir / ".pyodide-cache-upgrade").exists()


def test_a_package_without_a_new_build_stops_the_upgrade_unless_it_is_skipped(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    index.wheels.append(build_wheel("lost", "1.0", tag=OLD_TAG, requires=["pure<2"]))
    with Cache(cache_dir, pyodide=BEFORE, index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["lost"]))
    before = bytes_of(cache_dir)
    plan, report = upgrade(cache_dir, index)
    assert [failure.name for failure in plan.failures] == ["lost"]
    assert not report.switched
    assert bytes_of(cache_dir) == before
    _, report = upgrade(cache_dir, index, skips_missing=True)
    assert report.switched
    assert {f"lost-1.0-{OLD_TAG}.whl", "pure-1.0-py3-none-any.whl"} <= bytes_of(cache_dir).keys()
    assert "pure-2.0-py3-none-any.whl" in bytes_of(cache_dir)
    with Cache(cache_dir) as cache:
        assert {"lost", "pure"} <= set.union(*({*item.lock.packages} for item in cache.local_locks()))
    undo(cache_dir)
    assert bytes_of(cache_dir) == before


def test_a_download_that_fails_changes_nothing_and_is_kept_for_the_next_attempt(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    index.wrong_hashes.add("pure-2.0-py3-none-any.whl")
    _, report = upgrade(cache_dir, index)
    assert not report.switched
    assert bytes_of(cache_dir) == old
    assert (new_set(cache_dir) / f"native-1.1-{NEW_TAG}.whl").is_file()
    index.wrong_hashes.clear()
    index.server.requests.clear()
    with Cache(cache_dir, index_url=index.url.replace("127.0.0.1", "localhost")) as cache:
        report = cache.execute(cache.updates.plan_upgrade(AFTER, proves=False))
    assert report.switched
    assert index.requests[f"/files/native-1.1-{NEW_TAG}.whl"] == 0


def test_the_next_upgrade_moves_what_the_one_before_set_aside_to_the_trash(
    cache_dir: Path, index: IndexServer, old: dict[str, str], trash: Path
) -> None:
    upgrade(cache_dir, index)
    before = bytes_of(cache_dir)
    index.wheels.append(build_wheel("pure", "3.0"))
    with Cache(cache_dir, index_url=index.url.replace("127.0.0.1", "localhost")) as cache:
        plan = cache.updates.plan_upgrade(AFTER, proves=False)
        assert plan.earlier == 3
        assert cache.execute(plan).switched
    assert f"native-1.0-{OLD_TAG}.whl" in {path.name for path in trash.iterdir()}
    undo(cache_dir)
    assert bytes_of(cache_dir) == before


def test_a_directory_for_both_releases_gets_one_lock_file_for_the_new_one(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    index.wheels.append(build_wheel("later", "1.0", tag=NEW_TAG))
    with Cache(cache_dir, pyodide=AFTER, index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["native", "later"]))
    before = bytes_of(cache_dir)
    assert len([name for name in before if name.endswith(".json")]) == 2
    with Cache(cache_dir, index_url=index.url) as cache:
        (forecast,) = [item for item in cache.updates.outdated(offline=True).newer if item.version == AFTER]
        assert "native" not in {item.name for item in forecast.unloadable}, "its new build is cached"
    _, report = upgrade(cache_dir, index)
    assert report.switched
    with Cache(cache_dir) as cache:
        (lock,) = cache.local_locks()
        assert {"app", "native", "pure", "later"} <= lock.lock.packages.keys()
        assert lock.lock.packages["pure"].version == "2.0"
    undo(cache_dir)
    assert bytes_of(cache_dir) == before


def test_of_two_upgrades_at_once_the_second_changes_nothing(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    with Cache(cache_dir, index_url=index.url) as first, Cache(cache_dir, index_url=index.url) as second:
        plans = [cache.updates.plan_upgrade(AFTER, proves=False) for cache in (first, second)]
        assert first.execute(plans[0]).switched
        after = bytes_of(cache_dir)
        report = second.execute(plans[1])
    assert not report.switched
    assert [failure.problem.code for failure in report.failed] == [Code.CHANGED]
    assert bytes_of(cache_dir) == after
    undo(cache_dir)
    assert bytes_of(cache_dir) == old
