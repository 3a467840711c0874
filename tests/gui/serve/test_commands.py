from __future__ import annotations

import socket
from pathlib import Path

import httpx
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click
from pyodide_cache_gui.serve.serve_dialog import ServeDialog


def test_a_mirror_goes_on_when_its_dialog_is_closed_and_stops_with_the_window(
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
    dialog.close()
    qtbot.waitUntil(lambda: len(window.session.hub.jobs()) == 1)
    assert httpx.get(f"http://127.0.0.1:{port}/-/status").status_code == 200
    window.commands["serve"].trigger()
    assert window.findChildren(ServeDialog) == [dialog]
    assert dialog.address.text().endswith(f":{port}")
    assert dialog.start_button.text() == "&Stop"
    window.close()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
