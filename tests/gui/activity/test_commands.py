from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import texts_of, wait_until_idle
from pyodide_cache_gui.activity.log_dialog import LogDialog


def test_the_log_has_the_jobs_of_the_window(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    window.commands["log"].trigger()
    (dialog,) = window.findChildren(LogDialog)
    jobs = {row[2] for row in texts_of(dialog.table)}
    assert jobs == {"Verify"}
    dialog.close()
