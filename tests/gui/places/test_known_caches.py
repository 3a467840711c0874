from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import shown_text, texts_of, wait_until_idle
from pyodide_cache_gui.places.known_caches import KnownCaches
from pyodide_cache_gui.shell.main_window import MainWindow
from support.places import OLDER, PURE, WASM, put_wheels


def caches_of(window: MainWindow) -> KnownCaches:
    found: list[KnownCaches] = window.browser.message.findChildren(KnownCaches)
    assert len(found) == 1
    return found[0]


def test_a_first_start_lists_the_caches_of_this_machine_and_a_click_opens_one(
    qtbot: QtBot, open_window: OpenWindow, home: Path, tmp_path: Path
) -> None:
    put_wheels(home / ".anode" / "pyodide-cache", WASM, OLDER, PURE)
    put_wheels(home / ".cache" / "pyodide-cache" / "packages", WASM)
    (tmp_path / "empty").mkdir()
    for directory in (tmp_path / "missing", tmp_path / "empty"):
        window = open_window(directory)
        wait_until_idle(qtbot, window)
        caches = caches_of(window)
        assert caches.isVisible()
        assert [(line[0], line[1], line[2]) for line in texts_of(caches.table)] == [
            ("~/.anode/pyodide-cache", "Anode", "3"),
            ("~/.cache/pyodide-cache/packages", "This app", "1"),
        ]
        rows = sum(map(caches.table.rowHeight, range(2)))
        assert caches.table.viewport().height() == rows, "no empty space below the last one"
        with qtbot.waitSignal(window.session.inventory_changed):
            row = caches.table.visualRect(caches.table.rows.index(0, 0)).center()
            qtbot.mouseClick(caches.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
        with qtbot.assertNotEmitted(window.session.directory_changed):
            caches.table.activated.emit(caches.table.rows.index(0, 0))  # some desktops activate at a click, too
        assert window.session.directory == home / ".anode" / "pyodide-cache"
        assert not caches.isVisible()
        wait_until_idle(qtbot, window)


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_the_list_is_wider(qtbot: QtBot, open_window: OpenWindow, home: Path, tmp_path: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache", WASM)
    window = open_window(tmp_path / "missing")
    window.resize(1900, 900)
    wait_until_idle(qtbot, window)
    table = caches_of(window).table
    path = texts_of(table)[0][0]
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(path) + 32, "the path is cut"


def test_enter_opens_the_current_cache(qtbot: QtBot, open_window: OpenWindow, home: Path, tmp_path: Path) -> None:
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    window = open_window(tmp_path / "missing")
    wait_until_idle(qtbot, window)
    table = caches_of(window).table
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(window.session.inventory_changed):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.session.directory == anode
    wait_until_idle(qtbot, window)


@pytest.mark.parametrize("language", ["fr"], indirect=True)  # whose buttons stand below each other
def test_many_caches_leave_the_buttons_in_view_in_the_least_window(
    qtbot: QtBot, open_window: OpenWindow, home: Path, tmp_path: Path, language: str
) -> None:
    window = open_window(tmp_path / "missing")
    for number in range(6):
        window.session.open(put_wheels(home / f"cache{number}", WASM))
        wait_until_idle(qtbot, window)
    window.session.open(tmp_path / "missing")
    window.resize(720, 480)
    window.commands["places"].setChecked(True)
    wait_until_idle(qtbot, window)
    assert caches_of(window).table.rows.rowCount() == 6
    buttons = [button for button in window.browser.message.findChildren(QPushButton) if button.isVisible()]
    assert all(button.visibleRegion().boundingRect() == button.rect() for button in buttons)


def test_without_other_caches_a_line_says_so(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "missing")
    qtbot.waitUntil(lambda: shown_text(caches_of(window)) == "No other caches were found on this computer")
    assert not caches_of(window).table.isVisible()
