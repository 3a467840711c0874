from __future__ import annotations

import socket
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click
from pyodide_cache_gui.serve.serve_dialog import ServeDialog


def test_the_command_shows_the_dialog_that_is_open_and_the_window_stops_its_mirror(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    window = open_window(cache_dir)
    window.commands["serve"].trigger()
    (dialog,) = window.findChildren(ServeDialog)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        dialog.port.setValue(probe.getsockname()[1])
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: bool(dialog.address.text()))
    port = dialog.port.value()
    assert [row.text() for row in window.activity.rows()] == [f"Serve at port {port} Serving…"]
    window.commands["serve"].trigger()
    assert window.findChildren(ServeDialog) == [dialog]
    assert dialog.isVisible()
    window.close()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
