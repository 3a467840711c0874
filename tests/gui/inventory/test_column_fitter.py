from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.inventory.some_entries import listing
from pyodide_cache_gui.inventory.cache_table import CacheTable
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.plain_table import PADDING


@pytest.fixture
def table(qtbot: QtBot) -> CacheTable:
    model = InventoryModel()
    model.set_listing(listing())
    found = CacheTable(model)
    model.setParent(found)
    qtbot.addWidget(found)
    found.resize(1200, 300)
    found.show()
    return found


@pytest.mark.parametrize(("width", "hidden"), [(1200, 0), (720, 2), (420, 4)])
def test_columns_give_way_and_the_status_stays(table: CacheTable, width: int, hidden: int) -> None:
    table.resize(width, 300)
    assert not table.isColumnHidden(Column.STATUS)
    assert not table.isColumnHidden(Column.PACKAGE)
    assert not table.horizontalScrollBar().isVisible()
    usual = range(Column.RUNTIME + 1)
    assert sum(table.isColumnHidden(column) for column in usual) >= hidden
    table.resize(1200, 300)
    assert not any(table.isColumnHidden(column) for column in usual)


def test_a_column_that_the_user_hides_stays_hidden(table: CacheTable) -> None:
    table.columns.want(Column.KIND, False)
    state = table.columns.save()
    table.columns.want(Column.KIND, True)
    table.columns.restore(state)
    table.resize(1300, 300)
    assert table.isColumnHidden(Column.KIND)


def test_13_a_long_version_has_more_room_in_a_wide_table(qtbot: QtBot, table: CacheTable) -> None:
    table.resize(900, 300)
    narrow = table.columnWidth(Column.VERSION)
    table.resize(1300, 300)
    wide = table.columnWidth(Column.VERSION)
    assert wide > narrow
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    table.columns.restore(table.columns.save())
    assert table.columnWidth(Column.VERSION) == wide, "it does not grow with each start"
    table.setColumnWidth(Column.VERSION, wide + 30)
    table.columns.fit()
    assert table.columnWidth(Column.VERSION) == wide + 30


def test_a_very_wide_table_has_long_bars_and_a_version_near_its_package(table: CacheTable) -> None:
    table.resize(1900, 300)
    assert table.columnWidth(Column.PACKAGE) <= 320
    assert table.columnWidth(Column.SIZE) >= 320
    assert not table.horizontalScrollBar().isVisible()
    table.columns.restore(table.columns.save())
    assert table.columnWidth(Column.SIZE) <= 330, "it does not grow with each start"


def test_a_column_keeps_the_width_that_the_user_gave_it(table: CacheTable) -> None:
    table.resize(1900, 300)
    table.setColumnWidth(Column.SIZE, 130)
    for width in (800, 1900):
        table.resize(width, 300)
        table.columns.restore(table.columns.save())
        assert table.columnWidth(Column.SIZE) == 130


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_every_kind_and_age_fits(table: CacheTable) -> None:
    table.resize(1900, 300)
    assert table.fontMetrics().height() > 20
    for column in (Column.VERSION, Column.SIZE, Column.AGE, Column.STATUS, Column.KIND, Column.RUNTIME):
        texts = [table.model().index(row, column).data() for row in range(table.model().rowCount())]
        widest = max(map(table.fontMetrics().horizontalAdvance, texts))
        assert widest + 2 * PADDING <= table.columnWidth(column), column
