from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.activity.desktop import send


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
