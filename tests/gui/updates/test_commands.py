from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache_gui.updates.compare_dialog import CompareDialog


def test_the_command_opens_the_dialog_also_without_a_cache_directory(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "empty")
    window.commands["compare"].trigger()
    (dialog,) = window.findChildren(CompareDialog)
    assert dialog.isVisible()
    wait_until_idle(qtbot, window)
    assert dialog.message.isHidden()
    dialog.close()
