from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, package_files
from gui.inventory.some_entries import ENTRIES, listing
from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache_gui.inventory.cache_table import CacheTable
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.table_model import Index
from support.entries import entry

NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def model(qtbot: QtBot) -> InventoryModel:
    found = InventoryModel()
    found.set_listing(listing())
    return found


@pytest.fixture
def table(qtbot: QtBot, model: InventoryModel) -> Iterator[CacheTable]:
    found = CacheTable(model)
    qtbot.addWidget(found)
    found.resize(1000, 400)
    found.show()
    yield found
    found.close()


def click(
    qtbot: QtBot, table: CacheTable, row: int, *, box: bool = False, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    area = table.visualRect(table.model().index(row, Column.PACKAGE))
    place = QPoint(area.left() + 12 if box else area.right() - 4, area.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_a_click_selects_one_row_and_a_check_box_adds_to_the_selection(
    qtbot: QtBot, table: CacheTable, model: InventoryModel
) -> None:
    click(qtbot, table, 1)
    assert names(model) == ["numpy"]
    click(qtbot, table, 4, box=True)
    assert names(model) == ["numpy", "scipy"]
    assert table.selectionModel().isSelected(model.index(4, Column.SIZE)), "the row and its box are one"
    click(qtbot, table, 1, box=True)
    assert names(model) == ["scipy"]
    click(qtbot, table, 2)
    assert names(model) == ["requests"]


def test_shift_selects_a_range_and_ctrl_takes_a_row_out(
    qtbot: QtBot, table: CacheTable, model: InventoryModel
) -> None:
    click(qtbot, table, 1)
    click(qtbot, table, 4, keys=Qt.KeyboardModifier.ShiftModifier)
    assert len(model.selected()) == 4
    click(qtbot, table, 2, keys=Qt.KeyboardModifier.ShiftModifier)
    assert len(model.selected()) == 2, "Shift moves the end of the range"
    click(qtbot, table, 1, keys=Qt.KeyboardModifier.ControlModifier)
    assert names(model) == ["requests"]
    click(qtbot, table, 4, box=True, keys=Qt.KeyboardModifier.ShiftModifier)
    assert len(model.selected()) == 4, "Shift works on check boxes too"


def test_space_toggles_the_current_row_and_escape_clears(
    qtbot: QtBot, table: CacheTable, model: InventoryModel
) -> None:
    click(qtbot, table, 1)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert names(model) == ["numpy", "requests"]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert names(model) == ["numpy"]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not model.selected()


def test_select_all_leaves_out_files_that_are_not_packages(table: CacheTable, model: InventoryModel) -> None:
    table.selectAll()
    assert "notes.txt" not in model.selected_names()
    assert len(model.selected()) == len(ENTRIES) - 1


def test_a_filter_hides_selected_files_and_a_click_replaces_them_too(
    qtbot: QtBot, table: CacheTable, model: InventoryModel
) -> None:
    table.selectAll()
    model.set_filter(parse_filter("numpy"))
    assert (len(model.selected()), model.hidden_count()) == (len(ENTRIES) - 1, 3)
    click(qtbot, table, 0, box=True)
    assert model.hidden_count() == 3, "a check box keeps what is hidden"
    click(qtbot, table, 0)
    assert names(model) == ["numpy"]


def test_the_files_below_a_heading_are_selected_with_it(
    qtbot: QtBot, table: CacheTable, model: InventoryModel
) -> None:
    model.set_grouped(True)
    heading = next(row for row in range(model.rowCount()) if model.rows.group(row))
    click(qtbot, table, heading)
    assert names(model) == ["requests", "requests"]
    click(qtbot, table, heading + 1, box=True)
    assert model.check(heading) is Qt.CheckState.PartiallyChecked
    click(qtbot, table, heading, box=True)
    assert model.check(heading) is Qt.CheckState.Checked


def names(model: InventoryModel) -> list[str]:
    return [entry.identity.name or entry.file_name for entry in model.selected()]


def test_arrows_and_enter_open_and_close_a_heading(qtbot: QtBot, table: CacheTable, model: InventoryModel) -> None:
    model.set_grouped(True)
    heading = next(row for row in range(model.rowCount()) if model.rows.group(row))
    table.setCurrentIndex(model.index(heading, 0))
    for key, rows in (("Left", 4), ("Left", 4), ("Right", 6), ("Return", 4), ("Enter", 6)):
        qtbot.keyClick(table, Qt.Key[f"Key_{key}"])
        assert model.rowCount() == rows, key


def test_the_selection_survives_a_filter_and_another_order(table: CacheTable, model: InventoryModel) -> None:
    table.show_file(ENTRIES[0].file_name)
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert table.model().selected() == (ENTRIES[0],)
    model.set_filter(parse_filter("numpy"))
    assert table.model().selected() == (ENTRIES[0],)
    model.set_filter(parse_filter("scipy"))
    assert table.model().selected() == (ENTRIES[0],)
    assert model.hidden_count() == 1


def test_selected_rows_are_text_with_tabs_between_the_visible_columns(table: CacheTable) -> None:
    table.show_file(ENTRIES[2].file_name)
    table.setColumnHidden(Column.KIND, True)
    (line,) = table.selected_lines()
    assert line.split("\t") == ["requests", "2.33.1", "65.0 kB", "3 days", "○ not verified", "any"]


def test_only_package_files_count_as_selected_files(table: CacheTable, model: InventoryModel) -> None:
    model.set_selection(entry.file_name for entry in ENTRIES)
    assert set(package_files(table.model().selected())) == {
        entry.file_name for entry in ENTRIES if entry.file_name != "notes.txt"
    }


def test_the_selection_survives_a_new_scan(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    row = window.model.rows.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    (full_cache / "aaa-1.0-py3-none-any.whl").write_bytes(b"x")
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    assert package_files(window.model.selected()) == (NUMPY,)
    assert window.model.rows.row_of(NUMPY) == row + 1


def test_the_visible_columns_are_remembered(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    assert first.table.isColumnHidden(Column.SHA256)
    first.table.columns.want(Column.SHA256, True)
    first.table.columns.want(Column.KIND, False)
    first.close()
    second = open_window(full_cache)
    assert not second.table.isColumnHidden(Column.SHA256)
    assert second.table.isColumnHidden(Column.KIND)


def test_another_scan_leaves_the_rows_where_the_user_scrolled(
    qtbot: QtBot, table: CacheTable, model: InventoryModel
) -> None:
    files = [entry(f"package{number:03}-1.0-py3-none-any.whl", number, 1) for number in range(200)]
    model.set_listing(listing(files))
    click(qtbot, table, 1)
    scroll = table.verticalScrollBar()
    scroll.setValue(scroll.maximum() // 2)
    place = scroll.value()
    model.set_listing(listing([*files, ENTRIES[0]]))
    assert scroll.value() == place
    assert names(model) == ["package001"]
    table.scrollTo(table.currentIndex())
    table.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex())), "it was in view before"


def test_a_file_that_is_shown_comes_into_view_also_when_it_was_deselected_before(
    table: CacheTable, model: InventoryModel
) -> None:
    files = [entry(f"package{number:03}-1.0-py3-none-any.whl", number, 1) for number in range(200)]
    model.set_listing(listing(files))
    for _ in range(2):
        table.show_file(files[-1].file_name)
        assert names(model) == ["package199"]
        assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
        table.clearSelection()
        table.verticalScrollBar().setValue(0)


def test_ctrl_c_copies_the_selected_rows_as_text(qtbot: QtBot, table: CacheTable) -> None:
    click(qtbot, table, 1)
    click(qtbot, table, 4, box=True)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert [row[:2] for row in rows] == [["numpy", "2.4.6"], ["scipy", "1.14.1"]]


def test_selecting_thousands_of_files_does_not_ask_about_each_row(qtbot: QtBot) -> None:
    asked = []

    class Asked(InventoryModel):
        def flags(self, index: Index) -> Qt.ItemFlag:
            asked.append(index)
            return super().flags(index)

    model = Asked()
    model.set_listing(listing([entry(f"p{number:04}-1.0-py3-none-any.whl") for number in range(2_000)]))
    table = CacheTable(model)
    qtbot.addWidget(table)
    table.selectAll()
    table.grab()
    assert len(model.selected()) == 2_000
    assert len(asked) < 100
