"""Every problem has a sentence, and no sentence shows what must not be shown."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import SENTENCES, explain
from pyodide_cache.net.http import mask


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence_that_needs_no_fact(code: Code) -> None:
    assert code in SENTENCES
    assert explain(Problem(code)).strip()


def test_an_invisible_character_in_a_refused_name_is_made_visible() -> None:
    assert "\\u202e" in explain(Problem(Code.UNSAFE_NAME, name="x\u202egnp.whl", why="control"))


def test_a_dependency_that_cannot_be_had_is_named_with_its_own_reason() -> None:
    cause = Problem(Code.UNSAFE_NAME, name="../x.whl", why="separator")
    sentence = explain(Problem(Code.DEPENDENCY_UNAVAILABLE, name="x", cause=cause))
    assert "it needs x" in sentence
    assert "../x.whl" in sentence
    assert "another folder" in sentence


def test_a_release_that_is_not_known_is_told_from_a_network_that_is_not_there() -> None:
    cause = Problem(Code.UNREACHABLE, host="cdn", error="no name")
    sentence = explain(
        Problem(Code.UNKNOWN_RELEASE, version="9.9", known="314.0.7", tried="https://cdn/", cause=cause)
    )
    assert "cdn cannot be reached (no name)" in sentence
    assert "314.0.7" in sentence


def test_no_lists_at_all_are_said_to_be_none() -> None:
    assert explain(Problem(Code.UNKNOWN_LIST, name="x", known="")).endswith("there are: none")


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
