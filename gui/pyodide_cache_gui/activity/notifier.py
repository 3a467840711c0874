"""Notify the user when a long job finishes in the background."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from pyodide_cache.base.events import ItemFailed
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
        # A dialog counts as active: the user sees the window behind it.
        if not self._is_enabled() or QApplication.activeWindow() is not None:
            return
        QApplication.alert(self._window)
        show_on_desktop(job.title, without_credentials(self._text(outcome, failed)))

    def _text(self, outcome: Outcome, failed: int) -> str:
        if outcome.problem:
            return say(outcome.problem)
        if outcome.fault:
            return self.tr("Failed because of a bug in this app")
        return self.tr("Done, but {n} failed").format(n=failed) if failed else self.tr("Done")
