from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.commands import Command, Commands, Menu


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    found = QMainWindow()
    qtbot.addWidget(found)
    return found


def menu_texts(window: QMainWindow, number: int) -> list[str]:
    # Not by the action: up to 6.10, PySide6 deletes a menu that it is asked for.
    menu = window.menuBar().findChildren(QMenu)[number]
    return [action.text() or "-" for action in menu.actions()]


def test_commands_are_sorted_by_position_and_lines_separate_tens(window: QMainWindow) -> None:
    done: list[str] = []
    commands = [
        Command("last", Menu.FILE, 90, "&Quit", lambda: done.append("last"), "Ctrl+Q"),
        Command("second", Menu.FILE, 1, "Second", lambda: done.append("second")),
        Command("first", Menu.FILE, 0, "First…", lambda: done.append("first"), "Ctrl+O"),
        Command("other", Menu.VIEW, 0, "Other", lambda: done.append("other")),
    ]
    built = Commands(commands, window)
    assert menu_texts(window, 0) == ["First…", "Second", "-", "&Quit"]
    assert [action.text() for action in window.menuBar().actions()] == [menu.value for menu in Menu]
    built["second"].trigger()
    built["other"].trigger()
    assert done == ["second", "other"]


def test_a_command_is_enabled_by_its_own_condition(window: QMainWindow) -> None:
    ready = [False]
    built = Commands(
        [
            Command("run", Menu.CACHE, 0, "Run", lambda: None, enabled=lambda: ready[0]),
            Command("always", Menu.CACHE, 1, "Always", lambda: None),
        ],
        window,
    )
    built.refresh()
    assert not built["run"].isEnabled()
    assert built["always"].isEnabled()
    ready[0] = True
    built.refresh()
    assert built["run"].isEnabled()


def test_a_checkable_command_passes_its_state(window: QMainWindow) -> None:
    states: list[bool] = []
    built = Commands([Command("map", Menu.VIEW, 0, "Map", states.append, checked=False)], window)
    built["map"].trigger()
    built["map"].setChecked(False)
    assert states == [True, False]


def test_the_page_of_shortcuts_lists_commands_with_keys_by_menu(window: QMainWindow) -> None:
    built = Commands(
        [
            Command("open", Menu.FILE, 0, "&Open a directory…", lambda: None, "Ctrl+O"),
            Command("plain", Menu.FILE, 1, "Plain", lambda: None),
            Command("guide", Menu.HELP, 0, "&Guide", lambda: None, "F1"),
        ],
        window,
    )
    assert built.shortcuts() == [("File", [("Ctrl+O", "Open a directory")]), ("Help", [("F1", "Guide")])]


def test_shortcuts_stand_away_from_the_longest_text(qtbot: QtBot, window: QMainWindow) -> None:
    Commands([Command("long", Menu.FILE, 0, "A command with many words", lambda: None, "Ctrl+L")], window)
    menu = window.menuBar().findChildren(QMenu)[0]
    usual = menu.sizeHint().width()
    for _ in range(2):  # it does not grow each time
        menu.aboutToShow.emit()
        assert menu.minimumWidth() == usual + 24
