from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.plain_table import PlainTable, make_plain


def test_rows_are_selected_whole_and_have_one_height(qtbot: QtBot) -> None:
    table = QTableWidget(2, 3)
    qtbot.addWidget(table)
    make_plain(table)
    table.selectRow(0)
    assert len(table.selectionModel().selectedIndexes()) == 3
    assert len({table.rowHeight(row) for row in range(2)}) == 1
    assert not table.showGrid()


def test_13_the_line_below_the_headings_reaches_the_end_of_the_table(qtbot: QtBot) -> None:
    table = QTableWidget(2, 3)
    qtbot.addWidget(table)
    make_plain(table)
    table.resize(900, 200)
    table.show()
    header = table.horizontalHeader()
    image = header.grab().toImage()
    line = [image.pixelColor(x, image.height() - 1) for x in (10, header.length() + 50, image.width() - 10)]
    assert line[0] == line[1] == line[2] != image.pixelColor(10, 2)


def test_the_headings_have_the_color_of_the_scroll_bar_beside_them(qtbot: QtBot) -> None:
    table = QTableWidget(90, 3)
    qtbot.addWidget(table)
    make_plain(table)
    table.show()
    assert table.verticalScrollBar().isVisible()
    image = table.grab().toImage()
    assert image.pixelColor(4, 4) == image.pixelColor(image.width() - 4, 4)


def test_the_focus_is_a_frame_around_the_whole_row(qtbot: QtBot) -> None:
    model = QStandardItemModel(3, 2)
    table = PlainTable("Rows", model)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    for row, command in (
        (1, QItemSelectionModel.SelectionFlag.NoUpdate),
        (2, QItemSelectionModel.SelectionFlag.Select),
    ):
        table.selectionModel().setCurrentIndex(model.index(row, 0), command)
        image = table.viewport().grab().toImage()
        area = table.visualRect(model.index(row, 0))
        line = {image.pixelColor(x, area.top()).name() for x in range(table.horizontalHeader().length() - 1)}
        inside = image.pixelColor(area.left() + 5, area.center().y()).name()
        assert len(line) == 1
        assert line != {inside}
        table.setColumnHidden(0, True)
        assert table.viewport().grab().toImage().pixelColor(40, area.top()).name() in line
        table.setColumnHidden(0, False)
