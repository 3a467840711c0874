"""Every problem has a sentence that reads well on the terminal and in the window, and shows no secret."""

from __future__ import annotations

import re
import shlex
from string import Formatter

import pytest

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import Face, _Text, explain, grouped, texts
from pyodide_cache.messages.hints import HINTS
from pyodide_cache.messages.sentences import SENTENCES, VARIANTS
from pyodide_cache.net.addresses import mask


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence_that_needs_no_fact(code: Code) -> None:
    assert code in SENTENCES
    assert explain(Problem(code)).strip()


@pytest.mark.parametrize("code", list(Code))
def test_no_sentence_of_the_window_names_an_option_or_a_command(code: Code) -> None:
    sentence = explain(Problem(code, name="x", path="/x", known="x"), face=Face.WINDOW)
    assert not re.search(r"(^|[\s(])--\w|pyodide-cache ", sentence.replace("node --version", ""))


@pytest.mark.parametrize("key", HINTS)
def test_a_hint_follows_the_sentence_on_both_faces(key: Code | str) -> None:
    hint = HINTS[key]
    variant = next((Problem(code, **{fact: "x"}) for code, fact, text in VARIANTS if text == key), None)
    problem = variant or Problem(Code(key))
    for face, text in ((Face.TERMINAL, hint.terminal), (Face.WINDOW, hint.window or hint.terminal)):
        assert f". {text.partition('{')[0]}" in explain(problem, face=face)


def test_sentences_are_short_and_end_without_a_full_stop() -> None:
    for text in texts():
        assert len(text) <= 200, text
        assert not text.endswith("."), text


def test_a_translator_gets_every_text_that_is_shown() -> None:
    shown: set[str] = set()

    def translate(text: str) -> str:
        shown.add(text)
        return text

    facts = {name: 2 for text in texts() for _, name, _, _ in Formatter().parse(text) if name and name != "cause"}
    for code in Code:
        problem = Problem(code, cause=Problem(Code.EMPTY), **{**facts, "known": ""})
        for face in Face:
            explain(problem, translate, face=face)
    assert shown
    assert shown - {"2"} <= texts()


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 packages are"), (1, "1 package is"), (2, "2 packages are"), (12, "12 packages are")]
)
def test_a_count_selects_the_plural_form(count: int, words: str) -> None:
    assert f"{words} not available" in explain(Problem(Code.SNAPSHOT_INCOMPLETE, count=count))


def test_a_path_in_a_command_can_be_copied() -> None:
    sentence = explain(Problem(Code.LAYER_GONE, path="/srv/our files/it's"))
    assert sentence.startswith("the layer /srv/our files/it's is not available")
    assert "PYODIDE_CACHE_LAYERS" in sentence  # it may come from there
    assert shlex.split(sentence.partition("run: ")[2]) == [
        *("pyodide-cache", "layer", "remove"),
        "/srv/our files/it's",
    ]


def test_a_translation_may_have_a_form_for_nothing_at_all() -> None:
    def french(_text: str) -> str:
        return "{count:aucun fichier|# fichier|# fichiers}"

    found = [explain(Problem(Code.MEMBERS_LEAD_OUT, count=count, name="x"), french) for count in (0, 1, 2)]
    assert found == ["aucun fichier", "1 fichier", "2 fichiers"]


def test_bytes_are_written_in_the_unit_of_the_face() -> None:
    problem = Problem(Code.NO_SPACE, path="/x", needed=3_000_000, free=999)
    assert "3.0 MB needed, 999 B free" in explain(problem)
    assert "3000000 Oktette needed" in explain(problem, sizes=lambda size: f"{size} Oktette")


def test_an_invisible_character_in_a_rejected_name_is_made_visible() -> None:
    assert "\\u202e" in explain(Problem(Code.UNSAFE_NAME, name="x\u202egnp.whl", why="control"))


def test_a_dependency_that_is_not_available_is_named_with_the_cause() -> None:
    cause = Problem(Code.UNSAFE_NAME, name="../x.whl", why="separator")
    sentence = explain(Problem(Code.DEPENDENCY_UNAVAILABLE, name="x", cause=cause))
    assert sentence.startswith("its dependency x is not available: ")
    assert "../x.whl" in sentence
    assert "another folder" in sentence


def test_an_unknown_release_without_a_network_names_both() -> None:
    cause = Problem(Code.UNREACHABLE, host="cdn", error="no name")
    sentence = explain(
        Problem(Code.UNKNOWN_RELEASE, version="9.9", known="314.0.7", tried="https://cdn/", cause=cause)
    )
    assert "Pyodide 9.9 is not known" in sentence
    assert "cdn cannot be reached: no name" in sentence
    assert sentence.endswith("The closest known releases: 314.0.7")


def test_an_unreachable_index_has_the_advice_for_an_index() -> None:
    assert "--index-url" in explain(Problem(Code.UNREACHABLE, host="h", error="e", index="https://h/simple"))
    assert "--distribution" in explain(Problem(Code.UNREACHABLE, host="h", error="e"))


def test_an_index_without_a_valid_address_has_advice_where_it_is_written() -> None:
    problem = Problem(Code.BAD_URL, url="htp://h/simple/rich/", error="e", index="htp://h/simple")
    assert "index htp://h/simple is" in explain(problem)
    assert "PIP_INDEX_URL" in explain(problem)


def test_an_empty_list_of_alternatives_is_none() -> None:
    for name in ("x", ""):
        assert explain(Problem(Code.UNKNOWN_LIST, name=name, known="")).endswith("Lists are: none")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@host/simple/", "https://host/simple/"),
        ("https://token@host:8080/x?y#z", "https://host:8080/x?y#z"),
        ("https://host/@scope/x", "https://host/@scope/x"),
        ("http://user:secret@[broken/", "http://[broken/"),
    ],
)
def test_credentials_are_never_shown(url: str, shown: str) -> None:
    assert mask(url) == shown


def test_a_reason_that_many_share_is_said_once() -> None:
    away = Problem(Code.UNREACHABLE, host="files.example", error="refused")
    missing = [(name, Problem(Code.OFFLINE, name=name, count=1)) for name in ("six", "numpy", "six")]
    failures = [*((f"p{number}", away) for number in range(30)), *missing, ("x", Problem(Code.GONE, path="x"))]
    (names, first), (_, second), (others, _) = grouped(failures)
    assert (len(names), first, others) == (30, away, ["x"])
    assert explain(second).startswith("six, numpy are not in the cache, and offline is on")
    assert explain(missing[1][1]).startswith("numpy is not in the cache")


def test_missing_packages_are_one_sentence_with_one_command_for_all() -> None:
    missing = [(name, Problem(Code.NOT_CACHED, name=name, count=1, needed_by="x")) for name in ("six", "numpy")]
    ((_, both),) = grouped(missing)
    assert explain(both) == (
        "six, numpy are not in the cache directory. Download them with: pyodide-cache warm-up six numpy"
    )
    assert explain(missing[0][1]) == (
        "six is not in the cache directory; needed by x. Download it with: pyodide-cache warm-up six"
    )


def test_a_missing_package_with_a_similar_name_has_a_sentence_of_its_own() -> None:
    typed, missing = (Problem(Code.NOT_CACHED, name=name, count=1) for name in ("rihc", "numpy"))
    failures = [Failure("rihc", typed.with_similar(["rich"])), Failure("numpy", missing)]
    said = [explain(problem) for _, problem in grouped(failures)]
    assert said[0] == "rihc is not in the cache directory. Did you mean rich?"
    assert said[1].startswith("numpy is not in the cache directory. Download it")


def test_causes_that_a_reason_does_not_name_do_not_split_it() -> None:
    names = [f"p{number}" for number in range(9)]
    causes = (Problem(Code.NOT_ON_INDEX, name=name, index="index.example") for name in names)
    refused = [
        (name, Problem(Code.NOT_PROVEN, team="class", cause=cause)) for name, cause in zip(names, causes, strict=True)
    ]
    assert [found for found, _ in grouped(refused)] == [names]


@pytest.mark.parametrize("code", [Code.IN_THE_WAY, Code.UNSAFE_NAME, Code.TEAM_UNREACHABLE])
def test_a_fact_of_any_length_is_shortened_in_the_middle(code: Code) -> None:
    value = f"begin{'x' * 5000}end"
    cause = Problem(Code.IN_THE_WAY, path=value)
    text = explain(Problem(code, path=value, name=value, url=value, error=value, cause=cause))
    assert value not in text
    assert "begin" in text
    assert "…" in text
    assert "end" in text
    assert len(text) < 3500


def test_a_word_of_a_command_is_never_shortened() -> None:
    assert f"{_Text('x' * 5000):shell}" == "x" * 5000
