from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow


def test_the_places_give_way_in_a_narrow_window_and_come_back(
    qtbot: QtBot, qapp: QApplication, full_cache: Path, open_window: OpenWindow
) -> None:
    window = open_window(full_cache)
    window.resize(1500, 800)
    window.commands["places"].setChecked(True)
    qtbot.waitUntil(lambda: window.panes.places.isVisible())
    window.resize(1000, 720)
    assert not window.panes.places.isVisible()
    assert not window.commands["places"].isChecked()
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: window.panes.places.isVisible())


def test_places_that_are_asked_for_in_a_narrow_window_are_shown(
    qtbot: QtBot, full_cache: Path, open_window: OpenWindow
) -> None:
    window = open_window(full_cache)
    window.resize(1000, 720)
    window.commands["places"].trigger()
    assert window.panes.places.isVisible() is window.commands["places"].isChecked()


def test_details_wait_for_a_wish_in_a_narrow_window(full_cache: Path, open_window: OpenWindow) -> None:
    window = open_window(full_cache)
    window.resize(900, 600)
    window.table.selectRow(0)
    assert not window.panes.details.isVisible()
    window.table.details_wanted.emit()
    assert window.panes.details.isVisible()
    window.commands["select-none"].trigger()
    assert not window.panes.details.isVisible(), "an empty pane is shown"


@pytest.mark.parametrize("width", [1000, 1280, 1440, 1920])
def test_columns_stay_below_the_pointer_when_a_click_shows_the_details(
    qtbot: QtBot, full_cache: Path, open_window: OpenWindow, width: int
) -> None:
    window = open_window(full_cache)
    window.commands["places"].setChecked(False)
    window.resize(width, 800)
    QApplication.processEvents()
    before = columns_of(window)
    for _ in range(2):
        window.table.selectRow(0)
        assert columns_of(window).items() <= before.items(), "they would be painted elsewhere for a moment"
        qtbot.waitUntil(window.panes.details.isVisible)
        QApplication.processEvents()
        assert columns_of(window).items() <= before.items()
        window.commands["select-none"].trigger()
        QApplication.processEvents()
        assert columns_of(window) == before
    window.commands["details"].setChecked(False)
    wider = sum(window.table.columnWidth(column) for column in columns_of(window))
    assert wider >= min(width - 40, window.table.horizontalHeader().length()), "no room is kept for nothing"


def columns_of(window: MainWindow) -> dict[Column, int]:
    """Return the place of each visible column."""
    table = window.table
    return {column: table.columnViewportPosition(column) for column in Column if not table.isColumnHidden(column)}


def test_places_that_were_shown_are_searched_when_the_window_is_there(
    qtbot: QtBot, full_cache: Path, open_window: OpenWindow
) -> None:
    first = open_window(full_cache)
    first.resize(1500, 800)
    first.commands["places"].setChecked(True)
    first.close()
    window = open_window(full_cache)
    qtbot.waitUntil(lambda: window.panes.places.isVisible() and window.panes.places.model.rowCount() > 0)


def test_the_details_of_the_last_selected_file_are_read(
    qtbot: QtBot, full_cache: Path, open_window: OpenWindow
) -> None:
    window = open_window(full_cache)
    names: list[str] = []
    window.panes.reader.told.connect(lambda details: names.append(details.entry.file_name))
    window.resize(1300, 700)
    first, last = (entry.file_name for entry in window.session.inventory.packages[:2])
    for name in (first, last):
        window.table.show_file(name)
    qtbot.waitUntil(lambda: names.count(last) == 2)
    assert names[-1] == last


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_the_places_are_wider(qtbot: QtBot, full_cache: Path, open_window: OpenWindow) -> None:
    window = open_window(full_cache)
    window.resize(1500, 800)
    window.commands["places"].setChecked(True)
    qtbot.waitUntil(lambda: window.panes.places.isVisible())
    button = window.panes.places.add_button
    assert button.width() >= button.sizeHint().width(), "its text is cut"
