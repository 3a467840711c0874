from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.driving import texts_of
from pyodide_cache_gui.widgets.diff_table import DiffTable, diff_summary
from support.upgrading import change


def test_each_difference_is_a_row_and_rebuilt_packages_come_last(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table = DiffTable("Differences", page)
    table.show_diff(change())
    assert texts_of(table) == [
        ("numpy", "1.0", "2.0", "new version"),
        ("gone", "3", "", "removed"),
        ("new", "", "4", "added"),
        ("six", "1", "1", "rebuilt"),
    ]


def test_the_summary_counts_and_names_what_changed_in_the_runtime() -> None:
    python, counts = diff_summary(change()).split("\n")
    assert python == "Python: 3.12.7 → 3.13.2"
    assert counts == (
        "1 new version, 1 added, 1 removed, 1 rebuilt at the same version, 1 unchanged, "
        "1 not compared, because their hash is not known"
    )
