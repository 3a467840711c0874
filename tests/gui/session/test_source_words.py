from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.settings.releases import newest_release, shipped_lock
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import (
    index_offer_of,
    next_sources,
    offer_of,
    sources_text,
    sources_tip,
)

MIRROR = SourceOptions("https://mirror.example/pyodide/", index_url="https://index.example/simple")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (SourceOptions(), "CDN, then PyPI"),
        (SourceOptions(mode=SourceMode.INDEX), "Only PyPI"),
        (SourceOptions("/app/node_modules/pyodide", mode=SourceMode.DISTRIBUTION), "Only pyodide"),
        (MIRROR, "mirror.example, then index.example"),
        (SourceOptions("/a-folder-with-a-very-long-name"), "a-folder-with-a-ver…, then PyPI"),
    ],
)
def test_the_sources_are_named_in_their_order(options: SourceOptions, text: str, qtbot: QtBot) -> None:
    assert sources_text(options) == text
    assert sources_tip(options)


DOWN = Problem(Code.UNREACHABLE, host="mirror.example", error="refused")
INDEX_DOWN = Problem(Code.UNREACHABLE, host="index.example", index="index.example", error="refused")
AUTO, ONLY, INDEX = SourceMode.AUTO, SourceMode.DISTRIBUTION, SourceMode.INDEX


@pytest.mark.parametrize(
    ("mode", "problem", "expected"),
    [
        (AUTO, DOWN, INDEX),
        (AUTO, Problem(Code.UNREACHABLE, host="cdn.jsdelivr.net", error="refused"), INDEX),
        (
            AUTO,
            Problem(Code.LOCK_NOT_FOUND, place="https://mirror.example/", tried="a-lock.json"),
            INDEX,
        ),
        (AUTO, INDEX_DOWN, ONLY),
        (AUTO, Problem(Code.HTTP_STATUS, url="https://index.example/simple/numpy/", status=403), ONLY),
        (AUTO, Problem(Code.DEPENDENCY_UNAVAILABLE, name="six", cause=INDEX_DOWN), ONLY),
        (ONLY, DOWN, INDEX),
        (INDEX, INDEX_DOWN, ONLY),
        (INDEX, DOWN, None),
        (ONLY, Problem(Code.NOT_IN_LOCK, name="plotly"), AUTO),
        (INDEX, Problem(Code.NO_COMPATIBLE_WHEEL, name="numpy"), AUTO),
        (AUTO, Problem(Code.NOT_ON_INDEX, name="nonesuch"), None),
        (AUTO, Problem(Code.NO_SPACE, path="/cache"), None),
        (ONLY, Problem(Code.OFFLINE, host="mirror.example"), None),
    ],
)
def test_what_is_offered_is_a_source_that_did_not_fail(
    mode: SourceMode, problem: Problem, expected: SourceMode | None
) -> None:
    other = next_sources(replace(MIRROR, mode=mode), [problem])
    assert (other and other.mode) == expected


def test_the_next_source_after_a_mirror_does_not_need_its_lock_file() -> None:
    other = next_sources(MIRROR, [DOWN])
    assert other == replace(MIRROR, mode=INDEX, distribution=None)


def test_team_caches_are_named_before_the_other_sources() -> None:
    both, index = SourceOptions(), SourceOptions(mode=SourceMode.INDEX)
    assert sources_text(both, ("acme",)) == "acme, then CDN, then PyPI"
    assert sources_text(index, ("acme", "school")) == "2 team caches, then PyPI"
    assert sources_tip(index, ("acme", "school")).startswith("Team caches are asked first: acme, school\n")


@pytest.mark.parametrize(
    ("options", "problem", "text"),
    [
        (MIRROR, INDEX_DOWN, "Use pip’s index instead"),
        (MIRROR, DOWN, "Use index.example instead"),
        (SourceOptions(), Problem(Code.UNREACHABLE, host="cdn.jsdelivr.net", error="refused"), "Use PyPI instead"),
        (SourceOptions(), Problem(Code.UNREACHABLE, host="pip.example", index="pip.example", error="refused"), None),
        (SourceOptions(), Problem(Code.NOT_ON_INDEX, name="nonesuch"), None),
        (MIRROR, Problem(Code.NO_RELEASE_LIST, cause=DOWN), None),
    ],
)
def test_13_a_question_for_the_index_is_offered_another_way_to_an_index(
    options: SourceOptions, problem: Problem, text: str | None, qtbot: QtBot, tmp_path: Path
) -> None:
    found = index_offer_of(Session(tmp_path, options))([problem])
    assert (found and found[0]) == text


def test_13_what_the_index_lacks_is_not_offered_from_a_cdn_that_just_failed(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path, SourceOptions())
    offer = offer_of(session)
    text, use = offer([Problem(Code.UNREACHABLE, host="cdn.jsdelivr.net", error="refused")]) or ("", lambda: None)
    assert text == "Use PyPI instead"
    use()
    lacks = [Problem(Code.NO_COMPATIBLE_WHEEL, name="numpy")]
    assert offer(lacks) is None
    session.set_source_options(SourceOptions())
    session.set_source_options(SourceOptions(mode=INDEX))
    assert (offer(lacks) or ("",))[0] == "Use CDN, then PyPI instead", "the user tried the CDN again"


def test_what_the_index_lacks_is_offered_by_name_from_a_release_that_has_it(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path, SourceOptions(mode=INDEX))
    session.found = replace(session.found, locks=(shipped_lock(newest_release().version),))
    lacks = [Problem(Code.NO_COMPATIBLE_WHEEL, name=name) for name in ("nonesuch", "NumPy")]
    assert (offer_of(session)(lacks) or ("",))[0] == "Use CDN for numpy"
    assert offer_of(session)(lacks[:1]) is None, "the release lacks it too"
