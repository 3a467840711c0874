"""What jobs told, kept in memory until the window closes: bounded, and without secrets."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from pyodide_cache.base.events import ItemDone, ItemFailed, ItemStarted, JobStarted, Note, Retrying, StepStarted
from pyodide_cache.base.record import record
from pyodide_cache_gui.session.hub import Job, JobHub, Outcome
from pyodide_cache_gui.session.tasks import Planned
from pyodide_cache_gui.widgets.format import items_text, say, size_text, step_text

MOST_ENTRIES = 5000

#: What stands before the @ of an address: a token, or a name and a password.
_CREDENTIALS = re.compile(r"(?<=://)[^\s/@]+@")


class Level(IntEnum):
    """How much an entry matters."""

    DETAIL = 0
    INFO = 1
    WARNING = 2
    ERROR = 3


@record
class LogEntry:
    """One thing that was told: seconds since the epoch, the job's title, and a sentence."""

    time: float
    job: str
    level: Level
    text: str


class JobLog(QObject):
    """Listen to a hub and keep the last `MOST_ENTRIES` things its jobs told."""

    added = Signal(object)  # tuple[LogEntry, …], oldest first
    cleared = Signal()

    def __init__(self, hub: JobHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: deque[LogEntry] = deque(maxlen=MOST_ENTRIES)
        self._started: dict[Job, float] = {}
        hub.started.connect(self._on_started)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)

    def entries(self) -> tuple[LogEntry, ...]:
        """Return what is kept, oldest first."""
        return tuple(self._entries)

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self.cleared.emit()

    def _on_started(self, job: Job) -> None:
        self._started[job] = time.monotonic()
        if not job.quiet:
            self._add(job, [(Level.INFO, self.tr("Started in {lane}").format(lane=job.lane))])

    def _on_told(self, job: Job, events: list[object]) -> None:
        # A scan tells of every file; only what goes wrong in it is worth a line.
        self._add(job, (line for event in events for line in self._lines(event) if not job.quiet or _matters(line)))

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        seconds = time.monotonic() - self._started.pop(job, time.monotonic())
        if outcome.fault:
            self._add(job, [(Level.ERROR, self.tr("A defect of this app: {error}").format(error=outcome.fault))])
        elif outcome.problem:
            self._add(job, [(Level.ERROR, say(outcome.problem))])
        elif not job.quiet:
            text = self.tr("Cancelled after {n} s") if outcome.cancelled else self.tr("Ended after {n} s")
            self._add(job, [(Level.INFO, text.format(n=f"{seconds:.1f}"))])

    def _lines(self, event: object) -> list[tuple[Level, str]]:
        match event:
            case Planned(plan):
                from pyodide_cache.warm_up.warm_up import WarmUpPlan  # it imports the resolver

                lines = []
                if isinstance(plan, WarmUpPlan):
                    counts = self.tr("Planned: {cached} cached already, {fetch} to fetch")
                    lines = [(Level.INFO, counts.format(cached=len(plan.cached), fetch=len(plan.fetch)))]
                return lines + [(Level.ERROR, f"{item.requirement}: {say(item.problem)}") for item in plan.failures]
            case JobStarted(items, size, kind):
                amount = f", {size_text(size)}" if size else ""
                return [(Level.INFO, items_text(items, kind) + amount)]
            case ItemStarted(key, _size):
                return [(Level.DETAIL, self.tr("{name}: begun").format(name=key))]
            case ItemDone(key, size):
                return [(Level.DETAIL, self.tr("{name}: done, {size}").format(name=key, size=size_text(size)))]
            case ItemFailed(key, problem):
                level = Level.INFO if problem.code == "cancelled" else Level.ERROR
                return [(level, f"{key}: {say(problem)}")]
            case Retrying(key, problem, attempt):
                text = self.tr("{name}: attempt {n} follows, since {why}")
                return [(Level.WARNING, text.format(name=key, n=attempt, why=say(problem)))]
            case StepStarted():
                return [(Level.INFO, step_text(event))]
            case Note(problem):
                return [(Level.WARNING, say(problem))]
        return []

    def _add(self, job: Job, lines: Iterable[tuple[Level, str]]) -> None:
        now = time.time()
        new = tuple(LogEntry(now, job.title, level, without_credentials(text)) for level, text in lines)
        if new:
            self._entries.extend(new)
            self.added.emit(new[-MOST_ENTRIES:])


def without_credentials(text: str) -> str:
    """Return ``text`` without the users and passwords of the addresses in it."""
    return _CREDENTIALS.sub("", text)


def as_text(entries: Sequence[LogEntry]) -> str:
    """Return entries as lines of a text file: local time, level, job, sentence."""
    lines = []
    for entry in entries:
        moment = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(entry.time))
        sentence = " ".join(entry.text.split())
        lines.append(f"{moment}  {entry.level.name.lower():<7}  {entry.job}: {sentence}\n")
    return "".join(lines)


def _matters(line: tuple[Level, str]) -> bool:
    return line[0] >= Level.WARNING
