"""The activity area of the window: a row for every job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job
from pyodide_cache_gui.widgets.layouts import vbox

if TYPE_CHECKING:
    from pyodide_cache_gui.activity.job_row import JobRow

_MAX_ROWS = 4


class ActivityArea(QFrame):
    """Show the running jobs and those that ended last; hidden while there are none."""

    undo_requested = Signal(object)  # Path of the directory
    left = Signal()  # the row with the focus is removed

    def __init__(self, hub: JobHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Activity"))
        self._hub = hub
        self._rows: dict[Job, JobRow] = {}
        self._layout = vbox(parent=self, margins=(16, 8, 16, 8))
        self.hide()
        hub.queued.connect(self._on_queued)
        hub.discarded.connect(self._remove)

    def _on_queued(self, job: Job) -> None:
        if job.quiet:
            return
        for old, row in list(self._rows.items()):
            is_repeated = (old.title, old.lane) == (job.title, job.lane)
            if row.is_over and (is_repeated or not row.has_failures or len(self._rows) >= _MAX_ROWS):
                self._remove(old)
        from pyodide_cache_gui.activity.job_row import JobRow

        row = JobRow(job, self._hub, self)
        row.dismissed.connect(self._remove)
        row.undo_requested.connect(self.undo_requested)
        self._rows[job] = row
        self._layout.addWidget(row)
        self.show()

    def _remove(self, job: Job) -> None:
        row = self._rows.pop(job, None)
        if row is None:
            return
        if (focus := QApplication.focusWidget()) and row.isAncestorOf(focus):
            self.left.emit()
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._rows))
