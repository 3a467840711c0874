from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.inventory.some_entries import ENTRIES, listing
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.columns import Columns
from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.session.listing import Column
from support.entries import entry


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> InventoryModel:
    found = InventoryModel()
    qtmodeltester.check(found)  # stays attached, so that it checks every later change
    found.set_listing(listing())
    return found


def texts(model: InventoryModel, column: Column) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_rows_are_sorted_by_package_initially(model: InventoryModel) -> None:
    assert texts(model, Column.PACKAGE) == ["notes.txt", "numpy", "requests", "requests", "scipy"]


def test_a_column_is_headed_by_what_its_cells_have(model: InventoryModel) -> None:
    shown = (Column.PACKAGE, Column.SIZE, Column.AGE, Column.STATUS)
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in shown]
    assert heads == ["Package", "Size", "Age", "Status"]


def test_versions_sort_as_versions_and_not_as_text(model: InventoryModel) -> None:
    model.sort(Column.VERSION)
    assert texts(model, Column.VERSION) == ["", "1.14.1", "2.4.6", "2.9.1", "2.33.1"]


def test_sizes_sort_as_numbers_both_ways(model: InventoryModel) -> None:
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert texts(model, Column.PACKAGE)[0] == "scipy"
    model.sort(Column.SIZE, Qt.SortOrder.AscendingOrder)
    assert texts(model, Column.PACKAGE)[0] == "notes.txt"


def test_the_newest_file_comes_first_when_sorted_by_age(model: InventoryModel) -> None:
    model.sort(Column.AGE)
    assert texts(model, Column.AGE) == ["1 day", "3 days", "3 days", "7 weeks", "13 months"]


def test_every_term_of_the_filter_must_match(model: InventoryModel) -> None:
    model.set_filter(parse_filter("WASM damaged"))
    assert texts(model, Column.PACKAGE) == ["scipy"]
    assert (model.rows.shown_totals().files, model.rows.shown_totals().bytes) == (1, 12_000_000)
    model.set_filter(parse_filter(""))
    assert model.rowCount() == len(ENTRIES)


def test_the_filter_applies_to_entries_that_arrive_later(model: InventoryModel) -> None:
    model.set_filter(parse_filter("pandas"))
    more = [entry("pandas-3.0.2-cp314-cp314-pyodide_2026_0_wasm32.whl"), entry("six-1.17.0-py3-none-any.whl")]
    model.append_pieces([Columns(more)])
    assert texts(model, Column.PACKAGE) == ["pandas"]
    assert len(model.rows.entries) == len(ENTRIES) + 2


def test_a_status_has_a_shape_besides_its_color(model: InventoryModel) -> None:
    model.set_filter(parse_filter("scipy"))
    assert model.index(0, Column.STATUS).data() == "✕ damaged"
    assert model.color(0, Column.STATUS) is not None


def test_a_foreign_file_has_no_status(model: InventoryModel) -> None:
    model.set_filter(parse_filter("notes"))
    assert model.index(0, Column.STATUS).data() == ""


def test_the_tool_tip_names_a_wheel_for_another_runtime(model: InventoryModel) -> None:
    model.set_line("314")
    model.set_filter(parse_filter("scipy"))
    assert "Not for the selected Pyodide version" in model.index(0, Column.RUNTIME).data(Qt.ItemDataRole.ToolTipRole)


def test_f12_a_name_that_looks_like_markup_is_plain_text_in_the_tool_tip(model: InventoryModel) -> None:
    model.append_pieces([Columns([entry("<h1>Verified<img src=x>.whl")])])
    row = model.rows.row_of("<h1>Verified<img src=x>.whl")
    assert row is not None
    tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<h1>" not in tip
    assert "&lt;h1&gt;Verified" in tip


def test_shares_are_relative_to_the_largest_file(model: InventoryModel) -> None:
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    shares = [model.share(row) for row in range(model.rowCount())]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)


def test_a_screen_reader_hears_the_heading_with_the_value(model: InventoryModel) -> None:
    model.set_filter(parse_filter("numpy"))
    heard = model.index(0, Column.SIZE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Size: 3.6 MB"


def test_names_that_are_not_unicode_can_be_shown(model: InventoryModel) -> None:
    model.append_pieces([Columns([entry(os.fsdecode(b"caf\xe9.whl"))])])
    shown = texts(model, Column.PACKAGE)[-1]
    assert shown.isprintable()
    assert "caf" in shown


def test_random_changes_keep_the_model_consistent(model: InventoryModel) -> None:
    chance = random.Random(7)
    for number in range(200):
        match chance.randrange(8):
            case 0:
                new = entry(f"p{number}-1.0-py3-none-any.whl", chance.randrange(10**7), chance.random() * 900)
                model.append_pieces([Columns([new])])
            case 1:
                model.set_filter(parse_filter(chance.choice(["", "p1", "wasm", "nothing at all"])))
            case 2:
                model.sort(chance.randrange(len(Column)), chance.choice(list(Qt.SortOrder)))
            case 3:
                model.refresh_ages()
            case 4:
                model.set_listing(listing(chance.sample(ENTRIES, chance.randrange(len(ENTRIES) + 1))))
            case 5:
                model.set_grouped(chance.random() < 0.5)
            case 6:
                model.toggle(range(min(3, model.rowCount())))
            case 7:
                if model.rowCount():
                    model.set_open(chance.randrange(model.rowCount()), chance.random() < 0.5)
    assert model.rowCount(QModelIndex()) <= len(model.rows.entries)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives forever there, and its count means nothing")
def test_no_reference_is_lost_in_thousands_of_calls(model: InventoryModel) -> None:
    """PySide6 6.12.0 loses references to None on Python 3.11 and ends the process; see pyproject."""
    index = model.index(0, 0)
    before = sys.getrefcount(None)
    for _ in range(2000):
        index.data(Qt.ItemDataRole.DecorationRole)
    assert abs(sys.getrefcount(None) - before) < 200


def test_each_row_has_its_entry(model: InventoryModel) -> None:
    found = [model.rows.entry(row) for row in range(model.rowCount())]
    assert sorted(item.file_name for item in found if item) == sorted(item.file_name for item in ENTRIES)
    assert [model.rows.row_of(item.file_name) for item in found if item] == [*range(len(ENTRIES))]


def test_marks_survive_sorting_filtering_and_a_new_scan(model: InventoryModel, qtbot: QtBot) -> None:
    first = {item.file_name for item in ENTRIES[:2]}
    model.select(first)
    model.sort(Column.SIZE)
    model.set_filter(parse_filter("requests"))
    assert model.selected_names() == first, "what is not shown keeps its mark"
    model.set_filter(parse_filter(""))
    model.set_listing(listing((*ENTRIES, entry("new-1.0-py3-none-any.whl"))))
    row = model.rows.row_of(ENTRIES[0].file_name)
    assert row is not None
    assert model.index(row, Column.PACKAGE).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    with qtbot.waitSignal(model.selection_changed):
        model.set_listing(listing(ENTRIES[1:]))
    assert model.selected_names() == {ENTRIES[1].file_name}, "the mark of a file that is gone is forgotten"


def test_the_check_box_of_a_row_marks_it(model: InventoryModel) -> None:
    row = model.rows.row_of(ENTRIES[1].file_name)
    assert row is not None
    index = model.index(row, Column.PACKAGE)
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.selected() == (ENTRIES[1],)
    assert not model.setData(index, "other text", Qt.ItemDataRole.EditRole)


def test_marking_all_shown_files_leaves_out_files_that_are_no_packages(model: InventoryModel) -> None:
    model.select_shown()
    assert model.selected_names() == {item.file_name for item in ENTRIES if item.file_name != "notes.txt"}
    model.set_selection(["notes.txt"])
    model.select_shown()
    assert model.selected_names() == {item.file_name for item in model.selected()} == set(model.rows.by_name)


def test_versions_of_a_package_are_below_a_heading(model: InventoryModel) -> None:
    model.set_grouped(True)
    shown = [text.strip() for text in texts(model, Column.PACKAGE)]
    assert shown == ["notes.txt", "numpy", "▾ requests", "requests", "requests", "scipy"]
    heading = shown.index("▾ requests")
    assert model.index(heading, Column.VERSION).data() == "2 versions"
    assert model.index(heading, Column.SIZE).data() == "125.0 kB"
    model.toggle([heading])
    assert {item.identity.name for item in model.selected()} == {"requests"}
    assert len(model.selected()) == 2
    model.set_open(heading, False)
    assert [text.strip() for text in texts(model, Column.PACKAGE)] == ["notes.txt", "numpy", "▸ requests", "scipy"]
    model.select([ENTRIES[2].file_name], False)
    box = model.index(heading, Column.PACKAGE).data(Qt.ItemDataRole.CheckStateRole)
    assert box == Qt.CheckState.PartiallyChecked


def test_a_heading_has_the_color_of_the_worst_status_below_it(model: InventoryModel) -> None:
    model.set_listing(listing([replace(ENTRIES[2], status=Status.DAMAGED), ENTRIES[3]]))
    model.set_grouped(True)
    heading, damaged = 0, model.rows.row_of(ENTRIES[2].file_name)
    assert damaged is not None
    assert model.color(heading, Column.STATUS) == model.color(damaged, Column.STATUS) is not None
    assert model.color(heading, Column.PACKAGE) is None


def test_grouped_packages_sort_by_their_total_size(model: InventoryModel) -> None:
    files = [("a-1-py3-none-any.whl", 60), ("a-2-py3-none-any.whl", 70), ("b-1-py3-none-any.whl", 100)]
    model.set_listing(listing(entry(*file) for file in files))
    model.set_grouped(True)
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert [text.strip() for text in texts(model, Column.PACKAGE)] == ["▾ a", "a", "a", "b"]


def test_a_scan_without_changes_does_not_reset_the_table(model: InventoryModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_listing(model.rows.listing)


def test_dragged_rows_are_files(model: InventoryModel, tmp_path: Path) -> None:
    model.directory = tmp_path
    row = model.rows.row_of("notes.txt")
    assert row is not None
    data = model.mimeData([model.index(row, column) for column in (0, 1)])
    assert [url.toLocalFile() for url in data.urls()] == [str(tmp_path / "notes.txt")]
