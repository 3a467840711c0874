from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.inventory.some_entries import ENTRIES
from pyodide_cache.base.record import replace
from pyodide_cache_gui.inventory.row_menu import RowMenu

NUMPY, SCIPY = ENTRIES[:2]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


def menu_of(window: QWidget) -> RowMenu:
    entries = (replace(NUMPY, sha256="ab" * 32), SCIPY)
    return RowMenu(Path("/cache/a b"), entries, ["line one", "line two"], [], lambda: None, window)


def copied(menu: RowMenu) -> dict[str, str]:
    found = {}
    for action in menu.actions():
        if action.text().startswith("Copy"):
            action.trigger()
            found[action.text()] = QGuiApplication.clipboard().text()
    return found


def test_files_are_copied_in_several_forms(window: QWidget) -> None:
    assert copied(menu_of(window)) == {
        "Copy file name": f"{NUMPY.file_name}\n{SCIPY.file_name}",
        "Copy path": f"/cache/a b/{NUMPY.file_name}\n/cache/a b/{SCIPY.file_name}",
        "Copy file URL": f"file:///cache/a%20b/{NUMPY.file_name}\nfile:///cache/a%20b/{SCIPY.file_name}",
        "Copy rows\tCtrl+C": "line one\nline two",
        "Copy sha256": "ab" * 32,
    }


def test_the_menu_has_the_actions_for_the_selection(window: QWidget) -> None:
    actions = [QAction("Move to trash…", window), QAction("Export…", window)]
    menu = RowMenu(Path("/cache"), [SCIPY], ["line"], actions, lambda: None, window)
    assert menu.actions()[:2] == actions


def test_without_hashes_there_is_none_to_copy(window: QWidget) -> None:
    menu = RowMenu(Path("/cache"), [SCIPY], ["line"], [], lambda: None, window)
    (action,) = [item for item in menu.actions() if item.text() == "Copy sha256"]
    assert not action.isEnabled()
