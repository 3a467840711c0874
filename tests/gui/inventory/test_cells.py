from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gui.inventory.some_entries import ENTRIES
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.inventory.cells import entry_text, foreground, group_text, headings, tool_tip
from pyodide_cache_gui.inventory.rows import Group
from pyodide_cache_gui.session.listing import Column
from support.entries import NOW, entry

NUMPY, SCIPY, NEW, OLD, NOTES = ENTRIES


def test_every_column_has_a_heading() -> None:
    assert len(headings()) == len(set(headings())) == len(Column)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Column.PACKAGE, "numpy"),
        (Column.VERSION, "2.4.6"),
        (Column.SIZE, "3.6 MB"),
        (Column.AGE, "3 days"),
        (Column.STATUS, "○ not verified"),
        (Column.KIND, "wasm wheel"),
        (Column.RUNTIME, "314"),
        (Column.LAST_USED, ""),
        (Column.FILE, NUMPY.file_name),
        (Column.SHA256, ""),
    ],
)
def test_a_file_has_a_text_in_each_column(column: Column, text: str) -> None:
    assert entry_text(NUMPY, column) == text


def test_times_are_ages_or_dates() -> None:
    used = replace(NUMPY, last_used=NOW - 7200)
    assert entry_text(used, Column.LAST_USED) == "2 hours"
    assert entry_text(used, Column.LAST_USED, AgeFormat.DATE).count("-") == 2


def test_i13_an_unknown_age_is_said() -> None:
    unknown = replace(NUMPY, stamp=FileStamp(1, 2, 3, 0, 0))
    assert {entry_text(unknown, Column.AGE, form) for form in AgeFormat} == {"unknown"}
    assert group_text(Group("numpy", (unknown,), is_open=True), Column.AGE) == "unknown"


def test_a_heading_sums_up_its_files() -> None:
    group = Group("requests", (NEW, OLD), is_open=True)
    texts = [group_text(group, column) for column in Column]
    assert texts == ["▾ requests", "2 versions", "125.0 kB", "3 days", "○ not verified", "", "", "", "2 files", ""]
    assert group_text(replace(group, is_open=False), Column.PACKAGE) == "▸ requests"
    assert group_text(replace(group, entries=(NEW,)), Column.FILE) == "1 file"


def test_control_characters_of_names_are_escaped() -> None:
    assert entry_text(entry("a\x1b[31m\n.txt"), Column.FILE) == "a\\x1b[31m\\n.txt"


def test_only_a_severe_status_has_a_color(qapp: QApplication) -> None:
    assert foreground(SCIPY, Column.STATUS, None) is not None
    assert foreground(replace(SCIPY, status=Status.NOT_VERIFIED), Column.STATUS, None) is None


def test_wheels_for_another_release_line_are_faint(qapp: QApplication) -> None:
    assert foreground(NUMPY, Column.RUNTIME, "314") is None
    assert foreground(NUMPY, Column.RUNTIME, "0.28–0.29") is not None
    assert foreground(NUMPY, Column.RUNTIME, None) is None
    assert all(foreground(NOTES, column, None) for column in Column)


def test_the_tool_tip_has_warning_runtime_and_publishers() -> None:
    releases = tuple(f"0.{number}" for number in range(8))
    odd = replace(SCIPY, warning=Problem(Code.EMPTY, name="x"), provenance=releases)
    lines = tool_tip(odd, "314").splitlines()
    assert lines[0] == SCIPY.file_name
    assert lines[2:] == ["Not for the selected Pyodide version", "Published by: 0.0, 0.1, 0.2, 0.3, 0.4, 0.5 …"]
    assert tool_tip(NUMPY, "314") == NUMPY.file_name
