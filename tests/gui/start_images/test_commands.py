from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache_gui.start_images.start_images_dialog import StartImagesDialog
from pyodide_cache_gui.warm_up.warm_up_bar import PresetMenu


def test_the_tools_menu_opens_the_dialog(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    window.commands["start-images"].trigger()
    (dialog,) = window.findChildren(QDialog)
    assert isinstance(dialog, StartImagesDialog)
    qtbot.waitUntil(lambda: not window.session.hub.busy)
    dialog.close()


def test_the_menu_of_a_preset_opens_it_with_its_packages(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "empty")
    button = window.warm_up_bar.preset_buttons["Essential"]
    menu = button.menu()
    assert isinstance(menu, PresetMenu)
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: not window.session.hub.busy)
    next(action for action in menu.actions() if action.text() == "Prepare a fast start…").trigger()
    (dialog,) = window.findChildren(StartImagesDialog)
    assert dialog.name.text() == "essential"
    assert "micropip" in dialog.packages.text()
    qtbot.waitUntil(lambda: not window.session.hub.busy)
    dialog.close()
