from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache_gui.pack.pack_dialog import PackDialog


def test_the_command_opens_the_dialog_also_without_a_cache_directory(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "empty")
    window.commands["pack"].trigger()
    (dialog,) = window.findChildren(PackDialog)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not window.session.hub.busy)
    dialog.close()


def test_an_app_can_be_given(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    script = tmp_path / "sky.py"
    script.write_text("")
    window.rooms.pack.pack(script)
    (dialog,) = window.findChildren(PackDialog)
    assert dialog.form.script.path() == script
    qtbot.waitUntil(lambda: not window.session.hub.busy)
    dialog.close()
