from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer, QDBusVirtualObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Cancel, ItemFailed
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity import notifier
from pyodide_cache_gui.activity.notifier import Notifier, send
from pyodide_cache_gui.session.hub import JobHub, Work
from support.patience import PATIENCE

REFUSED = Problem(Code.UNREACHABLE, host="cdn.example", error="no name")


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[JobHub]:
    found = JobHub()
    yield found
    assert found.shut_down(PATIENCE)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def shown() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def alerted(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    found: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, *_: found.append(window))
    return found


@pytest.fixture
def every_job_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "LONG_SECONDS", 0.0)


def run(qtbot: QtBot, hub: JobHub, work: Work, *, quiet: bool = False) -> None:
    with qtbot.waitSignal(hub.ended):
        hub.submit("Warm up: Essential", "/cache", work, quiet=quiet)


def well(_cancel: Cancel) -> Iterator[object]:
    yield from ()


@pytest.mark.usefixtures("every_job_is_long")
def test_the_end_of_a_long_job_is_told_while_the_window_is_in_the_background(
    qtbot: QtBot, hub: JobHub, window: QWidget, shown: list[tuple[str, str]], alerted: list[QWidget]
) -> None:
    Notifier(hub, window, lambda: True, show=lambda *what: shown.append(what))
    run(qtbot, hub, well)
    assert shown == [("Warm up: Essential", "Done")]
    assert alerted == [window]


@pytest.mark.usefixtures("every_job_is_long", "alerted")
def test_what_failed_is_said(qtbot: QtBot, hub: JobHub, window: QWidget, shown: list[tuple[str, str]]) -> None:
    Notifier(hub, window, lambda: True, show=lambda *what: shown.append(what))

    def in_part(_cancel: Cancel) -> Iterator[object]:
        yield ItemFailed("numpy", REFUSED)

    def wholly(_cancel: Cancel) -> Iterator[object]:
        raise REFUSED
        yield

    run(qtbot, hub, in_part)
    run(qtbot, hub, wholly)
    assert shown[0][1] == "Done, but 1 failed"
    assert shown[1][1].startswith("cdn.example cannot be reached")


def test_a_short_job_is_not_worth_a_word(
    qtbot: QtBot, hub: JobHub, window: QWidget, shown: list[tuple[str, str]], alerted: list[QWidget]
) -> None:
    Notifier(hub, window, lambda: True, show=lambda *what: shown.append(what))
    run(qtbot, hub, well)
    assert shown == alerted == []


@pytest.mark.usefixtures("every_job_is_long")
def test_nothing_is_told_to_who_looks_or_does_not_want_it_or_cancelled(
    qtbot: QtBot,
    hub: JobHub,
    window: QWidget,
    shown: list[tuple[str, str]],
    alerted: list[QWidget],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = [False]
    Notifier(hub, window, lambda: wanted[0], show=lambda *what: shown.append(what))
    run(qtbot, hub, well)
    wanted[0] = True
    run(qtbot, hub, well, quiet=True)

    def stopped(cancel: Cancel) -> Iterator[object]:
        cancel.set()
        cancel.check()
        yield

    run(qtbot, hub, stopped)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    run(qtbot, hub, well)
    assert shown == alerted == []


class Portal(QDBusVirtualObject):
    """What the desktop would be, at the other end of a real D-Bus connection."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, str, str, object]] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(  # noqa: N802 -- Qt's name
        self, message: QDBusMessage, _connection: QDBusConnection
    ) -> bool:
        name = f"{message.interface()}.{message.member()}"
        self.calls.append((message.path(), name, message.signature(), message.arguments()[0]))
        return True


def test_a_notification_reaches_the_desktop_s_portal(qtbot: QtBot) -> None:
    portal = Portal()
    server = QDBusServer()
    assert server.isConnected()
    connections: list[QDBusConnection] = []

    def accept(connection: QDBusConnection) -> None:
        kept = QDBusConnection(connection)
        kept.registerVirtualObject("/org", portal, QDBusConnection.VirtualObjectRegisterOption.SubPath)
        connections.append(kept)

    server.newConnection.connect(accept)
    bus = QDBusConnection.connectToPeer(server.address(), "test-of-notifications")
    try:
        qtbot.waitUntil(lambda: bool(connections))
        assert send(bus, "Warm up", "Done")
        qtbot.waitUntil(lambda: bool(portal.calls))
    finally:
        QDBusConnection.disconnectFromPeer("test-of-notifications")
    path, name, signature, key = portal.calls[0]
    assert path == "/org/freedesktop/portal/desktop"
    assert name == "org.freedesktop.portal.Notification.AddNotification"
    assert (signature, key) == ("sa{sv}", "pyodide-cache")


def test_a_desktop_that_cannot_be_told_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    assert not send(QDBusConnection.connectToBus(f"unix:path={tmp_path / 'nobody'}", "nobody"), "x", "y")
