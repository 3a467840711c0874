"""The facade does everything that its documentation promises, through the public names alone."""

from __future__ import annotations

import ast
import re
import runpy
import sys
from pathlib import Path

import pytest

import pyodide_cache
from pyodide_cache import Cache, Cancel, Code, Finished, ItemDone, Note, Problem, Status
from pyodide_cache.cache.packing import Packing
from pyodide_cache.cache.places import Places
from pyodide_cache.cache.serving import Serving
from pyodide_cache.cache.sharing import CacheLayers, CacheSnapshots, CacheStore
from pyodide_cache.cache.start_images import StartImages
from pyodide_cache.cache.team import CacheTeams
from pyodide_cache.cache.updates import Updates
from support import ROOT
from support.cli import files_of, packages_of
from support.servers import Serve
from support.wheels import WASM_TAG, DistributionFolder, build_wheel, write_distribution

EXAMPLE = ROOT / "docs" / "examples" / "api" / "warm_and_clean.py"


def open_cache(directory: Path, distribution: object) -> Cache:
    return Cache(directory, distribution=str(distribution), source="distribution")


def test_the_example_warms_verifies_prunes_and_undoes(
    distribution: DistributionFolder,
    cache_dir: Path,
    serve: Serve,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE), str(cache_dir), str(serve(distribution)), "pandas", "six"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(EXAMPLE), run_name="__main__")
    out = capsys.readouterr().out
    assert ended.value.code == 0, out
    assert "0 cached" in out
    assert "pandas: cached" in out
    assert "packages left: 0" in out
    names = packages_of(cache_dir)
    assert any(name.startswith("pandas-") for name in names)
    assert f"files restored: {len(names)}; packages: {len(names)}" in out


def test_the_example_imports_nothing_but_the_public_api() -> None:
    tree = ast.parse(EXAMPLE.read_text())
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert modules == {"__future__", "sys", "pyodide_cache"}


def test_every_public_name_can_be_imported_and_is_documented() -> None:
    documented = (ROOT / "docs" / "api.md").read_text()
    for name in pyodide_cache.__all__:
        assert getattr(pyodide_cache, name) is not None
        assert f"`{name}" in documented or f"`{name}`" in documented, f"docs/api.md does not mention {name}"
    with pytest.raises(AttributeError):
        _ = pyodide_cache.nothing_of_that_name  # type: ignore[attr-defined]


def test_every_method_of_the_facade_is_documented() -> None:
    documented = (ROOT / "docs" / "api.md").read_text()
    methods = {name for name in dir(Cache) if not name.startswith("_")}
    assert [name for name in sorted(methods) if f"`{name}" not in documented] == []
    section = documented.partition("| method | returns |")[2].partition("Parts with more methods")[0]
    assert {*re.findall(r"`(\w+)\(", section)} <= methods, "docs/api.md describes methods that do not exist"


@pytest.mark.parametrize(
    "part",
    [CacheStore, CacheLayers, CacheSnapshots, CacheTeams, StartImages, Serving, Updates, Packing, Places],
    ids=lambda part: part.__name__,
)
def test_every_method_of_a_part_is_documented(part: type) -> None:
    documented = {*re.findall(r"`(\w+)", (ROOT / "docs" / "api.md").read_text())}
    assert {name for name in vars(part) if not name.startswith("_")} <= documented


def test_a_plan_says_what_a_run_then_does(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        plan = cache.plan_warm_up(["six", "no-such-package"])
        assert [artifact.name for artifact in plan.fetch] == ["six"]
        assert [failure.name for failure in plan.failures] == ["no-such-package"]
        assert not cache_dir.exists(), "a plan downloads nothing"
        events = list(cache.run(plan))
        assert any(isinstance(event, ItemDone) and event.key == "six" for event in events)
        assert isinstance(events[-1], Finished)
        assert cache.last_report is events[-1].report
        assert [artifact.name for artifact in events[-1].report.fetched] == ["six"]
        again = cache.plan_warm_up(["six"])
        assert ([item.name for item in again.cached], again.fetch) == (["six"], ())


def test_the_inventory_is_scanned_once_and_again_after_a_job(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    with open_cache(cache_dir, distribution) as cache:
        before = cache.inventory()
        assert not before.exists
        assert cache.inventory() is before
        cache.execute(cache.plan_warm_up(["six"]))
        after = cache.inventory()
        assert [entry.identity.name for entry in after.packages] == ["six"]
        assert cache.inventory() is after
        assert after.packages[0].status is Status.VERIFIED


def test_entries_that_are_known_are_taken_over(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six"]))
        known = cache.inventory()
    with Cache(cache_dir, known=known) as cache:
        assert cache.inventory().packages[0] is known.packages[0]


def test_a_cancel_stops_a_run_and_what_is_done_stays(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cancel = Cancel()
        for event in cache.run(cache.plan_warm_up(["pandas"]), cancel=cancel):
            if isinstance(event, ItemDone):
                cancel.set()
        assert cache.last_report.cancelled
        names = files_of(cache_dir)
        assert names
        assert not any(name.endswith(".pyodide-cache-part") for name in names)


def test_files_that_are_wrong_are_found_and_repaired(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six"]))
        name = cache.inventory().packages[0].file_name
        (cache_dir / name).write_bytes(b"not a wheel")
    with open_cache(cache_dir, distribution) as cache:
        report = cache.execute(cache.plan_verify())
        assert [entry.file_name for entry in report.bad] == [name]
        repaired = cache.execute(cache.plan_repair())
        assert [item.file_name for item in repaired.repaired] == [name]
        assert cache.empty_quarantine() == 1
        assert not cache.execute(cache.plan_verify()).bad


def test_files_are_removed_by_name_and_restored(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six", "pytz"]))
        name = cache.find("six")[0].file_name
        assert not cache.can_undo()
        cache.execute(cache.plan_remove([name]))
        assert name not in files_of(cache_dir)
        assert cache.can_undo()
        assert [item.file_name for item in cache.undo().restored] == [name]
        assert name in files_of(cache_dir)
        with pytest.raises(Problem) as raised:
            cache.undo()
        assert raised.value.code is Code.NOTHING_TO_UNDO


def test_a_removal_for_good_cannot_be_undone(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six"]))
        plan = cache.plan_prune(["older-than=0d"], for_good=True)
        assert plan.for_good
        cache.execute(plan)
        assert not cache.can_undo()


def test_protected_packages_stay(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six", "pytz"]))
        plan = cache.plan_prune(["older-than=0d"], protect=["Six"])
        assert [item.entry.identity.name for item in plan.items] == ["pytz"]


def test_an_export_names_the_cached_files(distribution: DistributionFolder, cache_dir: Path, tmp_path: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six", "pytz"]))
        report = cache.execute(cache.plan_export(["six"], output=tmp_path / "out"))
        assert [item.name for item in report.packages] == ["six"]
        assert files_of(tmp_path / "out") == {cache.find("six")[0].file_name, "pyodide-lock.json"}


def test_details_come_in_two_steps(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up(["six"]))
        steps = list(cache.details(cache.find("six")[0]))
        assert [step.is_complete for step in steps] == [False, True]
        assert steps[-1].entry.identity.name == "six"


def test_a_project_says_what_it_needs(distribution: DistributionFolder, cache_dir: Path, tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("import numpy\nimport os\n")
    with Cache(cache_dir) as cache:
        found = cache.read_project(script)
        assert [item.requirement for item in found.requirements] == ["numpy"]


def test_a_directory_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with Cache(file) as cache, pytest.raises(Problem) as raised:
        cache.inventory()
    assert raised.value.code is Code.NOT_A_DIRECTORY


def test_a_value_that_is_no_plan_is_refused(cache_dir: Path) -> None:
    with Cache(cache_dir) as cache, pytest.raises(TypeError, match="not a plan"):
        cache.execute(object())  # type: ignore[arg-type]


def test_what_a_warm_up_notes_comes_as_an_event(cache_dir: Path, tmp_path: Path) -> None:
    folder = write_distribution(tmp_path / "dist", [build_wheel("alpha", "1.0")])
    with open_cache(cache_dir, folder) as cache:
        plan = cache.plan_warm_up(["alpha[x]"])
        assert [note.code for note in plan.notes] == [Code.EXTRA_NOT_IN_LOCK]
        assert any(isinstance(event, Note) for event in cache.run(plan))


def test_a_single_text_does_as_well_as_a_list_with_it(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        cache.execute(cache.plan_warm_up("six"))
        assert [found.is_cached for found in cache.check("six")] == [True]
        (file_name,) = packages_of(cache_dir)
        assert [item.file_name for item in cache.plan_verify(only=file_name).items] == [file_name]
        assert len(cache.plan_export("six").packages) == 1
        for plan in (cache.plan_prune("all"), cache.plan_remove(file_name), cache.plan_remove_named("six")):
            assert [item.entry.file_name for item in plan.items] == [file_name]
        assert not cache.plan_prune("all", protect="six").items
        assert cache.updates.pinned("six") == ("six==1.17.0",)


def test_an_empty_text_is_no_directory_and_a_cache_shows_which_it_is(cache_dir: Path) -> None:
    with pytest.raises(ValueError, match="None for the usual one"):
        Cache("")
    assert repr(Cache(cache_dir)) == f"Cache({str(cache_dir)!r})"


def test_paths_may_be_texts(cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "app.py").write_text("import six\n")
    build_wheel("numpy", tag=WASM_TAG).write_to(project)
    monkeypatch.chdir(tmp_path)
    with Cache(str(cache_dir)) as cache:
        for path in (project.name, str(project)):
            assert [item.requirement for item in cache.read_project(path).requirements] == ["six"]
            assert [str(item) for item in cache.request(projects=path).requirements] == ["six"]
            *_, found = cache.places.find(path)
            assert project in [place.path for place in found.places]
            assert not cache.places.roots([path])
