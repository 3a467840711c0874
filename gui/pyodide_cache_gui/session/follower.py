"""Follow one job, for a dialog or a pane that shows what it finds."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, Signal, SignalInstance

from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job, Outcome, Summary, Work

#: Takes an event or the outcome of a job.
Handler = Callable[[Any], object] | SignalInstance


_followers = count(1)


class JobFollower(QObject):
    """Pass on the events of one job, also when it is tried again; a newer job replaces it, and cancels it.

    Args:
        told: is called with each event.
        ended: is called with the outcome; None to ignore it, so that a failure is not shown.
    """

    begun = Signal(object)  # Job, which may wait for others of its lane
    told = Signal(object)  # an event
    ended = Signal(object)  # Outcome

    def __init__(self, hub: JobHub, parent: QObject, told: Handler, ended: Handler | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._lane = f"follower {next(_followers)}"
        self.job: Job | None = None
        self._work: Callable[[], object] = lambda: None  # a reference to what the job does, which keeps nothing alive
        self.told.connect(told)
        if ended:
            self.ended.connect(ended)
        hub.queued.connect(self._on_queued)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)

    def start(
        self, title: str, work: Work, *, lane: str = "", quiet: bool = True, summary: Summary | None = None
    ) -> Job:
        """Submit a job, and follow it; its lane is one of this follower unless another is named."""
        job = self._hub.submit(title, lane or self._lane, work, quiet=quiet, summary=summary)
        self.follow(job)
        return job

    def follow(self, job: Job) -> None:
        """Follow a job that was submitted elsewhere."""
        if job is not self.job:
            self.stop()
        self.job, self._work = job, ref(job.work)
        self.begun.emit(job)

    def stop(self) -> None:
        """Cancel the job, and pass nothing on anymore."""
        if job := self.job:
            self.job = None
            self._hub.discard(job)

    def _on_queued(self, job: Job) -> None:
        if job.work is self._work():
            self.follow(job)

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
