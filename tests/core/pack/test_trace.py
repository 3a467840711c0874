from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.trace import read_trace, trace_from_json
from support.packs import USED


def test_a_trace_is_the_same_after_saving_and_loading(tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    path.write_text(USED.to_json())
    assert read_trace(path) == USED


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 99}', USED.to_json().replace('"site"', '"sight"'), "[" * 100_000]
)
def test_a_file_that_is_not_a_trace_is_named(text: str) -> None:
    with pytest.raises(Problem) as raised:
        trace_from_json(text, "trace.json")
    assert (raised.value.code, raised.value.facts["path"]) == (Code.BAD_TRACE, "trace.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read_trace(tmp_path / "none.json")
    assert (raised.value.code, raised.value.facts["path"]) == (Code.UNREADABLE_FILE, str(tmp_path / "none.json"))


def test_the_total_of_timings_is_their_sum() -> None:
    assert USED.before.total == 10
