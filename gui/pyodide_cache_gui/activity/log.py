"""The log of all jobs: in memory, of limited length, and without passwords."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from pyodide_cache.base.events import ItemDone, ItemFailed, ItemStarted, JobStarted, Note, Retrying, StepStarted
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import record
from pyodide_cache_gui.activity.job_summary import summary
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.widgets.format import items_text, say, say_of, size_text, step_text

MAX_ENTRIES, _SPARE = 5000, 1000

#: Events that may be of a level above `Level.INFO`.
_PROBLEMS = (Plan, ItemFailed, Retrying, Note)

#: The user and password, or the token, in a URL.
_CREDENTIALS = re.compile(r"(?<=://)[^\s/@]+@")


class Level(IntEnum):
    """The importance of an entry."""

    DETAIL = 0
    INFO = 1
    WARNING = 2
    ERROR = 3


@record
class LogEntry:
    """An event or the outcome of a job."""

    time: float  # seconds since the epoch
    job: str  # the title of the job
    level: Level  # how important it is
    text: str  # a sentence


class JobLog(QObject):
    """Keep the last `MAX_ENTRIES` events and outcomes of a hub's jobs, and up to `_SPARE` older ones."""

    added = Signal(object)  # tuple[LogEntry, …], oldest first
    shortened = Signal()

    def __init__(self, hub: JobHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self._entries: list[LogEntry] = []
        hub.started.connect(self._on_started)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)

    def entries(self) -> tuple[LogEntry, ...]:
        """Return the entries, oldest first."""
        return tuple(self._entries)

    def clear(self) -> None:
        """Remove all entries."""
        self._entries.clear()
        self.shortened.emit()

    def _on_started(self, job: Job) -> None:
        if not job.quiet:
            self._add(job, [(Level.INFO, self.tr("Started in {lane}").format(lane=job.lane))])

    def _on_told(self, job: Job, events: list[object]) -> None:
        # A quiet job, such as a scan, reports every file; only its problems are kept.
        kept = (event for event in events if not job.quiet or isinstance(event, _PROBLEMS))
        lines = (line for event in kept for line in self._lines(event))
        self._add(job, (line for line in lines if not job.quiet or line[0] >= Level.WARNING))

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        text = summary(job, outcome)
        if outcome.problem:
            self._add(job, [(Level.ERROR, say(outcome.problem))])
        elif outcome.fault:
            self._add(job, [(Level.ERROR, text)])
        elif not job.quiet:
            self._add(
                job, [(Level.INFO, self.tr("{summary} ({n} s)").format(summary=text, n=f"{outcome.seconds:.1f}"))]
            )

    def _lines(self, event: object) -> list[tuple[Level, str]]:
        match event:
            case Plan(failures=failures):
                return [(Level.ERROR, say_of(*item)) for item in failures]
            case JobStarted(items, size, kind):
                amount = f", {size_text(size)}" if size else ""
                return [(Level.INFO, items_text(items, kind) + amount)]
            case StepStarted():
                return [(Level.INFO, step_text(event))]
            case ItemStarted(key, _size):
                return [(Level.DETAIL, self.tr("{name}: started").format(name=key))]
            case ItemDone(key, size):
                return [(Level.DETAIL, self.tr("{name}: complete, {size}").format(name=key, size=size_text(size)))]
            case ItemFailed(key, problem):
                level = Level.INFO if problem.code is Code.CANCELLED else Level.ERROR
                return [(level, say_of(key, problem))]
            case Retrying(key, problem, attempt):
                text = self.tr("{name}: {reason}; attempt {n} follows")
                return [(Level.WARNING, text.format(name=key, n=attempt, reason=say(problem, within=True)))]
            case Note(problem):
                return [(Level.WARNING, say(problem))]
        return []

    def _add(self, job: Job, lines: Iterable[tuple[Level, str]]) -> None:
        now = time.time()
        new = tuple(LogEntry(now, job.title, level, without_credentials(text)) for level, text in lines)
        self._entries += new
        if len(self._entries) > MAX_ENTRIES + _SPARE:  # many at once: the dialog shows all again
            del self._entries[:-MAX_ENTRIES]
            self.shortened.emit()
        elif new:
            self.added.emit(new)


def without_credentials(text: str) -> str:
    """Return ``text`` without the user names and passwords in its URLs."""
    return _CREDENTIALS.sub("", text)


def as_text(entries: Sequence[LogEntry]) -> str:
    """Return entries as lines of text: local time, level, job, sentence."""
    lines = []
    for entry in entries:
        moment = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(entry.time))
        sentence = " ".join(entry.text.split())
        lines.append(f"{moment}  {entry.level.name.lower():<7}  {entry.job}: {sentence}\n")
    return "".join(lines)
