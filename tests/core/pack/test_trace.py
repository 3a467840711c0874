from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.trace import Proof, app_output, read_trace
from support.packs import USED

FAILED = Problem(Code.APP_FAILED, path="sky.py", error="no stars", trace="Traceback\nno stars")


def test_a_trace_is_the_same_after_saving_and_loading(tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    path.write_text(USED.to_json())
    assert read_trace(path) == USED


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 99}', USED.to_json().replace('"site"', '"sight"'), "[" * 100_000, "\xff"]
)
def test_a_file_that_is_not_a_trace_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(Problem) as raised:
        read_trace(path)
    assert (raised.value.code, raised.value.facts["path"]) == (Code.BAD_TRACE, str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read_trace(tmp_path / "none.json")
    assert (raised.value.code, raised.value.facts["path"]) == (Code.UNREADABLE_FILE, str(tmp_path / "none.json"))


def test_the_total_of_timings_is_their_sum() -> None:
    assert USED.before.total == 10


def test_a_proof_succeeds_only_if_the_app_ran_and_nothing_was_missing() -> None:
    assert Proof().ok
    assert not Proof(FAILED).ok
    assert not Proof(missing=(("star", "star/late.py"),)).ok


def test_the_output_of_a_failed_app_is_found_in_the_problem_or_its_cause() -> None:
    assert app_output(FAILED) == "Traceback\nno stars"
    assert app_output(Problem(Code.PACK_FAILED, cause=FAILED, strategies="tests")) == "Traceback\nno stars"
    assert app_output(Problem(Code.NO_NODE, oldest=18)) == ""
