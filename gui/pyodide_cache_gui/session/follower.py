"""Follow one job at a time: what dialogs and controllers do with the job that they started."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from pyodide_cache_gui.session.hub import Job, JobHub, Outcome, Summary, Work


class JobFollower(QObject):
    """Pass on the events of one job; a newer job replaces it, and cancels it if it still runs."""

    told = Signal(object)  # an event
    ended = Signal(object)  # Outcome

    def __init__(self, hub: JobHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.job: Job | None = None
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)

    def start(self, title: str, lane: str, work: Work, *, quiet: bool = True, summary: Summary | None = None) -> Job:
        """Submit a job, and follow it."""
        self.stop()
        self.job = self._hub.submit(title, lane, work, quiet=quiet, summary=summary)
        return self.job

    def follow(self, job: Job) -> None:
        """Follow a job that was submitted elsewhere."""
        self.stop()
        self.job = job

    def stop(self) -> None:
        """Cancel the job, and pass nothing on any more."""
        if self.job:
            self.job.cancel.set()
            self.job = None

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job is not self.job:
            return
        for event in events:
            if job is self.job:
                self.told.emit(event)

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job is self.job:
            self.job = None
            self.ended.emit(outcome)
