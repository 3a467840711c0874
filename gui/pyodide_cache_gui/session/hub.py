"""Run jobs in threads, and pass their events to the window.

A job is a generator of events. Its thread puts them into a queue; a timer of the GUI thread takes
them out in batches while jobs run. No signal crosses a thread, a burst of events costs one repaint,
and the last event is shown even while the job waits for the network.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from itertools import count

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

from pyodide_cache.base.record import replace
from pyodide_cache_gui.session.jobs import SERVING, Job, Offer, Outcome, Summary, Work, YieldingCancel, run_job

#: Interval at which events are taken out, in milliseconds: smooth, without a repaint per event; and the interval
#: while more wait, and for the first seconds after a job was submitted, since a short one is waited for.
_TICK, _SHORT_TICK, _FIRST_SECONDS = 40, 10, 0.5
#: Number of events that are shown at a time, which takes some milliseconds.
_MOST_AT_ONCE = 500


class JobHub(QObject):
    """Start jobs, one at a time in each lane, and report their events."""

    queued = Signal(object)  # Job
    started = Signal(object)  # Job
    told = Signal(object, object)  # Job, list of events
    ended = Signal(object, object)  # Job, Outcome
    discarded = Signal(object)  # Job

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._lanes: dict[str, deque[Job]] = {}
        self._queue: deque[tuple[Job, object]] = deque()
        self._timer = QTimer(self)
        self._first_until = 0.0
        self._is_shut = False
        self._timer.timeout.connect(self._take_out)

    @property
    def busy(self) -> bool:
        """Whether any job runs or waits."""
        return bool(self._lanes)

    @property
    def is_free(self) -> bool:
        """Whether no job runs or waits that ends by itself."""
        return self._lanes.keys() <= {SERVING}

    def jobs(self) -> list[Job]:
        """Return the running and waiting jobs."""
        return [job for lane in self._lanes.values() for job in lane]

    def submit(
        self,
        title: str,
        lane: str,
        work: Work,
        *,
        quiet: bool = False,
        summary: Summary | None = None,
        offer: Offer | None = None,
        is_idle: bool = False,
    ) -> Job:
        """Queue a job in its lane; it starts immediately if the lane is free. See `Job` for the arguments."""
        return self._append(Job(next(self._numbers), title, lane, work, quiet, summary, offer, is_idle))

    def submit_again(self, job: Job) -> Job:
        """Queue a copy of a job that ended."""
        return self._append(replace(job, number=next(self._numbers), cancel=YieldingCancel()))

    def is_running(self, job: Job) -> bool:
        """Return whether the job has started and not ended."""
        lane = self._lanes.get(job.lane)
        return lane is not None and lane[0] is job

    def discard(self, job: Job) -> None:
        """Cancel a job whose result is not wanted anymore: it is not shown, and cannot be tried again."""
        job.cancel.set()
        self.discarded.emit(job)

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self.jobs():
            job.cancel.set()

    def shut_down(self, seconds: float) -> bool:
        """Cancel all jobs, start no others, and wait for them while the event loop runs.

        Returns:
            Whether all stopped in time. A job that did not ends with the process, and leaves
            at most a partial file.
        """
        self._is_shut = True
        self.cancel_all()
        end = time.monotonic() + seconds
        while self.busy and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _TICK)
            time.sleep(0.005)
        self._timer.stop()
        return not self.busy

    def _append(self, job: Job) -> Job:
        if self._is_shut:
            return job
        waiting = self._lanes.setdefault(job.lane, deque())
        waiting.append(job)
        self.queued.emit(job)
        self._first_until = time.monotonic() + _FIRST_SECONDS
        self._timer.start(_SHORT_TICK)
        if len(waiting) == 1:
            self._start(job)
        return job

    def _start(self, job: Job) -> None:
        self.started.emit(job)
        threading.Thread(target=run_job, args=(self._queue, [job]), name=f"job {job.number}", daemon=True).start()

    def _take_out(self) -> None:
        events: dict[Job, list[object]] = {}
        ended: list[tuple[Job, Outcome]] = []
        for _ in range(_MOST_AT_ONCE):
            if not self._queue:
                break
            job, item = self._queue.popleft()
            if isinstance(item, Outcome):
                ended.append((job, item))
            else:
                events.setdefault(job, []).append(item)
        for job, batch in events.items():
            self.told.emit(job, batch)
        for job, outcome in ended:
            self._finish(job)
            self.ended.emit(job, outcome)
        is_short = time.monotonic() < self._first_until or self._queue
        interval = _SHORT_TICK if is_short else _TICK
        if not self._lanes:
            self._timer.stop()
        elif interval != self._timer.interval():
            self._timer.setInterval(interval)

    def _finish(self, job: Job) -> None:
        waiting = self._lanes[job.lane]
        waiting.remove(job)
        if waiting:
            self._start(waiting[0])
        else:
            del self._lanes[job.lane]
