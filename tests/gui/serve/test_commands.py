from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, job_rows, job_text
from pyodide_cache_gui.serve.serve_dialog import ServeDialog
from support.asking import get


def test_a_mirror_goes_on_when_its_dialog_is_closed_and_stops_with_the_window(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, free_port: int
) -> None:
    window = open_window(cache_dir)
    window.commands["serve"].trigger()
    (dialog,) = window.findChildren(ServeDialog)
    dialog.port.setValue(port := free_port)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: bool(dialog.address.text()))
    (row,) = job_rows(window.activity)
    assert job_text(row) == f"Serve on port {port} Serving…"
    assert row.cancel_button.text() == "Stop"
    window.commands["serve"].trigger()
    assert window.findChildren(ServeDialog) == [dialog]
    assert dialog.isVisible()
    dialog.close()
    qtbot.waitUntil(lambda: len(window.session.hub.jobs()) == 1)
    assert get(f"http://127.0.0.1:{port}/-/status").status_code == 200
    window.commands["serve"].trigger()
    assert window.findChildren(ServeDialog) == [dialog]
    assert dialog.address.text().endswith(f":{port}")
    assert dialog.start_button.text() == "&Stop"
    window.close()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_mirror_for_the_network_says_so_again_and_is_stopped_in_the_activity_area(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.serve.serve_dialog._ALL", "127.0.0.1")
    window = open_window(cache_dir)
    window.commands["serve"].trigger()
    (dialog,) = window.findChildren(ServeDialog)
    dialog.port.setValue(free_port)
    dialog.to_network.setChecked(True)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: bool(dialog.address.text()))
    dialog.close()
    window.commands["serve"].trigger()
    assert dialog.network_note.isVisible()
    qtbot.waitUntil(lambda: len(window.session.hub.jobs()) == 1)
    assert dialog.network_note.isVisible()
    (row,) = job_rows(window.activity)
    click(qtbot, row.cancel_button)
    qtbot.waitUntil(lambda: row.is_over)
    assert job_text(row).startswith(f"Serve on port {free_port} 0 requests")
    assert row.retry_button.isHidden()
    assert dialog.network_note.isHidden()
    assert dialog.start_button.text() == "&Start"
