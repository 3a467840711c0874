from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.settings.releases import newest_release
from pyodide_cache.warm_up.newer_releases import LIST_VARIABLE
from support.cli import run


def test_newer_releases_are_found_on_the_network(published_list: Path) -> None:
    published_list.write_text(json.dumps({"releases": {"0.29.5": {}, "999.0.10": {}, "999.0.9": {}}}))
    answer = run("releases", "--json").json
    assert answer["newer"] == ["999.0.10", "999.0.9"]
    assert answer["problem"] is None


@pytest.mark.parametrize("text", ["<html>", "[]", '{"releases": {"not a version": {}}}'])
def test_an_answer_that_is_not_a_list_of_releases_is_reported(published_list: Path, text: str) -> None:
    published_list.write_text(text)
    answer = run("releases", "--json").json
    assert answer["newer"] == []
    assert "is not valid" in answer["problem"]["reason"]


def test_without_a_network_the_known_releases_are_shown_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(LIST_VARIABLE, "http://127.0.0.1:9/list.json")
    answer = run("releases")
    assert answer.code == 0
    assert newest_release().version in answer.out
    assert "127.0.0.1:9 cannot be reached" in answer.err


def test_offline_no_server_is_contacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIST_VARIABLE, "http://127.0.0.1:9/list.json")
    answer = run("releases", "--offline", "--json")
    assert answer.json["problem"]["code"] == "offline"
    assert newest_release().version in [row["version"] for row in answer.json["releases"]]
