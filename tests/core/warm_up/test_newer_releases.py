"""Releases that are newer than the program are found in the published list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.releases import newest_release
from pyodide_cache.warm_up.newer_releases import LIST_VARIABLE


def test_only_newer_releases_are_returned_newest_first(published_list: Path) -> None:
    known = newest_release().version
    published_list.write_text(json.dumps({"releases": {"0.29.5": {}, "999.0.9": {}, known: {}, "999.0.10": {}}}))
    assert Cache("anywhere").newer_releases() == ("999.0.10", "999.0.9")


@pytest.mark.parametrize("text", ["<html>", "[]", '{"releases": {"not a version": {}}}'])
def test_an_answer_that_is_not_a_list_of_releases_is_reported(published_list: Path, text: str) -> None:
    published_list.write_text(text)
    with pytest.raises(Problem) as caught:
        Cache("anywhere").newer_releases()
    assert caught.value.code is Code.BAD_RELEASE_LIST


def test_an_unreachable_list_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIST_VARIABLE, "http://127.0.0.1:9/list.json")
    with pytest.raises(Problem) as caught:
        Cache("anywhere").newer_releases()
    assert caught.value.code is Code.UNREACHABLE
