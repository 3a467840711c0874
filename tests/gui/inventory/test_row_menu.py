from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
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


def menu_of(window: QWidget, *names: str) -> RowMenu:
    entries = (replace(NUMPY, sha256="ab" * 32), SCIPY)
    return RowMenu(Path("/cache/a b"), entries, ["line one", "line two"], frozenset(names), window)


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
        "Copy rows": "line one\nline two",
        "Copy sha256": "ab" * 32,
    }


def test_marked_files_can_only_be_unmarked(qtbot: QtBot, window: QWidget) -> None:
    for names, text, marked in (
        ((NUMPY.file_name,), "Mark", True),
        ((NUMPY.file_name, SCIPY.file_name), "Unmark", False),
    ):
        menu = menu_of(window, *names)
        with qtbot.waitSignal(menu.mark_wanted) as emitted:
            menu.actions()[0].trigger()
        assert menu.actions()[0].text() == text
        assert emitted.args == [marked]


def test_without_hashes_there_is_none_to_copy(window: QWidget) -> None:
    menu = RowMenu(Path("/cache"), [SCIPY], ["line"], frozenset(), window)
    (action,) = [item for item in menu.actions() if item.text() == "Copy sha256"]
    assert not action.isEnabled()
