from __future__ import annotations

from pathlib import Path

from pyodide_cache.cache import Cache
from support.cli import run
from support.wheels import DistributionFolder


def test_c9_a_package_is_removed_by_name_with_what_only_it_needs(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    warm = run("warm-up", "pandas", "requests", "--distribution", distribution, "--cache-dir", cache_dir)
    assert warm.code == 0, warm.err
    with Cache(cache_dir) as cache:
        plan = cache.plan_remove_named(["pandas"], with_dependencies=True)
        names = {item.entry.identity.name for item in plan.items}
        assert {"pandas", "python-dateutil", "pytz", "six"} <= names
        assert not names & {"requests", "certifi"}
        alone = cache.plan_remove_named(["certifi"])
        assert list(alone.missed_by.values()) == [("requests",)]
    answer = run("remove", "pandas", "--with-dependencies", "--yes", "--delete", "--cache-dir", cache_dir, "--json")
    assert answer.code == 0
    assert {row["file_name"].partition("-")[0] for row in answer.json["removed"]} >= {"pandas", "pytz"}
    assert run("check", "requests", "--cache-dir", cache_dir).code == 0


def test_the_plan_of_a_removal_says_what_will_be_missed(distribution: DistributionFolder, cache_dir: Path) -> None:
    run("warm-up", "requests", "--distribution", distribution, "--cache-dir", cache_dir)
    answer = run("remove", "certifi", "--dry-run", "--cache-dir", cache_dir)
    assert "requests needs certifi-" in answer.out
    rows = run("remove", "certifi", "--dry-run", "--cache-dir", cache_dir, "--json").json["removed"]
    assert [row["needed_by"] for row in rows] == [["requests"]]
    missing = run("remove", "numpy", "--yes", "--cache-dir", cache_dir)
    assert missing.code == 1
    assert "numpy" in missing.err
