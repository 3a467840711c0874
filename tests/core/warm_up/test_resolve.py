"""Resolution picks what the runtime's micropip would pick, and explains what it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.resolve import Resolution, resolve
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import open_sources
from support.cli import run
from support.servers import IndexServer, StartIndex
from support.wheels import WASM_TAG, DistributionFolder, Wheel, build_wheel

Ask = Callable[..., Resolution]


@pytest.fixture
def ask(distribution: DistributionFolder, index_server: StartIndex, tmp_path: Path) -> Iterator[Ask]:
    """Return a function that resolves texts with the small distribution and an index of wheels."""
    with ExitStack() as stack:

        def resolve_with(
            *texts: str, wheels: tuple[Wheel, ...] = (), mode: SourceMode = SourceMode.AUTO, **options: object
        ) -> Resolution:
            index: IndexServer = index_server(*wheels, **options)
            source_options = SourceOptions(str(distribution), mode=mode, index_url=index.url)
            sources = stack.enter_context(open_sources(source_options, Inventory(tmp_path)))
            return resolve([Requirement(text) for text in texts], sources, Cancel())

        yield resolve_with


def versions(resolution: Resolution) -> dict[str, str]:
    return {pin.name: pin.version for pin in resolution.pins}


def only_failure(resolution: Resolution) -> tuple[Code, str]:
    assert len(resolution.failures) == 1
    problem = resolution.failures[0].problem
    return problem.code, explain(problem)


def test_the_lock_comes_first_even_when_the_index_has_newer(ask: Ask) -> None:
    assert versions(ask("six", wheels=(build_wheel("six", "99"),))) == {"six": "1.17.0"}


def test_the_index_is_taken_where_the_lock_s_version_is_not_wanted(ask: Ask) -> None:
    assert versions(ask("six>=2", wheels=(build_wheel("six", "99"), build_wheel("six", "2.5")))) == {"six": "99"}


def test_the_index_mode_leaves_the_lock_aside(ask: Ask) -> None:
    assert versions(ask("six", wheels=(build_wheel("six", "0.5"),), mode=SourceMode.INDEX)) == {"six": "0.5"}


def test_names_are_compared_as_python_compares_them(ask: Ask) -> None:
    assert set(versions(ask("Python.Dateutil"))) == {"python-dateutil", "six"}


def test_every_pin_tells_who_needs_it(ask: Ask) -> None:
    needed_by = {pin.name: pin.needed_by for pin in ask("pandas", "six").pins}
    assert needed_by["numpy"] == ("pandas",)
    assert needed_by["libopenblas"] == ("numpy",)
    assert needed_by["pandas"] == ()
    assert needed_by["six"] == ("python-dateutil",)


def test_wishes_that_exclude_each_other_are_explained_with_who_wishes(ask: Ask) -> None:
    wheels = (build_wheel("numpy", "1.26"), build_wheel("old", "1.0", requires=["numpy<2"]))
    resolution = ask("pandas", "old", wheels=wheels)
    code, sentence = only_failure(resolution)
    assert code is Code.CONFLICT
    assert resolution.failures[0].requirement == "old"
    assert "numpy<2 by old 1.0" in sentence
    assert "numpy==2.4.6 by pandas 3.0.4" in sentence
    assert versions(resolution)["pandas"] == "3.0.4"


def test_an_older_version_is_taken_where_the_newest_does_not_fit(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", "2.0", requires=["helper>=2"]),
        build_wheel("tool", "1.0", requires=["helper<2"]),
        build_wheel("helper", "1.5"),
        build_wheel("helper", "2.5"),
    )
    assert versions(ask("tool", "helper<2", wheels=wheels)) == {"tool": "1.0", "helper": "1.5"}


def test_a_yanked_version_is_the_last_resort(ask: Ask) -> None:
    wheels = (build_wheel("tool", "2.0"), build_wheel("tool", "1.0"))
    yanked = [wheels[0].file_name]
    assert versions(ask("tool", wheels=wheels, yanked=yanked)) == {"tool": "1.0"}
    assert versions(ask("tool==2.0", wheels=wheels, yanked=yanked)) == {"tool": "2.0"}


def test_a_pre_release_is_taken_only_when_asked_for_or_when_there_is_no_other(ask: Ask) -> None:
    wheels = (build_wheel("tool", "2.0rc1"), build_wheel("tool", "1.0"), build_wheel("young", "0.1a1"))
    assert versions(ask("tool", wheels=wheels)) == {"tool": "1.0"}
    assert versions(ask("tool>=2.0rc1", wheels=wheels)) == {"tool": "2.0rc1"}
    assert versions(ask("young", wheels=wheels)) == {"young": "0.1a1"}


def test_a_version_for_another_python_is_passed_over(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", "3.0", requires_python=">=3.15"),
        build_wheel("tool", "2.0", requires_python=">=3.9"),
        build_wheel("tool", "1.0"),
    )
    assert versions(ask("tool", wheels=wheels)) == {"tool": "2.0"}
    code, sentence = only_failure(ask("tool>=3", wheels=wheels))
    assert code is Code.NO_MATCHING_VERSION
    assert "the newest compatible version is 2.0" in sentence


def test_a_project_with_native_wheels_only_is_told_from_one_that_is_missing(ask: Ask) -> None:
    native = build_wheel("duckdb", "1.4", tag="cp314-cp314-manylinux_2_28_x86_64")
    code, sentence = only_failure(ask("duckdb", wheels=(native,)))
    assert code is Code.NO_COMPATIBLE_WHEEL
    assert "1.4" in sentence
    assert only_failure(ask("no-such-thing"))[0] is Code.NOT_ON_INDEX


def test_the_wheel_that_fits_best_is_taken_of_one_version(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", "1.0"),
        build_wheel("tool", "1.0", tag=WASM_TAG),
        build_wheel("tool", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32"),
    )
    assert ask("tool", wheels=wheels).pins[0].file.file_name.endswith("pyemscripten_2026_0_wasm32.whl")


def test_a_marker_that_is_false_in_the_runtime_asks_for_nothing(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", requires=['pywin32; sys_platform == "win32"', 'six; sys_platform == "emscripten"']),
    )
    assert set(versions(ask("tool", 'ghost; sys_platform == "linux"', wheels=wheels))) == {"tool", "six"}


def test_an_extra_asks_for_what_it_names(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", requires=["six", 'helper; extra == "more"'], extras=["more"]),
        build_wheel("helper"),
    )
    assert set(versions(ask("tool", wheels=wheels))) == {"tool", "six"}
    assert set(versions(ask("tool[more]", wheels=wheels))) == {"tool", "six", "helper"}


def test_an_extra_of_a_lock_package_is_said_to_be_ignored(ask: Ask) -> None:
    resolution = ask("requests[socks]")
    assert [note.code for note in resolution.notes] == [Code.EXTRA_NOT_IN_LOCK]
    assert set(versions(resolution)) == {"requests", "certifi"}


def test_a_dependency_that_nobody_has_is_named_with_its_reason(ask: Ask) -> None:
    code, sentence = only_failure(ask("tool", "six", wheels=(build_wheel("tool", requires=["ghost>=1"]),)))
    assert code is Code.DEPENDENCY_UNAVAILABLE
    assert "ghost" in sentence
    assert "no project" in sentence


def test_without_the_index_what_the_lock_lacks_is_said_to_be_lacking(ask: Ask) -> None:
    assert only_failure(ask("plotly", mode=SourceMode.DISTRIBUTION))[0] is Code.NOT_IN_LOCK
    code, sentence = only_failure(ask("six>=99", mode=SourceMode.DISTRIBUTION))
    assert code is Code.NO_MATCHING_VERSION
    assert "the lock file has 1.17.0" in sentence


def test_one_bad_wish_among_many_is_the_only_one_that_fails(ask: Ask) -> None:
    resolution = ask("numpy", "numpy<1", "pandas", "ghost", "requests", mode=SourceMode.DISTRIBUTION)
    assert {failure.requirement for failure in resolution.failures} == {"numpy<1", "ghost"}
    assert {"numpy", "pandas", "requests"} <= set(versions(resolution))


def test_links_that_are_no_wheels_of_the_project_are_passed_over(ask: Ask) -> None:
    names = {
        "tool": [
            "tool-3.0.tar.gz",
            "other-9.0-py3-none-any.whl",
            "..%2Ftool-9.0-py3-none-any.whl",
            "tool-not.a.version-py3-none-any.whl",
            "tool-9.0-py3-none-any.exe",
        ]
    }
    for form in ("json", "html"):
        assert versions(ask("tool", wheels=(build_wheel("tool", "1.0"),), names=names, form=form)) == {"tool": "1.0"}


def test_packages_that_need_each_other_come_to_an_end(ask: Ask) -> None:
    wheels = (build_wheel("a", requires=["b"]), build_wheel("b", requires=["a"]))
    assert set(versions(ask("a", wheels=wheels))) == {"a", "b"}


def test_resolution_stops_when_asked(distribution: DistributionFolder, tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.set()
    source_options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    with open_sources(source_options, Inventory(tmp_path)) as sources, pytest.raises(Cancelled):
        resolve([Requirement("pandas")], sources, cancel)


def test_constraints_narrow_versions_and_ask_for_nothing(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    index = index_server(build_wheel("thing", "1.0"), build_wheel("thing", "2.0"), build_wheel("other", "1.0"))
    narrowing = tmp_path / "constraints.txt"
    narrowing.write_text("thing<2\nother==1.0\n")
    words = ("--distribution", distribution, "--index-url", index, "-c", narrowing, "--cache-dir", cache_dir)
    plan = run("warm-up", "thing", *words, "--dry-run", "--json").json
    assert [(item["name"], item["version"]) for item in plan["to_fetch"]] == [("thing", "1.0")]


def test_a_constraint_that_the_lock_cannot_meet_is_explained(
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
