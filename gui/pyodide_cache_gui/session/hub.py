"""Run jobs in threads, and pass their events to the window.

A job is a generator of events. Its thread puts them into a queue; a timer of the GUI thread takes
them out in batches while jobs run. No signal crosses a thread, a burst of events costs one repaint,
and the last event is shown even while the job waits for the network.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal, SignalInstance

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemFailed, Note
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Problem, disk_problem
from pyodide_cache.base.record import field, record, replace

#: Interval at which events are taken out, in milliseconds: smooth, without a repaint per event; and the interval
#: while more wait, and for the first seconds after a job was submitted, since a short one is waited for.
_TICK, _SHORT_TICK, _FIRST_SECONDS = 40, 10, 0.5
#: Number of events that are shown at a time, which takes some milliseconds.
_MOST_AT_ONCE = 500

#: How long a job's thread works before it sleeps, and how long it sleeps, in seconds.
_STRETCH = 0.002
_REST = 0.0001

_LOWEST_PRIORITY = 19

#: The lane of quiet jobs that only compute: one at a time, since the window waits for the GIL behind every thread.
BACKGROUND = "background"

#: The lane of jobs that run until they are stopped, which is their good end: nothing waits for it.
SERVING = "serving"

Work = Callable[[Cancel], Iterator[object]]

#: Returns what a job did, from its report: phrases for one line. Rooms pass it with their jobs.
Summary = Callable[[Any], list[str]]

#: Returns what else can be tried after failures: the text of a button, and what it does before the job is tried
#: again; None if nothing else would help.
Offer = Callable[[Sequence[Problem]], tuple[str, Callable[[], object]] | None]


#: Takes an event or the outcome of a job.
Handler = Callable[[Any], object] | SignalInstance


class YieldingCancel(Cancel):
    """Cancel token that sleeps briefly when polled, so that the GUI thread gets the GIL.

    A thread that reads many small files releases the GIL at each of them, but mostly has it back before
    the GUI thread is awake. The GUI thread is sure to get it only while the other sleeps.
    """

    def __init__(self) -> None:
        super().__init__()
        self._home = threading.get_ident()
        self._rested = 0.0

    @property
    def is_set(self) -> bool:
        """Whether the job should stop."""
        self._rest()
        return super().is_set

    def check(self) -> None:
        """Raise `Cancelled` if the job should stop."""
        self._rest()
        super().check()

    def _rest(self) -> None:
        now = time.monotonic()
        if now - self._rested > _STRETCH and threading.get_ident() != self._home:
            time.sleep(_REST)
            self._rested = time.monotonic()


@record
class Job:
    """A job in its lane."""

    number: int
    title: str
    lane: str  # jobs of one lane run one after the other; for most jobs it is the cache directory
    work: Work = field(repr=False)
    quiet: bool = False  # has no row in the activity area, such as a scan
    #: Describes the report, without failures and cancellation; None for a job without a report.
    summary: Summary | None = field(default=None, repr=False)
    #: What else can be tried when it fails; None if there is nothing else.
    offer: Offer | None = field(default=None, repr=False)
    is_idle: bool = False  # yields the processor and the disk to everything else
    cancel: Cancel = field(default_factory=YieldingCancel, repr=False)

    @property
    def is_endless(self) -> bool:
        """Whether it runs until it is stopped."""
        return self.lane == SERVING


@record
class Outcome:
    """How a job ended, and what it said."""

    cancelled: bool = False  # whether it was canceled
    problem: Problem | None = None  # that the core raised
    fault: str | None = None  # text of an exception that is a bug of the app
    report: object = None  # of its last `Finished`
    #: What failed, by name, also what a plan left out; without a name what ended the job.
    failures: tuple[tuple[str, Problem], ...] = ()
    notes: tuple[Problem, ...] = ()  # what its user should know besides
    seconds: float = field(default=0.0, compare=False)  # how long it ran

    @property
    def is_success(self) -> bool:
        """Whether it came to its end."""
        return not (self.cancelled or self.problem or self.fault)


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
        """Queue a job in its lane; it starts at once if the lane is free. See `Job` for the arguments."""
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
        threading.Thread(target=_work, args=(self._queue, [job]), name=f"job {job.number}", daemon=True).start()

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


def _work(queue: deque[tuple[Job, object]], jobs: list[Job]) -> None:
    """Do the only job in a list, in a thread of its own.

    When its end is in the queue, the thread has no reference to it or to the hub: the last one to an object of Qt
    would destroy that object in this thread, which corrupts memory.
    """
    queue.append(_end_of(jobs.pop(), queue))


def _end_of(job: Job, queue: deque[tuple[Job, object]]) -> tuple[Job, Outcome]:
    """Do a job, and put its events into the queue; return how it ended."""
    if job.is_idle:
        _lower_priority()
    heard = _Heard()
    try:
        if not job.cancel.is_set:
            for event in job.work(job.cancel):
                heard.take(event)
                queue.append((job, event))
        return job, heard.outcome(cancelled=job.cancel.is_set and not job.is_endless)
    except Cancelled:
        return job, heard.outcome(cancelled=True)
    except Problem as problem:
        return job, heard.outcome(problem=problem)
    except Exception as error:
        if isinstance(error, OSError) and error.filename:
            return job, heard.outcome(problem=disk_problem(error, str(error.filename)))
        import logging

        logging.getLogger(__name__).exception("job %s failed", job.title)
        return job, heard.outcome(fault=f"{type(error).__name__}: {error}")


class _Heard:
    """What a job has said so far."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.report: object = None
        self.failures: list[tuple[str, Problem]] = []
        self.notes: list[Problem] = []

    def take(self, event: object) -> None:
        match event:
            case Finished(report):
                self.report = report
            case Plan(failures=failures):
                self.failures += [(failure.requirement, failure.problem) for failure in failures]
            case ItemFailed(key, problem):
                self.failures.append((key, problem))
            case Note(problem):
                self.notes.append(problem)

    def outcome(
        self, *, cancelled: bool = False, problem: Problem | None = None, fault: str | None = None
    ) -> Outcome:
        # An export says what its plan left out a second time.
        failures = tuple(dict.fromkeys((*self.failures, *([("", problem)] if problem else []))))
        seconds = time.monotonic() - self.began
        return Outcome(cancelled, problem, fault, self.report, failures, tuple(self.notes), seconds)


def _lower_priority() -> None:
    """Let all other threads run first; threads that this one starts inherit it. Only Linux has this for threads."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST_PRIORITY)


_followers = count(1)


class JobFollower(QObject):
    """Pass on the events of one job, also when it is tried again; a newer job replaces it, and cancels it.

    Args:
        hub: runs the jobs.
        parent: its owner.
        told: is called with each event.
        ended: is called with the outcome; None to ignore it, so that a failure is not shown.
    """

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
