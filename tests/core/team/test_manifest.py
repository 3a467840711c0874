"""Manifests from outside: nothing in them is believed, and one bad entry does not spoil the others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.team.manifest import Manifest, TeamFile, merged, parse_manifest
from support.teams import team_file
from support.wheels import build_wheel

A, B = team_file(build_wheel("a")), team_file(build_wheel("b"), origin="index", depends=("a",))


def row(**changes: Any) -> dict[str, Any]:
    found = json.loads(Manifest((A,)).data)["files"][0]
    return {**found, **changes}


def document(*rows: Any) -> bytes:
    return json.dumps({"format": 1, "files": list(rows)}).encode()


def test_a_manifest_is_read_as_it_was_written_and_the_order_does_not_matter() -> None:
    signed = replace(B, signatures=(("ed25519:k", "s"),))
    assert parse_manifest(Manifest(merged([A, signed])).data).files == (A, signed)
    assert Manifest(merged([signed, A])).data == Manifest(merged([A], [signed])).data
    assert Manifest((A, B)).bytes == A.size + B.size


def test_equal_files_keep_the_signatures_of_all_and_the_last_facts_win() -> None:
    one, two = (replace(A, signatures=((key, "s"),)) for key in ("k1", "k2"))
    assert merged([one], [two])[0].signatures == (("k1", "s"), ("k2", "s"))
    changed = replace(A, depends=("x",))
    assert merged([one], [changed]) == (changed,)


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[]", b'{"format": 2, "files": []}', b'{"format": 1}', b"[" * 100_000, b"null"]
)
def test_what_is_no_manifest_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_manifest(data)


@pytest.mark.parametrize(
    "changes",
    [
        {"file_name": "../a-1.0-py3-none-any.whl"},
        {"file_name": "/etc/a-1.0-py3-none-any.whl"},
        {"file_name": "a\x1b[31m-1.0-py3-none-any.whl"},
        {"file_name": "pyodide-lock.json"},
        {"file_name": "con.whl"},
        {"file_name": 5},
        {"sha256": "A" * 64},
        {"sha256": "../" + "a" * 61},
        {"size": -1},
        {"size": 10**30},
        {"size": "1"},
        {"size": True},
        {"depends": "six"},
        {"depends": [1]},
        {"signatures": {"k": 1}},
        {"signatures": []},
        {"name": None},
    ],
)
def test_a_bad_entry_is_named_and_the_others_are_used(changes: dict[str, Any]) -> None:
    manifest = parse_manifest(document(row(**changes), row()))
    assert manifest.files == (A,)
    ((_, problem),) = manifest.bad
    assert problem.code in {Code.UNSAFE_NAME, Code.BAD_TEAM_ENTRY}


@pytest.mark.parametrize("entry", [None, [], "x", {}])
def test_an_entry_of_another_form_is_named_too(entry: object) -> None:
    ((_, problem),) = parse_manifest(document(entry)).bad
    sentence = "the channel’s entry for an unnamed package is not valid: its name is not text"
    assert explain(problem).startswith(sentence)


@pytest.mark.slow
def test_a_manifest_of_100_000_entries_is_read() -> None:
    files = tuple(
        TeamFile(f"p{n}", "1.0", f"p{n}-1.0-py3-none-any.whl", f"{n:064x}", n, "index") for n in range(100_000)
    )
    assert len(parse_manifest(Manifest(files).data).files) == 100_000
