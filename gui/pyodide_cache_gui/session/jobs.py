"""A job: what it does in its thread, and how it ended."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemFailed, Note
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Problem, disk_problem
from pyodide_cache.base.record import field, record

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
    failures: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()  # what its user should know besides
    seconds: float = field(default=0.0, compare=False)  # how long it ran

    @property
    def is_success(self) -> bool:
        """Whether it came to its end."""
        return not (self.cancelled or self.problem or self.fault)


def run_job(queue: deque[tuple[Job, object]], jobs: list[Job]) -> None:
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
        self.failures: list[Failure] = []
        self.notes: list[Problem] = []

    def take(self, event: object) -> None:
        match event:
            case Finished(report):
                self.report = report
            case Plan(failures=failures):
                self.failures += failures
            case ItemFailed(key, problem):
                self.failures.append(Failure(key, problem))
            case Note(problem):
                self.notes.append(problem)

    def outcome(
        self, *, cancelled: bool = False, problem: Problem | None = None, fault: str | None = None
    ) -> Outcome:
        # An export says what its plan left out a second time.
        failures = tuple(dict.fromkeys((*self.failures, *([Failure("", problem)] if problem else []))))
        seconds = time.monotonic() - self.began
        return Outcome(cancelled, problem, fault, self.report, failures, tuple(self.notes), seconds)


def _lower_priority() -> None:
    """Let all other threads run first; threads that this one starts inherit it. Only Linux has this for threads."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST_PRIORITY)
