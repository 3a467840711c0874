"""Notify the user when a long job finishes in the background."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from pyodide_cache_gui.activity.log import without_credentials
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.widgets.format import say

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection


#: The end of a shorter job is not notified, seconds.
LONG_SECONDS = 10.0


class Notifier(QObject):
    """Watch a hub, and notify the user when a long job ends while no window of the app is active.

    The window asks for attention in the task bar, and the desktop shows a notification.
    """

    def __init__(self, hub: JobHub, window: QWidget, is_enabled: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._is_enabled = is_enabled
        hub.ended.connect(self._on_ended)

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job.quiet or outcome.seconds < LONG_SECONDS or outcome.cancelled:
            return
        # A dialog counts as active: the user sees the window behind it.
        if not self._is_enabled() or QApplication.activeWindow() is not None:
            return
        QApplication.alert(self._window)
        show_on_desktop(job.title, without_credentials(self._text(outcome)))

    def _text(self, outcome: Outcome) -> str:
        if outcome.problem:
            return say(outcome.problem)
        if outcome.fault:
            return self.tr("Failed because of a bug in this app")
        failed = len(outcome.failures)
        return self.tr("Done, but {n} failed").format(n=failed) if failed else self.tr("Done")


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
