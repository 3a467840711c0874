from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from pyodide_cache_gui.widgets.plain_table import plain_table


def test_a_click_on_a_heading_sorts_and_a_row_is_selected_whole(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = LinesModel(("Name", "Path"))
    model.set_lines([TextLine(("b", "/one")), TextLine(("a", "/two"))])
    table = plain_table(model, "Packages", parent)
    assert model.texts()[0] == ("b", "/one")
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert model.texts()[0] == ("a", "/two")
    table.selectRow(0)
    assert len(table.selectionModel().selectedIndexes()) == 2
    assert table.accessibleName() == "Packages"
    heights = {table.rowHeight(row) for row in range(2)}
    assert len(heights) == 1
