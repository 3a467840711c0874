from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY
from gui.inventory.some_entries import ENTRIES, listing
from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache_gui.inventory.cache_table import CacheTable
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.session.listing import Column


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


def test_space_marks_the_selected_rows(qtbot: QtBot, table: CacheTable, model: InventoryModel) -> None:
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(model.marked_names()) == len(ENTRIES)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not model.marked_names()


def test_arrows_and_enter_open_and_close_a_heading(qtbot: QtBot, table: CacheTable, model: InventoryModel) -> None:
    model.set_grouped(True)
    heading = next(row for row in range(model.rowCount()) if model.group(row))
    table.setCurrentIndex(model.index(heading, 0))
    for key, rows in (("Left", 4), ("Left", 4), ("Right", 6), ("Return", 4), ("Enter", 6)):
        qtbot.keyClick(table, Qt.Key[f"Key_{key}"])
        assert model.rowCount() == rows, key


def test_the_selection_survives_a_filter_and_another_order(table: CacheTable, model: InventoryModel) -> None:
    table.show_file(ENTRIES[0].file_name)
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert table.selected_entries() == (ENTRIES[0],)
    model.set_filter(parse_filter("numpy"))
    assert table.selected_entries() == (ENTRIES[0],)
    model.set_filter(parse_filter("scipy"))
    assert table.selected_entries() == ()


def test_selected_rows_are_text_with_tabs_between_the_visible_columns(table: CacheTable) -> None:
    table.show_file(ENTRIES[2].file_name)
    table.setColumnHidden(Column.KIND, True)
    (line,) = table.selected_lines()
    assert line.split("\t") == ["requests", "2.33.1", "65.0 kB", "3 days", "○ unchecked", "any"]


def test_only_package_files_count_as_selected_files(table: CacheTable) -> None:
    table.selectAll()
    assert set(table.selected_files()) == {entry.file_name for entry in ENTRIES if entry.file_name != "notes.txt"}


def test_the_selection_survives_a_new_scan(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    row = window.model.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    (full_cache / "aaa-1.0-py3-none-any.whl").write_bytes(b"x")
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    assert window.table.selected_files() == (NUMPY,)
    assert window.model.row_of(NUMPY) == row + 1


def test_the_visible_columns_are_remembered(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    assert first.table.isColumnHidden(Column.SHA256)
    first.table.setColumnHidden(Column.SHA256, False)
    first.table.setColumnHidden(Column.KIND, True)
    first.close()
    second = open_window(full_cache)
    assert not second.table.isColumnHidden(Column.SHA256)
    assert second.table.isColumnHidden(Column.KIND)
