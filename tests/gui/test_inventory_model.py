from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache.actions.filters import parse_filter
from pyodide_cache.disk.inventory import Entry, FileStamp, Status
from pyodide_cache.formats.filenames import identify
from pyodide_cache_gui.models.columns import Column
from pyodide_cache_gui.models.inventory_model import ENTRY_ROLE, SHARE_ROLE, InventoryModel

DAY = 86_400


def entry(file_name: str, size: int = 1000, days: float = 0, status: Status = Status.UNCHECKED) -> Entry:
    modified = int((time.time() - days * DAY) * 1e9)
    return Entry(
        file_name, identify(file_name), FileStamp(1, abs(hash(file_name)), size, modified, modified), status=status
    )


ENTRIES = (
    entry("numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl", 3_600_000, 3),
    entry("scipy-1.14.1-cp312-cp312-pyodide_2024_0_wasm32.whl", 12_000_000, 50, Status.DAMAGED),
    entry("requests-2.33.1-py3-none-any.whl", 65_000, 3),
    entry("requests-2.9.1-py3-none-any.whl", 60_000, 400),
    entry("notes.txt", 3, 1),
)


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> InventoryModel:
    found = InventoryModel()
    qtmodeltester.check(found)  # stays attached: every change below is checked too
    found.set_entries(ENTRIES)
    return found


def texts(model: InventoryModel, column: Column) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_rows_are_sorted_by_package_at_first(model: InventoryModel) -> None:
    assert texts(model, Column.PACKAGE) == ["notes.txt", "numpy", "requests", "requests", "scipy"]


def test_versions_sort_as_versions_and_not_as_text(model: InventoryModel) -> None:
    model.sort(Column.VERSION)
    assert texts(model, Column.VERSION) == ["", "1.14.1", "2.4.6", "2.9.1", "2.33.1"]


def test_sizes_sort_as_numbers_both_ways(model: InventoryModel) -> None:
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert texts(model, Column.PACKAGE)[0] == "scipy"
    model.sort(Column.SIZE, Qt.SortOrder.AscendingOrder)
    assert texts(model, Column.PACKAGE)[0] == "notes.txt"


def test_the_youngest_comes_first_when_sorted_by_age(model: InventoryModel) -> None:
    model.sort(Column.AGE)
    assert texts(model, Column.AGE) == ["1 day", "3 days", "3 days", "7 weeks", "13 months"]


def test_the_filter_wants_every_word_somewhere(model: InventoryModel) -> None:
    model.set_filter(parse_filter("WASM damaged"))
    assert texts(model, Column.PACKAGE) == ["scipy"]
    assert (model.shown().files, model.shown().bytes) == (1, 12_000_000)
    model.set_filter(parse_filter(""))
    assert model.rowCount() == len(ENTRIES)


def test_entries_that_arrive_later_obey_the_filter(model: InventoryModel) -> None:
    model.set_filter(parse_filter("pandas"))
    model.append([entry("pandas-3.0.2-cp314-cp314-pyodide_2026_0_wasm32.whl"), entry("six-1.17.0-py3-none-any.whl")])
    assert texts(model, Column.PACKAGE) == ["pandas"]
    assert model.entry_count == len(ENTRIES) + 2


def test_a_status_has_a_shape_besides_its_colour(model: InventoryModel) -> None:
    model.set_filter(parse_filter("scipy"))
    assert model.index(0, Column.STATUS).data() == "✕ damaged"
    assert model.index(0, Column.STATUS).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_a_foreign_file_has_no_status(model: InventoryModel) -> None:
    model.set_filter(parse_filter("notes"))
    assert model.index(0, Column.STATUS).data() == ""


def test_a_wheel_of_another_runtime_is_said_in_its_tool_tip(model: InventoryModel) -> None:
    model.set_line("314")
    model.set_filter(parse_filter("scipy"))
    assert "Not for the chosen runtime" in model.index(0, Column.RUNTIME).data(Qt.ItemDataRole.ToolTipRole)


def test_shares_are_of_the_largest_file(model: InventoryModel) -> None:
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    shares = [model.index(row, 0).data(SHARE_ROLE) for row in range(model.rowCount())]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)


def test_a_screen_reader_hears_the_heading_with_the_value(model: InventoryModel) -> None:
    model.set_filter(parse_filter("numpy"))
    heard = model.index(0, Column.SIZE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Size: 3.6 MB"


def test_names_that_are_not_unicode_can_be_shown(model: InventoryModel) -> None:
    model.append([entry(os.fsdecode(b"caf\xe9.whl"))])
    shown = texts(model, Column.PACKAGE)[-1]
    assert shown.isprintable()
    assert "caf" in shown


def test_the_model_keeps_its_contract_under_random_changes(model: InventoryModel) -> None:
    chance = random.Random(7)
    for number in range(200):
        match chance.randrange(5):
            case 0:
                model.append(
                    [entry(f"p{number}-1.0-py3-none-any.whl", chance.randrange(10**7), chance.random() * 900)]
                )
            case 1:
                model.set_filter(parse_filter(chance.choice(["", "p1", "wasm", "nothing at all"])))
            case 2:
                model.sort(chance.randrange(len(Column)), chance.choice(list(Qt.SortOrder)))
            case 3:
                model.refresh_ages()
            case 4:
                model.set_entries(chance.sample(ENTRIES, chance.randrange(len(ENTRIES) + 1)))
    assert model.rowCount(QModelIndex()) <= model.entry_count


def test_no_reference_is_lost_in_thousands_of_calls(model: InventoryModel) -> None:
    """PySide6 6.12.0 loses references to None on Python 3.11 and ends the process; see pyproject."""
    index = model.index(0, 0)
    before = sys.getrefcount(None)
    for _ in range(2000):
        index.data(Qt.ItemDataRole.DecorationRole)
    assert abs(sys.getrefcount(None) - before) < 200


def test_the_entry_itself_is_behind_each_row(model: InventoryModel) -> None:
    found = {model.index(row, 0).data(ENTRY_ROLE).file_name for row in range(model.rowCount())}
    assert found == {item.file_name for item in ENTRIES}
    assert Path("notes.txt").name in found
