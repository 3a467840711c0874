from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache_gui.start_images.start_images_dialog import StartImagesDialog


def test_the_tools_menu_opens_the_dialog(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    window.commands["start-images"].trigger()
    (dialog,) = window.findChildren(QDialog)
    assert isinstance(dialog, StartImagesDialog)
    qtbot.waitUntil(lambda: not window.session.hub.busy)
    dialog.close()
