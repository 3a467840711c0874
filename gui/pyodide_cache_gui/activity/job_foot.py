"""The foot of a dialog that acts: the row of its job."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.activity.job_row import JobRow
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.hub import Handler, Job, JobFollower, JobHub, Outcome, Summary, Work
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import vbox


class JobFoot(QWidget):
    """Run one job at a time, and show its row; of a quiet job, only its failure. For the handlers see `Handler`."""

    def __init__(self, hub: JobHub, parent: QWidget, told: Handler, ended: Handler) -> None:
        super().__init__(parent)
        self._hub = hub
        self._row: JobRow | None = None
        self._failure = NoteLabel(self)
        self._layout = vbox(self._failure, parent=self)
        self._follower = JobFollower(hub, self, told, self._on_ended)
        self._follower.ended.connect(ended)
        self.hide()

    @property
    def job(self) -> Job | None:
        """The job that runs or waits."""
        return self._follower.job

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits."""
        return self.job is not None

    def start(
        self, title: str, lane: str, work: Work, *, quiet: bool = False, summary: Summary | None = None
    ) -> None:
        """Submit a job, and show its row instead of the previous one; see `Job` for the arguments."""
        self._show(self._follower.start(title, work, lane=lane, quiet=quiet, summary=summary))

    def stop(self) -> None:
        """Cancel the job, and follow it no longer."""
        self._follower.stop()

    def clear(self) -> None:
        """Show no row."""
        if self._row:
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        self._update()

    def _retry(self, job: Job) -> None:
        again = self._hub.submit_again(job)
        self._follower.follow(again)
        self._show(again)

    def _show(self, job: Job) -> None:
        self.clear()
        self._failure.setText("")
        if not job.quiet:
            self._row = JobRow(job, self._hub, self)
            self._row.retry_requested.connect(self._retry)
            self._row.dismissed.connect(self.clear)
            self._layout.addWidget(self._row)
        self._update()

    def _update(self) -> None:
        self.setVisible(bool(self._failure.text()) or self._row is not None)

    def _on_ended(self, outcome: Outcome) -> None:
        if self._row is None:
            self._failure.setText(failure_text(outcome))
        self._update()
