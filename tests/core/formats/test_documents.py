from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.documents import (
    as_list,
    as_table,
    parse_json,
    parse_toml,
    read_json,
    read_toml,
    string_list,
)

DEEP = "[" * 100_000


def test_documents_have_their_values() -> None:
    assert parse_json(b'{"a": [1]}') == {"a": [1]}
    assert parse_json('{"a": ' + "9" * 5000 + ', "b": 1}') == {"a": None, "b": 1}
    assert parse_toml("a = [1]") == {"a": [1]}
    assert parse_toml("a.'c d' = '1.2.3.4 ... e.g. ...'") == {"a": {"c d": "1.2.3.4 ... e.g. ..."}}


@pytest.mark.parametrize("text", [DEEP, DEEP + "]" * 100_000, '{"a": ' * 50_000, "9" * 5000 + "x", "", "\0", "{"])
def test_f10_json_that_is_too_deep_or_odd_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_json(text)


def test_a_number_beyond_all_others_becomes_what_javascript_writes_for_it() -> None:
    text = f"[1e999, -1e999, {'9' * 5000}, 1e5, -0.0, {'9' * 400}]"
    assert parse_json(text) == [None, None, None, 1e5, 0.0, int("9" * 400)]


def test_what_is_no_number_is_read_only_where_python_wrote_it() -> None:
    assert str(parse_json("[NaN, -Infinity, 1e999]", as_python=True)) == "[nan, -inf, inf]"
    for text in ("[NaN]", "Infinity", '{"a": -Infinity}'):
        with pytest.raises(ValueError, match="is not JSON"):
            parse_json(text)


def test_json_that_would_take_much_memory_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("json.loads", lambda *_args, **_options: pytest.fail("was parsed"))
    with pytest.raises(ValueError, match="too many objects and lists"):
        parse_json(b"[" + b"[]," * 2_000_000 + b"0]")


@pytest.mark.parametrize(
    "text",
    [
        *("a = " + DEEP, "a = " + "{a = " * 5000, "a = " + "9" * 5000, "a", "\0"),
        *("[" + "a." * 500_000 + "a]", r'"b \" c" . ' * 100_000 + "'d' = 1", "a = 1\n" * 2_000_000),
    ],
    ids=lambda text: text[:12],
)
def test_f10_toml_that_is_too_deep_or_odd_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_toml(text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"\n<!DOCTYPE html><title>Sign in</title>", "HTML page"),
        (b"<html lang=en>", "HTML page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "git lfs pull"),
    ],
)
def test_i25_what_often_comes_in_place_of_json_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_json(data)


def test_i20_a_toml_file_with_conflicts_says_so() -> None:
    with pytest.raises(ValueError, match="conflicts of a merge"):
        parse_toml("[project]\nname = 'x'\n<<<<<<< HEAD\nversion = '1'\n")


@pytest.mark.parametrize("read", [read_json, read_toml])
def test_a_broken_document_of_a_project_is_named(read: object) -> None:
    with pytest.raises(Problem) as raised:
        read("{", "the file")  # type: ignore[operator]
    assert raised.value.facts["path"] == "the file"


def test_values_of_another_kind_are_empty_or_refused() -> None:
    assert (as_table([1]), as_table({"a": 1}), as_list({}), as_list([1])) == ({}, {"a": 1}, [], [1])
    assert string_list(["a"], "p") == ("a",)
    with pytest.raises(Problem):
        string_list(["a", 1], "p")
