"""Tell of a long job's end to somebody who is doing something else meanwhile."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from pyodide_cache.base.events import ItemFailed
from pyodide_cache_gui.activity.log import without_credentials
from pyodide_cache_gui.session.hub import Job, JobHub, Outcome
from pyodide_cache_gui.widgets.format import say

#: A job that took no longer was waited for.
LONG_SECONDS = 10.0

#: Shows a title and a line of text.
Show = Callable[[str, str], None]


class Notifier(QObject):
    """Watch a hub, and tell when a long job ends while ``window`` is not the active one.

    Args:
        hub: whose jobs are watched.
        window: asks for attention in the task bar.
        wanted: whether a person wants to be told, asked each time.
        show: shows a notification besides; None for the desktop's.

    """

    def __init__(self, hub: JobHub, window: QWidget, wanted: Callable[[], bool], *, show: Show | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self._show = show or show_on_desktop
        self._started: dict[Job, float] = {}
        self._failed: dict[Job, int] = {}
        hub.started.connect(self._on_started)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)

    def _on_started(self, job: Job) -> None:
        if not job.quiet:
            self._started[job] = time.monotonic()

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job in self._started:
            failed = sum(isinstance(event, ItemFailed) for event in events)
            self._failed[job] = self._failed.get(job, 0) + failed

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        failed = self._failed.pop(job, 0)
        started = self._started.pop(job, None)
        if started is None or time.monotonic() - started < LONG_SECONDS or outcome.cancelled:
            return
        # A dialog of ours counts: who looks at it sees the window too.
        if not self._wanted() or QApplication.activeWindow() is not None:
            return
        QApplication.alert(self._window)
        self._show(job.title, without_credentials(self._text(outcome, failed)))

    def _text(self, outcome: Outcome, failed: int) -> str:
        if outcome.problem:
            return say(outcome.problem)
        if outcome.fault:
            return self.tr("Failed by a defect of this app")
        return self.tr("Done, but {n} failed").format(n=failed) if failed else self.tr("Done")


def show_on_desktop(title: str, text: str) -> None:
    """Ask the desktop to show a notification; nothing happens where there is none that could.

    It goes to the desktop portal and not to ``org.freedesktop.Notifications``, which wants an
    unsigned number that PySide6 cannot send. Nobody waits for an answer.
    """
    if not sys.platform.startswith("linux"):
        return
    from PySide6.QtDBus import QDBusConnection

    send(QDBusConnection.sessionBus(), title, text)


def send(bus: object, title: str, text: str) -> bool:
    """Send a notification over ``bus``, a `QDBusConnection`; False where it is not connected."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    if not isinstance(bus, QDBusConnection) or not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Notification",
        "AddNotification",
    )
    # One identifier for all: a newer one takes the place of an older one, which nobody read.
    call.setArguments([QCoreApplication.applicationName() or "pyodide-cache", {"title": title, "body": text}])
    return bus.send(call)
