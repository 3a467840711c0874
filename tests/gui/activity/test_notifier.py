from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer, QDBusVirtualObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from pyodide_cache.base.events import Cancel, ItemFailed
from pyodide_cache.base.plans import Failure
from pyodide_cache.sharing.build import SnapshotPlan
from pyodide_cache.sharing.snapshots import Recipe
from pyodide_cache_gui.activity import notifier
from pyodide_cache_gui.activity.notifier import Notifier, send
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Work


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(notifier, "show_on_desktop", lambda *what: found.append(what))
    return found


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


def succeed(_cancel: Cancel) -> Iterator[object]:
    yield from ()


@pytest.mark.usefixtures("every_job_is_long")
def test_the_end_of_a_long_job_is_notified_while_the_window_is_in_the_background(
    qtbot: QtBot, hub: JobHub, window: QWidget, shown: list[tuple[str, str]], alerted: list[QWidget]
) -> None:
    Notifier(hub, window, lambda: True)
    run(qtbot, hub, succeed)
    assert shown == [("Warm up: Essential", "Done")]
    assert alerted == [window]


@pytest.mark.usefixtures("every_job_is_long", "alerted")
def test_failures_are_notified(qtbot: QtBot, hub: JobHub, window: QWidget, shown: list[tuple[str, str]]) -> None:
    Notifier(hub, window, lambda: True)

    def fail_partly(_cancel: Cancel) -> Iterator[object]:
        yield ItemFailed("numpy", REFUSED)

    def fail(_cancel: Cancel) -> Iterator[object]:
        raise REFUSED
        yield

    def leave_out(_cancel: Cancel) -> Iterator[object]:
        yield SnapshotPlan(Path("/s"), Recipe(), None, (), (Failure("numpy", REFUSED), Failure("pandas", REFUSED)))

    run(qtbot, hub, fail_partly)
    run(qtbot, hub, leave_out)
    run(qtbot, hub, fail)
    assert shown[0][1] == "Done, but 1 failed"
    assert shown[1][1] == "Done, but 2 failed", "a plan that leaves something out is not done"
    assert shown[2][1].startswith("cdn.example")


def test_a_short_job_is_not_notified(
    qtbot: QtBot, hub: JobHub, window: QWidget, shown: list[tuple[str, str]], alerted: list[QWidget]
) -> None:
    Notifier(hub, window, lambda: True)
    run(qtbot, hub, succeed)
    assert shown == alerted == []


@pytest.mark.usefixtures("every_job_is_long")
def test_active_windows_disabled_notifications_and_canceled_jobs_are_not_notified(
    qtbot: QtBot,
    hub: JobHub,
    window: QWidget,
    shown: list[tuple[str, str]],
    alerted: list[QWidget],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enabled = [False]
    Notifier(hub, window, lambda: enabled[0])
    run(qtbot, hub, succeed)
    enabled[0] = True
    run(qtbot, hub, succeed, quiet=True)

    def stopped(cancel: Cancel) -> Iterator[object]:
        cancel.set()
        cancel.check()
        yield

    run(qtbot, hub, stopped)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    run(qtbot, hub, succeed)
    assert shown == alerted == []


class Portal(QDBusVirtualObject):
    """The notification portal of a desktop, at the other end of a real D-Bus connection."""

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


def test_a_notification_reaches_the_portal(qtbot: QtBot) -> None:
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


def test_a_missing_session_bus_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    assert not send(QDBusConnection.connectToBus(f"unix:path={tmp_path / 'nobody'}", "nobody"), "x", "y")
