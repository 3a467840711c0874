from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity.problems_dialog import ProblemsDialog, problem_lines


def test_problems_are_grouped_by_reason_the_most_frequent_first(qtbot: QtBot) -> None:
    gone = Problem(Code.GONE, path="/x")
    lines = problem_lines([("six", gone), *((name, REFUSED) for name in "dcba")], [])
    assert lines[0].startswith("⚠ 4 packages: cdn.example")
    assert lines[0].endswith("a, b, c, d")
    assert lines[1].startswith("⚠ six: /x")


def test_a_sentence_about_no_package_has_no_name_before_it(qtbot: QtBot) -> None:
    (line,) = problem_lines([("newer releases", Problem(Code.NO_RELEASE_LIST, cause=REFUSED))])
    assert line.startswith("⚠ Only releases that this program knows are compared")


def test_the_dialog_shows_names_as_plain_text(qtbot: QtBot) -> None:
    dialog = ProblemsDialog("Warm up", ["<b>x</b>"])
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "<b>x</b>"
