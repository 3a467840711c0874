from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.resolution import resolver
from pyodide_cache.warm_up.source_options import SourceMode
from support.resolving import Ask, chain, only_failure, tik, versions
from support.wheels import build_wheel

INDEX = SourceMode.INDEX


@pytest.mark.parametrize("asked", [("oai", "tik"), ("slim[o]",)])
def test_i5_a_conflict_without_a_solution_names_packages_and_versions(ask: Ask, asked: tuple[str, ...]) -> None:
    found = ask(*asked, wheels=chain(), locked=tik("<3.12"))
    sentence = explain(found.failures[-1].problem)
    assert "idn>=3.18 by h2" in sentence
    assert "idn<3.12 by req 2.33" in sentence
    assert len(sentence) < 300


def test_i5_a_search_that_is_stopped_names_its_last_conflict(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolver, "MAX_ROUNDS", 4)
    code, sentence = only_failure(ask("slim[o]", wheels=chain(), locked=tik("<3.12")))
    assert code is Code.SEARCH_STOPPED
    assert "4 rounds" in sentence


def test_r7_an_unrelated_package_is_not_blamed(ask: Ask) -> None:
    wheels = (
        build_wheel("rich", "12.0"),
        build_wheel("rich", "13.0"),
        build_wheel("tui", "0.1", requires=["absent-thing"]),
        build_wheel("tui", "0.2", requires=["rich>=13"]),
    )
    code, sentence = only_failure(ask("rich<13", "tui", wheels=wheels, mode=INDEX))
    assert code is Code.CONFLICT
    assert "rich<13" in sentence
    assert "rich>=13 by tui 0.2" in sentence
    assert "absent-thing" not in sentence


def test_i4_the_metadata_of_a_lock_package_bounds_what_replaces_its_dependency(ask: Ask) -> None:
    locked = (build_wheel("alt", "5.0", requires=["nar<2"]), build_wheel("nar", "1.10"))
    wheels = (build_wheel("nar", "2.0"), build_wheel("plot", "6.0", requires=["nar>=2"]))
    found = ask("plot", "alt", wheels=wheels, locked=locked)
    code, sentence = only_failure(found)
    assert code is Code.CONFLICT
    assert "nar>=2 by plot 6.0" in sentence
    assert "nar<2 by alt 5.0" in sentence


def test_a_conflict_is_explained_with_who_requires_what(ask: Ask) -> None:
    wheels = (build_wheel("numpy", "1.26"), build_wheel("old", "1.0", requires=["numpy<2"]))
    resolution = ask("pandas", "old", wheels=wheels)
    code, sentence = only_failure(resolution)
    assert code is Code.CONFLICT
    assert resolution.failures[0].name == "old"
    assert "numpy<2 by old 1.0" in sentence
    assert "numpy>=2 by pandas 3.0.4" in sentence
    assert versions(resolution)["pandas"] == "3.0.4"


def test_i5_what_all_versions_of_a_package_require_is_one_reason(ask: Ask) -> None:
    wheels = (
        build_wheel("child", "2.0"),
        build_wheel("child", "1.0"),
        *(build_wheel("parent", f"1.{number}", requires=["child<2"]) for number in range(12)),
    )
    code, sentence = only_failure(ask("child>=2", "parent", wheels=wheels, mode=INDEX))
    assert code is Code.CONFLICT
    assert sentence.count("child<2") == 1
    assert "child<2 by parent 1.11" in sentence


def test_i6_skipped_versions_of_a_package_are_one_note(ask: Ask) -> None:
    wheels = [build_wheel("geo", f"2.{number}", requires=["six>=2.0.*"]) for number in range(4)]
    [note] = ask("geo", wheels=(build_wheel("geo", "1.0"), *wheels), mode=INDEX).notes
    assert "geo 2.3 (and 3 other versions) was skipped" in explain(note)
