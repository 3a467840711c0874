from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache_gui.places.directory_menu import DirectoryMenu
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.format import size_text
from support.places import put_wheels


def shown_menu(window: MainWindow) -> DirectoryMenu:
    menu = window.header.directory_button.menu()
    assert isinstance(menu, DirectoryMenu)
    menu.aboutToShow.emit()
    return menu


def action_of(menu: DirectoryMenu, path: str) -> QAction | None:
    return next((action for action in menu.actions() if action.text().split("\t")[0] == path), None)


def test_recent_directories_and_caches_of_other_tools_have_sizes_and_are_opened(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, home: Path
) -> None:
    recent, other = put_wheels(home / "recent"), put_wheels(home / ".anode" / "pyodide-cache")
    RECENT_DIRECTORIES.put_first(recent)
    window = open_window(full_cache)
    window.resize(1000, 720)
    menu = shown_menu(window)
    wait_until_idle(qtbot, window)
    current = [action.toolTip() for action in menu.actions() if action.isChecked()]
    assert len(current) == 1
    assert str(full_cache) in current[0]
    found = action_of(menu, "~/recent")
    assert found is not None
    assert found.text().endswith(size_text(sum(file.stat().st_size for file in recent.iterdir())))
    anode = action_of(menu, "~/.anode/pyodide-cache")
    assert anode is not None
    with qtbot.waitSignal(window.session.inventory_changed):
        anode.trigger()
    assert window.session.directory == other
    wait_until_idle(qtbot, window)


def test_a_cache_that_appears_later_is_in_the_menu_the_next_time(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, home: Path
) -> None:
    window = open_window(full_cache)
    menu = shown_menu(window)
    wait_until_idle(qtbot, window)
    put_wheels(home / ".cache" / "runt" / "pyodide-cache")
    put_wheels(home / ".anode" / "pyodide-cache")
    assert action_of(menu, "~/.anode/pyodide-cache") is None
    shown_menu(window)
    wait_until_idle(qtbot, window)
    assert action_of(menu, "~/.anode/pyodide-cache") is not None


def test_an_ampersand_in_a_path_is_no_mnemonic_and_a_long_path_keeps_both_ends(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    start, end = tmp_path / ("a" * 60) / "b&c", "b&&c"
    window = open_window(put_wheels(start))
    menu = shown_menu(window)
    wait_until_idle(qtbot, window)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert any(text.endswith(end) and "…" in text and text.startswith(str(tmp_path)[:8]) for text in texts)
