from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Code
from pyodide_cache.cache import Cache
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache.settings.pins import pin
from pyodide_cache.settings.releases import shipped_lock
from support.servers import IndexServer, StartIndex
from support.upgrading import AFTER, BEFORE, OLD_TAG, upgrade
from support.wheels import DistributionFolder, build_wheel


def test_a_second_upgrade_has_nothing_to_do(cache_dir: Path, index: IndexServer, old: dict[str, str]) -> None:
    upgrade(cache_dir, index)
    with Cache(cache_dir, index_url=index.url) as cache:
        assert cache.updates.plan_upgrade(AFTER).is_empty


def test_pins_lists_and_projects_limit_the_new_versions(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    pin(["pure<2"])
    ListStore().save("future", ["pure>=2"])  # the cached version does not meet it, so it is no limit
    with Cache(cache_dir, index_url=index.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER)
        assert [item.version for item in plan.artifacts if item.name == "pure"] == ["1.0"]
        ListStore().save("course", ["native==1.0"])
        assert [failure.name for failure in cache.updates.plan_upgrade(AFTER).failures] == ["app"]


def test_constraints_and_overrides_of_projects_count(
    cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    index = index_server(
        *(build_wheel("held", version) for version in ("1.0", "2.0")),
        *(build_wheel("freed", version) for version in ("1.0", "2.0", "3.0")),
        build_wheel("app", "1.0", requires=["freed<2"]),
    )
    rules = '[tool.uv]\nconstraint-dependencies = ["held<2"]\noverride-dependencies = ["freed>=2,<3"]\n'
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "mine"\ndependencies = ["app", "held"]\n{rules}')
    with Cache(cache_dir, pyodide=BEFORE, index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["held==1.0", "app"]))
        (cache_dir / build_wheel("freed", "1.0").file_name).unlink()
        build_wheel("freed", "2.0").write_to(cache_dir)
    PROJECT_FOLDERS.append(tmp_path)
    with Cache(cache_dir, index_url=index.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER)
        assert not plan.failures
        assert {item.name: item.version for item in plan.artifacts} == {"held": "1.0", "freed": "2.0", "app": "1.0"}
        outdated = {item.name: item for item in cache.updates.outdated().versions}
    assert outdated["held"].held_by == f"held<2 in project {tmp_path}"
    assert outdated["freed"].held_by == f"freed<3,>=2 in project {tmp_path}"


def test_i23_a_package_of_a_project_with_its_own_index_is_asked_there(
    cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    private = index_server(build_wheel("mine", "1.0"), build_wheel("mine", "1.1"))
    public = index_server(build_wheel("mine", "9.0"), build_wheel("other", "1.0"), build_wheel("other", "2.0"))
    (tmp_path / "requirements.txt").write_text(f"--index-url {private.url}\nmine\n")
    with Cache(cache_dir, pyodide=BEFORE, index_url=public.url) as cache:
        for name in ("mine", "other"):
            build_wheel(name, "1.0").write_to(cache_dir)
    PROJECT_FOLDERS.append(tmp_path)
    with Cache(cache_dir, index_url=public.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER)
        newer = {item.name: item.newest for item in cache.updates.outdated().versions}
    assert {item.name: item.version for item in plan.artifacts} == {"mine": "1.1", "other": "2.0"}
    assert newer == {"mine": "1.1", "other": "2.0"}


def test_a_dependency_that_is_no_longer_needed_is_left_out_and_named(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(
        build_wheel("helper", "1.0", tag=OLD_TAG),
        build_wheel("app", "1.0", requires=['helper; python_version < "3.14"']),
    )
    with Cache(cache_dir, pyodide=BEFORE, index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["app"]))
    plan, report = upgrade(cache_dir, index)
    assert report.switched
    assert [note.facts["name"] for note in plan.notes if note.code is Code.NO_LONGER_NEEDED] == ["helper"]


def test_what_a_package_needs_that_stays_is_not_called_unneeded(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(
        build_wheel("helper", "1.0", tag=OLD_TAG), build_wheel("native", "1.0", tag=OLD_TAG, requires=["helper"])
    )
    with Cache(cache_dir, pyodide=BEFORE, index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["native"]))
    with Cache(cache_dir, index_url=index.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER)
    assert [failure.name for failure in plan.failures] == ["native"]
    assert [note for note in plan.notes if note.code is Code.NO_LONGER_NEEDED] == []


def test_a_package_that_is_newer_than_that_of_the_release_stays(cache_dir: Path, index_server: StartIndex) -> None:
    """The lock file of the release has rich 14, and the directory a newer one of the index."""
    assert shipped_lock(AFTER).packages["rich"].version < "15"
    index = index_server(build_wheel("rich", "99.0"), build_wheel("rich", "98.0"))
    with Cache(cache_dir, pyodide=AFTER, index_url=index.url, source="index") as cache:
        cache.execute(cache.plan_warm_up(["rich==98.0"]))
    with Cache(cache_dir, index_url=index.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER)
        assert [(item.name, item.version) for item in plan.artifacts] == [("rich", "99.0")]


def test_a_package_without_a_build_as_new_for_the_release_gets_the_newest_there_is(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("native", "2.0", tag=OLD_TAG), build_wheel("native", "1.0"))
    with Cache(cache_dir, pyodide=BEFORE, index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["native"]))
    with Cache(cache_dir, index_url=index.url) as cache:
        plan = cache.updates.plan_upgrade(AFTER)
        assert [(item.name, item.version) for item in plan.artifacts] == [("native", "1.0")]


def test_a_distribution_of_ones_own_is_upgraded_to(
    cache_dir: Path, index_server: StartIndex, distribution: DistributionFolder
) -> None:
    index = index_server(build_wheel("six", "0.1"))
    with Cache(cache_dir, pyodide=BEFORE, index_url=index.url, source="index") as cache:
        cache.execute(cache.plan_warm_up(["six"]))
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        plan = cache.updates.plan_upgrade(proves=False)
        assert plan.after == "314"
        assert [(item.name, item.version) for item in plan.artifacts] == [("six", distribution.wheels["six"].version)]
        assert cache.execute(plan).switched
    assert distribution.wheels["six"].file_name in {path.name for path in cache_dir.iterdir()}
