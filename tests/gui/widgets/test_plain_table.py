from __future__ import annotations

from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.plain_table import make_plain


def test_rows_are_selected_whole_and_have_one_height(qtbot: QtBot) -> None:
    table = QTableWidget(2, 3)
    qtbot.addWidget(table)
    make_plain(table)
    table.selectRow(0)
    assert len(table.selectionModel().selectedIndexes()) == 3
    assert len({table.rowHeight(row) for row in range(2)}) == 1
    assert not table.showGrid()
