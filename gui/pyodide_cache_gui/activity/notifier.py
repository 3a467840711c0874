"""Notify the user when a long job finishes in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from pyodide_cache_gui.activity.desktop import show_on_desktop
from pyodide_cache_gui.activity.log import without_credentials
from pyodide_cache_gui.session.hub import Job, JobHub, Outcome
from pyodide_cache_gui.widgets.format import say

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
