"""The rows that the table paints itself look and behave like those of Qt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from gui.inventory.some_entries import listing
from pyodide_cache_gui.inventory.cache_table import CacheTable
from pyodide_cache_gui.inventory.cells import selected_background
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.session.listing import Column
from support.entries import wheel

ENTRIES = [wheel(f"package{number}", (number + 1) * 1_000_000, 3) for number in range(8)]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[CacheTable]:
    model = InventoryModel()
    model.set_listing(listing(ENTRIES))
    found = CacheTable(model)
    qtbot.addWidget(found)
    found.resize(1000, 400)
    found.show()
    yield found
    found.close()


def cell(table: CacheTable, row: int, column: Column) -> QRect:
    return table.visualRect(table.model().index(row, column))


def painted(table: CacheTable) -> QImage:
    return table.viewport().grab().toImage()


def colors(image: QImage, area: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def test_every_cell_has_its_text_in_its_column(table: CacheTable) -> None:
    shown = (Column.PACKAGE, Column.VERSION, Column.SIZE, Column.AGE, Column.STATUS, Column.KIND)
    for _ in range(2):
        image = painted(table)
        blank = [(row, column.name) for row in range(8) for column in shown if is_blank(image, table, row, column)]
        assert not blank
        header = table.horizontalHeader()
        header.moveSection(header.visualIndex(Column.STATUS), 0)  # then again with another order of columns


def is_blank(image: QImage, table: CacheTable, row: int, column: Column) -> bool:
    return len(colors(image, cell(table, row, column).adjusted(0, 3, 0, -3))) < 5


def test_a_selected_row_is_highlighted_over_all_columns(table: CacheTable) -> None:
    table.selectRow(2)
    image = painted(table)
    highlight = selected_background(table.palette()).name()
    edge = QPoint(0, 2)
    for column in (Column.VERSION, Column.SIZE, Column.KIND):
        assert image.pixelColor(cell(table, 2, column).bottomRight() - edge).name() == highlight
        assert image.pixelColor(cell(table, 3, column).bottomRight() - edge).name() != highlight


def test_files_that_a_cleanup_would_remove_are_highlighted(table: CacheTable) -> None:
    place = cell(table, 4, Column.VERSION).bottomRight() - QPoint(1, 2)
    before = painted(table).pixelColor(place)
    model = table.model()
    assert isinstance(model, InventoryModel)
    model.set_highlighted(frozenset({ENTRIES[4].file_name}))
    assert painted(table).pixelColor(place) != before


def test_the_check_box_is_painted_where_a_click_toggles(table: CacheTable, qtbot: QtBot) -> None:
    model = table.model()
    assert isinstance(model, InventoryModel)
    before = painted(table)
    model.select([ENTRIES[1].file_name])
    after = painted(table)
    row = cell(table, 1, Column.PACKAGE)
    row.setWidth(row.height())
    selected = selected_background(table.palette())
    differing = [
        QPoint(x, y)
        for x in range(row.left(), row.right())
        for y in range(row.top(), row.bottom())
        if before.pixelColor(x, y) != after.pixelColor(x, y) != selected
    ]
    assert differing, "the check box cannot be seen"
    middle = differing[len(differing) // 2]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert not model.selected_names()


def test_bars_are_proportional_to_the_size(table: CacheTable) -> None:
    image = painted(table)
    accent = table.palette().color(QPalette.ColorRole.Accent)

    def length(row: int) -> int:
        area = cell(table, row, Column.SIZE)
        y = area.top() + 5  # above the text
        return sum(near(image.pixelColor(x, y), accent) for x in range(area.left(), area.right()))

    lengths = [length(row) for row in range(8)]
    assert lengths == sorted(lengths)
    assert lengths[7] == pytest.approx(2 * lengths[3], abs=2)
    assert lengths[7] > 0.8 * table.columnWidth(Column.SIZE), "bars are long enough to be compared"


def near(color: QColor, wanted: QColor) -> bool:
    return color.blue() - color.red() > (wanted.blue() - wanted.red()) // 6


def test_the_focus_stays_around_its_row_when_the_column_that_was_clicked_gives_way(
    table: CacheTable, qtbot: QtBot
) -> None:
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(table.model().index(3, Column.KIND))
    table.setColumnHidden(Column.KIND, True)
    row, accent = cell(table, 3, Column.SIZE), table.palette().color(QPalette.ColorRole.Accent).name()
    image = painted(table)
    assert image.pixelColor(row.left() + 20, row.top()).name() == accent
    assert image.pixelColor(row.left() + 20, 0).name() != accent, "there is a line above all rows"


def test_13_a_selected_row_reaches_the_end_of_a_wide_table(table: CacheTable) -> None:
    table.resize(1900, 400)
    table.show_file(ENTRIES[0].file_name)
    middle = cell(table, 0, Column.PACKAGE).center().y()
    end = table.viewport().width() - 8
    assert end > cell(table, 0, Column.RUNTIME).right()
    assert painted(table).pixelColor(end, middle).rgb() == selected_background(table.palette()).rgb()
