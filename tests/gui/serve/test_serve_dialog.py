"""The dialog starts and stops a mirror, and shows what it answers."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, texts_of
from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.cache import Cache
from pyodide_cache.serve.background import Background
from pyodide_cache.serve.clients import Client
from pyodide_cache.serve.traffic import RequestLine, Traffic
from pyodide_cache_gui.serve.serve_dialog import ServeDialog, ServeStarted, request_line, serve, traffic_text
from pyodide_cache_gui.session.jobs import SERVING
from support.asking import get
from support.wheels import build_wheel

OpenServe = Callable[[], ServeDialog]


@pytest.fixture
def open_serve(open_dialog: OpenDialog, cache_dir: Path, free_port: int) -> OpenServe:
    def start() -> ServeDialog:
        dialog: ServeDialog = open_dialog(ServeDialog, cache_dir)
        dialog.port.setValue(free_port)
        dialog.fill.setChecked(False)
        return dialog

    return start


def start(qtbot: QtBot, dialog: ServeDialog) -> str:
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: bool(dialog.address.text()))
    return dialog.address.text()


def is_up(url: str) -> bool:
    try:
        return get(f"{url}/-/status").status_code == 200
    except httpx.TransportError:
        return False


def test_a_mirror_is_started_used_and_stopped(qtbot: QtBot, open_serve: OpenServe, cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("demo", "1.0", payload=5000)
    wheel.write_to(cache_dir)
    dialog = open_serve()
    assert not dialog.copy_address.isEnabled()
    assert dialog.intro.text().startswith(f"Make {cache_dir} a server")
    url = start(qtbot, dialog)
    assert not dialog.port.isEnabled()
    assert not dialog.fill.isEnabled()
    assert dialog.intro.text() == f"{cache_dir} is served until you stop it or close the window."
    path = f"/files/{wheel.sha256}/{wheel.file_name}"
    assert get(url + path).content == wheel.data
    assert get(f"{url}/nothing").status_code == 404
    qtbot.waitUntil(lambda: len(texts_of(dialog.requests)) == 2)
    newest, oldest = texts_of(dialog.requests)
    assert newest[:2] == ("/nothing", "Not found")
    assert oldest[:2] == (path, "From the cache")
    assert dialog.totals.text().startswith("2 requests · 0 downloaded · 1 refused")
    click(qtbot, dialog.copy_address)
    assert QGuiApplication.clipboard().text() == url
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert not is_up(url)
    assert dialog.address.text() == ""
    assert dialog.port.isEnabled()
    assert dialog.intro.text().startswith(f"Make {cache_dir} a server")
    assert is_up(start(qtbot, dialog))  # again
    assert texts_of(dialog.requests) == []


def test_the_lines_for_a_client_are_shown_and_copied(qtbot: QtBot, open_serve: OpenServe) -> None:
    dialog = open_serve()
    assert dialog.code.toPlainText() == ""
    assert dialog.release.isHidden()
    url = start(qtbot, dialog)
    assert not dialog.release.isHidden()
    dialog.client.setCurrentIndex(dialog.client.findData(Client.MICROPIP))
    assert f'micropip.set_index_urls("{url}/pyodide/v' in dialog.code.toPlainText()
    dialog.tabs.setCurrentIndex(1)
    click(qtbot, dialog.copy_code)
    assert QGuiApplication.clipboard().text() == dialog.code.toPlainText()


@pytest.mark.slow
def test_a_mirror_in_the_background_goes_on_and_another_dialog_stops_it(
    qtbot: QtBot, open_serve: OpenServe, open_dialog: OpenDialog, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.serve.serve_dialog._ALL", "localhost")
    cache_dir.mkdir()
    dialog = open_serve()
    port = dialog.port.value()
    dialog.to_network.setChecked(True)
    dialog.fill.setChecked(True)  # another dialog has to say so: without it, none is set for other computers
    dialog.keep.setChecked(True)
    url = start(qtbot, dialog)
    dialog.client.setCurrentIndex(dialog.client.findData(Client.PIP))
    assert url in dialog.code.toPlainText()
    assert get(f"{url}/nothing").status_code == 404
    qtbot.waitUntil(lambda: [row[0] for row in texts_of(dialog.requests)] == ["/nothing"])
    dialog.close()
    assert is_up(url)
    assert get(f"{url}/simple/").status_code == 200
    other: ServeDialog = open_dialog(ServeDialog, cache_dir.parent / "another")
    qtbot.waitUntil(lambda: other.address.text() == url)
    qtbot.waitUntil(lambda: [row[0] for row in texts_of(other.requests)] == ["/simple", "/nothing"])
    assert other.totals.text().startswith("2 requests")
    assert "in the background" in other.intro.text()
    assert str(cache_dir) in other.intro.text()
    assert not other.port.isEnabled()
    assert other.port.value() == port
    assert other.fill.isChecked()
    assert not other.fill.isEnabled()
    assert other.to_network.isChecked()
    assert "Other computers" in other.network_note.text()
    click(qtbot, other.start_button)
    qtbot.waitUntil(lambda: not other.address.text())
    assert other.network_note.isHidden()
    assert not is_up(url)
    assert other.start_button.text() == "&Start"


@contextmanager
def taken_port() -> Iterator[int]:
    """Listen on a port, and yield it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_in_use_is_named(qtbot: QtBot, open_serve: OpenServe) -> None:
    dialog = open_serve()
    with taken_port() as port:
        dialog.port.setValue(port)
        click(qtbot, dialog.start_button)
        qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert str(dialog.port.value()) in dialog.message.text()
    assert "--" not in dialog.message.text()
    assert dialog.start_button.text() == "&Start"


def test_a_mirror_that_is_tried_again_in_the_activity_area_is_shown(qtbot: QtBot, open_serve: OpenServe) -> None:
    dialog = open_serve()
    with taken_port() as port:
        dialog.port.setValue(port)
        click(qtbot, dialog.start_button)
        (job,) = (found for found in dialog.session.hub.jobs() if found.lane == SERVING)
        qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    dialog.session.hub.submit_again(job)
    assert dialog.start_button.text() == "&Stop"
    qtbot.waitUntil(lambda: bool(dialog.address.text()))
    assert is_up(dialog.address.text())


def test_libraries_that_are_missing_are_named(
    qtbot: QtBot, open_serve: OpenServe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    dialog = open_serve()
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert "pyodide-cache[serve]" in dialog.message.text()


def test_a_folder_that_is_no_runtime_is_named(qtbot: QtBot, open_serve: OpenServe, tmp_path: Path) -> None:
    dialog = open_serve()
    dialog.runtime.edit.setText(str(tmp_path))
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert str(tmp_path) in dialog.message.text()


def test_a_mirror_for_other_computers_downloads_nothing_unless_the_user_wants_it(open_serve: OpenServe) -> None:
    dialog = open_serve()
    dialog.fill.setChecked(True)
    dialog.to_network.setChecked(True)
    assert not dialog.fill.isChecked()
    dialog.fill.setChecked(True)
    assert dialog.fill.isEnabled()


WHEEL = "/files/aa/demo.whl"


@pytest.mark.parametrize(
    ("request_", "shown"),
    [
        (RequestLine("GET", WHEEL, 200, size=5000), (WHEEL, "From the cache", "5.0 kB")),
        (RequestLine("GET", WHEEL, 200, fetched=True, size=5000), (WHEEL, "Downloaded", "5.0 kB")),
        (RequestLine("GET", WHEEL, 304), (WHEEL, "Not changed", "")),
        (RequestLine("GET", WHEEL, 404, size=80), (WHEEL, "Not found", "")),
        (RequestLine("GET", WHEEL, 502, size=80), (WHEEL, "Refused (502)", "")),
        (RequestLine("GET", "/simple/demo", 200, size=5000), ("/simple/demo", "Answered", "5.0 kB")),
    ],
)
def test_a_request_says_where_the_answer_came_from(request_: RequestLine, shown: tuple[str, ...]) -> None:
    assert request_line(request_).texts == shown


def test_the_totals_are_one_line() -> None:
    assert traffic_text(Traffic((), 1, 0, 0, 0)).startswith("1 request · 0 downloaded")
    assert traffic_text(Traffic((), 2, 1, 1, 5000)) == (
        "2 requests · 1 downloaded · 1 refused · 5.0 kB served without a download"
    )


def test_another_directory_of_the_window_is_named_until_one_is_served(
    qtbot: QtBot, open_serve: OpenServe, tmp_path: Path
) -> None:
    dialog = open_serve()
    served = tmp_path / "served"
    dialog.session.open(served, remember=False)
    assert str(served) in dialog.intro.text()
    start(qtbot, dialog)
    dialog.session.open(tmp_path / "another", remember=False)
    assert dialog.intro.text() == f"{served} is served until you stop it or close the window."


def test_a_dialog_that_was_closed_while_a_mirror_starts_does_not_read_its_requests(
    qtbot: QtBot, open_serve: OpenServe, cache_dir: Path
) -> None:
    dialog = open_serve()
    dialog.close()
    mirror = Background("http://127.0.0.1:9", cache_dir, "127.0.0.1", fill=False)
    dialog.on_action_event(ServeStarted(mirror.url, cache_dir, {}, mirror))
    assert dialog.address.text() == mirror.url
    assert not [timer for timer in dialog.findChildren(QTimer) if timer.isActive()]


def test_the_same_request_to_the_next_mirror_is_shown_too(qtbot: QtBot, open_serve: OpenServe) -> None:
    dialog = open_serve()
    for _ in range(2):
        url = start(qtbot, dialog)
        assert get(f"{url}/nothing").status_code == 404
        qtbot.waitUntil(lambda: [row[0] for row in texts_of(dialog.requests)] == ["/nothing"])
        click(qtbot, dialog.start_button)
        qtbot.waitUntil(lambda: not dialog.session.hub.busy)


def test_a_mirror_gives_the_lines_of_each_client_and_reports_its_traffic(cache_dir: Path) -> None:
    stop = Cancel()
    with Cache(cache_dir, pyodide="0.29.5", offline=True) as cache:
        events = serve(cache, {"port": 0}, stop)
        started = next(events)
        assert isinstance(started, ServeStarted)
        assert set(started.configs["0.29.5"]) == set(Client)
        assert started.url in started.configs["0.29.5"][Client.PIP]
        get(f"{started.url}/-/status")  # is not counted: this app asks it
        get(f"{started.url}/simple/")
        stop.set()
        *_, last = events
    assert isinstance(last, Finished)
    assert isinstance(last.report, Traffic)
    assert last.report.requests == 1
