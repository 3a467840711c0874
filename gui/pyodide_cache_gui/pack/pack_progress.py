"""Progress of recording and packing: the step, its seconds, and a button to stop."""

from __future__ import annotations

import time

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from pyodide_cache.base.events import ItemDone, ItemFailed, JobStarted, StepStarted
from pyodide_cache.pack.request import PackStep
from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.format import files_text, step_text
from pyodide_cache_gui.widgets.labels import plain_label
from pyodide_cache_gui.widgets.layouts import hbox, vbox

_SECOND = 1000
_RUNS_THE_APP = (PackStep.WATCH, PackStep.PROVE)


class PackProgress(QWidget):
    """A bar, the step, its seconds, and a button; hidden while nothing runs."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: StepStarted | None = None
        self._began = 0.0
        self._limit = 0.0
        self._items = self._done = 0
        self.label = plain_label(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = push_button(self, self.tr("Stop"), self._cancel)
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self._show)
        hbox((vbox(self.label, self.bar, spacing=4), 1), self.cancel_button, spacing=12, parent=self)
        self.hide()

    def start(self, step: PackStep, limit: float) -> None:
        """Show the first step; ``limit`` is that of one run of the app, in seconds."""
        self._limit = limit
        self.cancel_button.setEnabled(True)
        self._begin(StepStarted(step))
        self._timer.start()
        self.show()

    def take(self, event: object) -> None:
        """Show an event of the job."""
        match event:
            case StepStarted():
                self._begin(event)
            case JobStarted(items):
                self._items, self._done = items, 0
            case ItemDone() | ItemFailed():
                self._done += 1
        self._show()

    def stop(self) -> None:
        """Hide everything."""
        self._timer.stop()
        self.hide()

    def _begin(self, step: StepStarted) -> None:
        self._step = step
        self._began = time.monotonic()
        self._items = self._done = 0
        self._show()

    def _show(self) -> None:
        if self._step is None or not self.cancel_button.isEnabled():
            return
        parts = [step_text(self._step)]
        if self._items:
            parts.append(self.tr("{done} of {all}").format(done=self._done, all=files_text(self._items)))
        seconds = int(time.monotonic() - self._began)
        if seconds and self._step.step in _RUNS_THE_APP:
            limit = QLocale().toString(round(self._limit))
            parts.append(self.tr("{n} s; the limit for one run is {limit} s").format(n=seconds, limit=limit))
        elif seconds:
            parts.append(self.tr("{n} s").format(n=seconds))
        self.bar.setRange(0, self._items)
        self.bar.setValue(self._done)
        self.label.setText(" · ".join(parts))

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.label.setText(self.tr("Stopping…"))
        self.cancelled.emit()
