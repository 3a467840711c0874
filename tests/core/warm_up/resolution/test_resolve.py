"""Requirements are resolved to the files that the runtime's micropip would choose."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.warm_up.source_options import SourceMode
from support.cli import run
from support.resolving import Ask, versions
from support.servers import StartIndex
from support.wheels import (
    DistributionFolder,
    build_wheel,
)


def test_the_index_is_used_if_the_version_of_the_lock_file_is_not_allowed(ask: Ask) -> None:
    assert versions(ask("six>=2", wheels=(build_wheel("six", "99"), build_wheel("six", "2.5")))) == {"six": "99"}


def test_the_index_mode_ignores_the_lock_file(ask: Ask) -> None:
    assert versions(ask("six", wheels=(build_wheel("six", "0.5"),), mode=SourceMode.INDEX)) == {"six": "0.5"}


def test_names_are_compared_in_canonical_form(ask: Ask) -> None:
    assert set(versions(ask("Python.Dateutil"))) == {"python-dateutil", "six"}


def test_every_pin_has_the_packages_that_need_it(ask: Ask) -> None:
    needed_by = {pin.name: pin.needed_by for pin in ask("pandas", "six").pins}
    assert needed_by["numpy"] == ("pandas",)
    assert needed_by["libopenblas"] == ("numpy",)
    assert needed_by["pandas"] == ()
    assert needed_by["six"] == ("python-dateutil",)


def test_a_requirement_whose_marker_is_false_in_the_runtime_is_ignored(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", requires=['pywin32; sys_platform == "win32"', 'six; sys_platform == "emscripten"']),
    )
    assert set(versions(ask("tool", 'ghost; sys_platform == "linux"', wheels=wheels))) == {"tool", "six"}


def test_an_extra_adds_its_requirements(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", requires=["six", 'helper; extra == "more"'], extras=["more"]),
        build_wheel("helper"),
    )
    assert set(versions(ask("tool", wheels=wheels))) == {"tool", "six"}
    assert set(versions(ask("tool[more]", wheels=wheels))) == {"tool", "six", "helper"}


def test_constraints_narrow_versions_and_add_no_packages(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    index = index_server(build_wheel("thing", "1.0"), build_wheel("thing", "2.0"), build_wheel("other", "1.0"))
    narrowing = tmp_path / "constraints.txt"
    narrowing.write_text("thing<2\nother==1.0\n")
    words = ("--distribution", distribution, "--index-url", index, "-c", narrowing, "--cache-dir", cache_dir)
    plan = run("warm-up", "thing", *words, "--dry-run", "--json").json
    assert [(item["name"], item["version"]) for item in plan["to_fetch"]] == [("thing", "1.0")]


def test_a_constraint_that_the_lock_file_cannot_meet_is_reported(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    narrowing = tmp_path / "constraints.txt"
    narrowing.write_text("numpy<2")
    words = ("--distribution", distribution, "--source", "distribution", "-c", narrowing, "--cache-dir", cache_dir)
    answer = run("warm-up", "pandas", "six", *words, "--json")
    assert answer.code == 1
    [failed] = answer.json["failed"]
    assert failed["requirement"] == "pandas"
    assert "numpy" in failed["reason"]
    assert "<2" in failed["reason"]
    assert [item["name"] for item in answer.json["fetched"]] == ["six"]
