from __future__ import annotations

from pathlib import Path

import pytest

from gui.pack.conftest import MakeReport
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache.pack.trace import Proof
from pyodide_cache_gui.pack.pack_words import (
    change_text,
    keep_texts,
    pack_summary,
    problem_text,
    recording_summary,
    report_text,
    strategy_texts,
    strategy_title,
)


@pytest.mark.parametrize(
    "problem",
    [
        Problem(Code.APP_TOO_SLOW, path="sky.py", seconds=60),
        Problem(Code.NOT_A_PACK, path="/x"),
        Problem(Code.OTHER_TRACE, what="star"),
        Problem(Code.PACK_GIVEN_UP, attempts=5, missing="star: x"),
        Problem(Code.NO_RUNTIME, place="x", missing="y", version="1"),
    ],
    ids=lambda problem: str(problem.code),
)
def test_a_sentence_in_the_window_names_no_option_of_the_command_line(problem: Problem) -> None:
    assert "--" not in problem_text(problem)
    assert all(str(fact) in problem_text(problem) for key, fact in problem.facts.items() if key != "version")


def test_a_failed_pack_names_its_strategies_by_their_titles() -> None:
    cause = Problem(Code.APP_FAILED, path="sky.py", error="no stars")
    problem = Problem(Code.PACK_FAILED, cause=cause, strategies="docs, tests")
    text = problem_text(problem, PackSettings(strategies=frozenset({Strategy.TESTS, Strategy.DOCS})))
    assert "sky.py fails: no stars" in text
    assert text.endswith("Documents, Tests")


def test_every_strategy_and_kind_has_texts() -> None:
    for strategy in Strategy:
        assert strategy_title(strategy)
        assert all(strategy_texts(strategy))
    for kind in Keep:
        assert all(keep_texts(kind))


def test_equal_numbers_are_shown_once_and_zeros_not_at_all() -> None:
    assert (change_text(5, 3), change_text(4, 4), change_text(0, 0), change_text(2, 0)) == ("5 → 3", "4", "", "2 → 0")


def test_a_report_as_text_has_sizes_timings_proofs_and_the_folder(make_report: MakeReport, tmp_path: Path) -> None:
    text = report_text(make_report(tmp_path / "sky-pack", Proof()), "sky.py")
    lines = text.splitlines()
    assert lines[0] == "sky.py"
    assert any(line.startswith("star 1.0 ") for line in lines)
    assert any(line.startswith("Total") and "0.70 s" in line for line in lines)
    assert "Proof 1: ran, nothing was missing" in lines
    assert lines[-1] == str(tmp_path / "sky-pack")


def test_a_pack_is_summed_up_by_its_place_and_size(make_report: MakeReport, tmp_path: Path) -> None:
    parts = pack_summary(make_report(tmp_path / "sky-pack"))
    assert parts[0] == f"Packed and tested: {tmp_path / 'sky-pack'}"
    assert "→" in parts[1]
    assert pack_summary(make_report(None)) == ["No pack was made"]
    assert pack_summary(make_report(None, cancelled=True)) == []


def test_a_recording_is_summed_up_by_the_files_it_saw(recording: Recording) -> None:
    (part,) = recording_summary(recording)
    assert part.startswith("Recorded: ")
    assert part.endswith(" opened")
