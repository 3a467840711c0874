from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache_gui.shell.help.about_dialog import AboutDialog
from pyodide_cache_gui.shell.help.guide_dialogs import GuideDialog, ShortcutsDialog


@pytest.mark.parametrize(
    ("name", "kind"), [("guide", GuideDialog), ("shortcuts", ShortcutsDialog), ("about", AboutDialog)]
)
def test_each_command_opens_its_dialog(
    open_window: OpenWindow, tmp_path: Path, name: str, kind: type[QDialog]
) -> None:
    window = open_window(tmp_path / "empty")
    window.commands[name].trigger()
    (dialog,) = window.findChildren(kind)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("name", ["guide", "about", "log", "shortcuts"])
def test_every_page_of_help_opens(qtbot: QtBot, open_window: OpenWindow, full_cache: Path, name: str) -> None:
    window = open_window(full_cache)
    window.commands[name].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle()
    dialog.close()


def test_every_key_is_listed_once(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    keys = [keys for _, rows in window.commands.shortcuts() for keys, _ in rows]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+Z", "Ctrl+F", "F5", "F1", "Del"} <= set(keys)
