"""Desktop notifications on Linux, through the desktop portal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection


def show_on_desktop(title: str, text: str) -> None:
    """Ask the desktop to show a notification; does nothing on other systems.

    The portal is used because PySide6 cannot send the unsigned number that ``org.freedesktop.Notifications``
    requires. The reply is ignored.
    """
    if sys.platform.startswith("linux"):
        from PySide6.QtDBus import QDBusConnection

        send(QDBusConnection.sessionBus(), title, text)


def send(bus: QDBusConnection, title: str, text: str) -> bool:
    """Send a notification over a bus, and return whether it was sent."""
    from PySide6.QtDBus import QDBusMessage

    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Notification",
        "AddNotification",
    )
    # One identifier for all: a new notification replaces the last one.
    call.setArguments([QCoreApplication.applicationName() or "pyodide-cache", {"title": title, "body": text}])
    return bus.send(call)
