from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Problem
from pyodide_cache.places.kinds import Owner
from pyodide_cache.places.search import PlacesFound, SearchStarted
from pyodide_cache.settings.settings import RemovalMethod, Settings
from support import xbuildenvs
from support.places import put_distribution, put_wheels
from support.xbuildenvs import put_orphan, put_owned_root, put_tool

own_machine = xbuildenvs.own_machine


def test_remembered_projects_are_searched(cache_dir: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    put_distribution(project / "node_modules" / "pyodide")
    with Cache(cache_dir) as cache:
        assert cache.places.projects() == ()
        cache.places.add_project(project)
        first, *_, last = cache.places.find()
        assert first == SearchStarted((project,))
        assert isinstance(last, PlacesFound)
        assert [place.owner for place in last.places] == [Owner.NPM]
        assert cache.places.forget_project(project)
        assert not cache.places.forget_project(project)


def test_a_project_that_cannot_be_saved_is_a_problem(cache_dir: Path, tmp_path: Path, home: Path) -> None:
    (home / ".local" / "state").write_text("a file where a folder should be")
    with Cache(cache_dir) as cache, pytest.raises(Problem) as caught:
        cache.places.add_project(tmp_path)
    assert caught.value.facts["path"] == str(tmp_path)


def test_the_place_of_the_directory_itself_is_known(home: Path) -> None:
    with Cache(put_wheels(home / ".anode" / "pyodide-cache")) as cache:
        here = cache.places.here()
        assert here is not None
        assert here.owner is Owner.ANODE


@pytest.mark.parametrize(("removal", "for_good"), [(RemovalMethod.TRASH, False), (RemovalMethod.DELETE, True)])
def test_roots_are_removed_by_a_plan(
    removal: RemovalMethod, for_good: bool, cache_dir: Path, home: Path, trash: Path
) -> None:
    root, orphan = put_owned_root(home, put_tool(home)), put_orphan(home)
    with Cache(cache_dir, settings=Settings(removal=removal)) as cache:
        found = cache.places.roots()
        with pytest.raises(Problem) as caught:
            cache.places.plan_remove_roots(found, ["0.28.3"])
        assert caught.value.code is Code.OWNER_UNKNOWN
        plan = cache.places.plan_remove_roots(found, ["314.0.7"])
        assert plan.for_good is for_good
        report = cache.execute(plan)
        assert [item.root for item in report.removed] == [root]
        assert not (root / "314.0.7").exists()
        assert (orphan / "314.0.7").exists()
        assert (trash / "314.0.7").exists() is not for_good
