"""The resolver chooses among the wheels of an index as micropip does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.source_options import SourceMode
from support.cli import names_of, reasons_of, run, warm
from support.resolving import Ask, only_failure, versions
from support.servers import StartIndex
from support.wheels import (
    WASM_TAG,
    DistributionFolder,
    build_wheel,
)


@pytest.mark.parametrize("form", ["json", "html", "html-always"])
@pytest.mark.parametrize("metadata", [True, False])
def test_indexes_of_all_forms_can_be_read(
    form: str, metadata: bool, distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    wheel = build_wheel("plotly", "6.3.0", requires=["narwhals"], payload=200_000)
    index = index_server(wheel, build_wheel("narwhals", "2.0"), form=form, metadata=metadata)
    answer = warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    assert names_of(answer.json["fetched"]) == {"plotly", "narwhals"}


def test_wheels_for_another_runtime_are_skipped(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("msgpack", "1.1", tag=WASM_TAG))
    answer = warm(cache_dir, "msgpack", "--source", "index", "--pyodide", "0.29.5", "--index-url", index.url)
    assert reasons_of(answer) == {"msgpack": "no-compatible-wheel"}
    assert "Python 3.13" in answer.json["failed"][0]["reason"]


def test_packages_that_only_the_release_has_lead_to_its_sources(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("tool", "1.0", requires=["numpy"]))
    words = ("--source", "index", "--pyodide", "314.0.7", "--index-url", index.url)
    for name in ("numpy", "tool"):
        assert "Leave out --source index" in warm(cache_dir, name, *words, json_too=False).out
    assert "Leave out" not in warm(cache_dir, "no-such-thing", *words, json_too=False).out


def test_c9_a_package_of_the_release_alone_is_said_to_be_there_if_only_the_index_is_asked(ask: Ask) -> None:
    native = build_wheel("numpy", "2.9", tag="cp314-cp314-manylinux_2_28_x86_64")
    for wheels, text in (((native,), "numpy"), ((), "numpy"), ((build_wheel("tool", requires=["numpy"]),), "tool")):
        _, sentence = only_failure(ask(text, wheels=wheels, mode=SourceMode.INDEX))
        assert "the lock file has 2.4.6" in sentence


def test_a_yanked_version_is_the_last_resort(ask: Ask) -> None:
    wheels = (build_wheel("tool", "2.0"), build_wheel("tool", "1.0"))
    yanked = [wheels[0].file_name]
    assert versions(ask("tool", wheels=wheels, yanked=yanked)) == {"tool": "1.0"}
    pinned = ask("tool==2.0", wheels=wheels, yanked=yanked)
    assert versions(pinned) == {"tool": "2.0"}
    (note,) = pinned.notes
    assert explain(note).startswith("only tool 2.0 fits, although its authors yanked it")


@pytest.mark.parametrize("form", ["json", "html"])
def test_nothing_is_taken_from_a_quarantined_project(cache_dir: Path, index_server: StartIndex, form: str) -> None:
    statuses = {"bad": ("quarantined", "it steals\npasswords"), "old": ("archived", ""), "older": ("deprecated", "")}
    wheels = (build_wheel(name, "1.0") for name in (*statuses, "good"))
    index = index_server(*wheels, form=form, statuses=statuses)
    names = ("bad", "old", "older", "good")
    answer = warm(cache_dir, *names, "--source", "index", "--index-url", index.url)
    assert (answer.code, names_of(answer.json["fetched"])) == (1, {"old", "older", "good"})
    assert reasons_of(answer) == {"bad": "project-quarantined"}
    assert "is quarantined: it steals passwords. Do not use it" in answer.json["failed"][0]["reason"]


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_project_that_is_no_longer_maintained_is_used_with_a_note(
    cache_dir: Path, index_server: StartIndex, form: str
) -> None:
    statuses = {"old": ("archived", "use\nnew"), "older": ("deprecated", ""), "odd": ("future-status", "")}
    index = index_server(*(build_wheel(name, "1.0") for name in statuses), form=form, statuses=statuses)
    answer = run("--cache-dir", cache_dir, "warm-up", *statuses, "--source", "index", "--index-url", index.url)
    assert answer.code == 0
    assert "old is no longer maintained" in answer.err
    assert "archived: use new" in answer.err
    assert "older is no longer maintained" in answer.err
    assert "odd is" not in answer.err


def test_a_version_that_needs_a_quarantined_project_is_passed_over(ask: Ask) -> None:
    wheels = (build_wheel("tool", "2.0", requires=["bad"]), build_wheel("tool", "1.0"), build_wheel("bad", "1.0"))
    found = ask("tool", wheels=wheels, statuses={"bad": ("quarantined", "")}, mode=SourceMode.INDEX)
    assert versions(found) == {"tool": "1.0"}


def test_a_yanked_version_does_not_solve_a_conflict(ask: Ask) -> None:
    wheels = (build_wheel("tool", "2.0", requires=["lib>=2"]), build_wheel("tool", "1.0"), build_wheel("lib", "1.0"))
    found = ask("tool", "lib", wheels=wheels, yanked=[wheels[1].file_name], mode=SourceMode.INDEX)
    assert only_failure(found)[0] is Code.DEPENDENCY_UNAVAILABLE


def test_a_pre_release_is_chosen_only_if_requested_or_if_there_is_no_other_version(ask: Ask) -> None:
    wheels = (build_wheel("tool", "2.0rc1"), build_wheel("tool", "1.0"), build_wheel("young", "0.1a1"))
    assert versions(ask("tool", wheels=wheels)) == {"tool": "1.0"}
    assert versions(ask("tool>=2.0rc1", wheels=wheels)) == {"tool": "2.0rc1"}
    assert versions(ask("young", wheels=wheels)) == {"young": "0.1a1"}


def test_a_version_for_another_python_is_skipped(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", "3.0", requires_python=">=3.15"),
        build_wheel("tool", "2.0", requires_python=">=3.9"),
        build_wheel("tool", "1.0"),
    )
    assert versions(ask("tool", wheels=wheels)) == {"tool": "2.0"}
    code, sentence = only_failure(ask("tool>=3", wheels=wheels))
    assert code is Code.NO_MATCHING_VERSION
    assert "the newest compatible version is 2.0" in sentence


def test_a_project_with_only_native_wheels_is_reported_differently_from_a_missing_one(ask: Ask) -> None:
    native = build_wheel("duckdb", "1.4", tag="cp314-cp314-manylinux_2_28_x86_64")
    code, sentence = only_failure(ask("duckdb", wheels=(native,)))
    assert code is Code.NO_COMPATIBLE_WHEEL
    assert "1.4" in sentence
    assert only_failure(ask("no-such-thing"))[0] is Code.NOT_ON_INDEX


def test_r7_a_version_is_missing_if_the_lock_file_has_another_one_for_this_runtime(ask: Ask) -> None:
    native = build_wheel("numpy", "9.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    code, sentence = only_failure(ask("numpy>8", wheels=(native,)))
    assert code is Code.NO_MATCHING_VERSION
    assert "matches >8" in sentence
    assert "the lock file has" in sentence


def test_the_best_wheel_of_a_version_is_chosen(ask: Ask) -> None:
    wheels = (
        build_wheel("tool", "1.0"),
        build_wheel("tool", "1.0", tag=WASM_TAG),
        build_wheel("tool", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32"),
    )
    assert ask("tool", wheels=wheels).pins[0].file.file_name.endswith("pyemscripten_2026_0_wasm32.whl")


def test_links_that_are_not_wheels_of_the_project_are_skipped(ask: Ask) -> None:
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


def test_a_wheel_of_another_version_or_package_than_its_name_says_is_passed_over(ask: Ask, tmp_path: Path) -> None:
    right = build_wheel("tool", "1.0")
    found = ask(
        "tool", wheels=(right, replace(right, version="2.0"), replace(build_wheel("mine", "3.0"), name="tool"))
    )
    assert versions(found) == {"tool": "1.0"}
    assert [note.code for note in found.notes] == [Code.VERSION_SKIPPED]
    renamed = right.write_to(tmp_path).rename(tmp_path / "other-1.0-py3-none-any.whl")
    failure = only_failure(ask(f"other @ {renamed.as_uri()}"))
    assert failure[0] is Code.BAD_METADATA
