from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from pytestqt.qtbot import QtBot

from gui.inventory.some_entries import ENTRIES, listing
from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache_gui.inventory.file_selection import FileSelection
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from support.entries import wheel

Flag = QItemSelectionModel.SelectionFlag


def test_the_views_hear_of_a_selection_that_the_model_gets(qtbot: QtBot) -> None:
    model = InventoryModel()
    model.set_listing(listing())
    selection = FileSelection(model)
    with qtbot.waitSignal(selection.selectionChanged):
        model.set_selection([ENTRIES[0].file_name])
    row = model.rows.row_of(ENTRIES[0].file_name)
    assert row is not None
    assert selection.isRowSelected(row)
    rows = {0, 1, 3}
    model.set_selection(model.rows.entries[row].file_name for row in rows)
    assert {index.row() for index in selection.selectedRows()} == rows
    selection.clear()
    assert not model.selected_names()


def test_a_range_replaces_the_range_before_it(qtbot: QtBot) -> None:
    model = InventoryModel()
    model.set_listing(listing())
    selection = FileSelection(model)
    selection.select(model.index(0, 0), Flag.ClearAndSelect | Flag.Rows)
    for last in (3, 1):
        rows = QItemSelection(model.index(1, 0), model.index(last, 0))
        selection.select(rows, Flag.SelectCurrent | Flag.Rows)
        assert len(model.selected()) == last + 1


def test_thousands_of_separate_rows_stay_selected_in_any_order(qtbot: QtBot) -> None:
    model = InventoryModel()
    entries = [wheel(f"p{number:04}", number) for number in range(4000)]
    model.set_listing(listing(entries))
    selection = FileSelection(model)
    chosen = {entry.file_name for entry in entries[::2]}
    model.set_selection(chosen)
    model.set_filter(parse_filter("p1"))
    assert model.hidden_count() == 1500
    selection.select(model.index(0, 0), Flag.ClearAndSelect | Flag.Rows)
    assert len(model.selected()) == 1, "a click also deselects what Qt does not know of"
