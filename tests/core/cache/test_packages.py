"""Requests, warm-ups and exports through the facade."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Problem
from pyodide_cache.settings.lists import ListStore
from support.wheels import DistributionFolder


def open_cache(directory: Path, distribution: DistributionFolder) -> Cache:
    return Cache(directory, distribution=str(distribution), source="distribution")


def test_a_request_joins_names_presets_lists_files_and_projects(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    ListStore().save("mine", ["pytz"])
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("six>=1\n# a comment\n")
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("numpy<3\n")
    script = tmp_path / "app.py"
    script.write_text("import pandas\n")
    with open_cache(cache_dir, distribution) as cache:
        request = cache.request(
            ["numpy"], lists=["mine"], files=[requirements], constraints=[constraints], projects=[script]
        )
    assert [item.name for item in request.requirements] == ["numpy", "pytz", "six", "pandas"]
    assert [str(item) for item in request.constraints] == ["numpy<3"]
    assert "app.py:1" in request.reasons["pandas"][0]
    assert request.invalid == ()


def test_i24_a_project_chooses_the_release_if_nothing_else_does(cache_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script src="https://h/pyodide/v0.28.3/full/pyodide.js"></script>')
    (tmp_path / "b.html").write_text('<script>const PYODIDE_VERSION = "0.27.7"; import("https://h/")</script>')
    with Cache(cache_dir) as cache:
        request = cache.request(projects=[tmp_path])
        assert cache.plan_warm_up(request).release == "0.28.3"
        assert [note.facts["nearest"] for note in request.notes] == ["0.27.7"]
    with Cache(cache_dir, pyodide="0.29.0") as cache:
        request = cache.request(projects=[tmp_path])
        assert cache.plan_warm_up(request).release == "0.29.0"
        assert [note.facts["nearest"] for note in request.notes] == ["0.28.3", "0.27.7"]
    cache_dir.mkdir()
    (cache_dir / "numpy-2.2.5-cp312-cp312-pyodide_2024_0_wasm32.whl").touch()
    with Cache(cache_dir) as cache:
        request = cache.request(projects=[tmp_path])
        assert str(cache.plan_warm_up(request).release).startswith("0.27")


def test_what_cannot_be_read_is_part_of_the_plan(distribution: DistributionFolder, cache_dir: Path) -> None:
    with open_cache(cache_dir, distribution) as cache:
        plan = cache.plan_warm_up(["six", "not a requirement!!"])
    assert [failure.problem.code for failure in plan.failures] == [Code.BAD_REQUIREMENT]
    assert [item.name for item in plan.fetch] == ["six"]


@pytest.mark.parametrize("what", [{"presets": ["none"]}, {"lists": ["none"]}, {"files": [Path("/none.txt")]}])
def test_what_does_not_exist_is_a_problem(
    distribution: DistributionFolder, cache_dir: Path, what: dict[str, list[object]]
) -> None:
    with open_cache(cache_dir, distribution) as cache, pytest.raises(Problem):
        cache.request((), **what)  # type: ignore[arg-type]


def test_an_export_of_nothing_says_so(distribution: DistributionFolder, cache_dir: Path) -> None:
    cache_dir.mkdir()
    with open_cache(cache_dir, distribution) as cache:
        plan = cache.plan_export((), everything=True)
    assert plan.failures or not plan.packages
