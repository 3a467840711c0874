"""A job's row in the activity area: its progress, its outcome, and a way to stop it."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from pyodide_cache.base.events import (
    Finished,
    ItemDone,
    ItemFailed,
    ItemKind,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Note,
    Retrying,
    StepStarted,
)
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity.job_summary import summary
from pyodide_cache_gui.session.hub import Job, JobHub, Outcome
from pyodide_cache_gui.session.tasks import NewReleases, Planned, RowsSaved, Undoable
from pyodide_cache_gui.widgets.format import items_text, say, size_text, step_text
from pyodide_cache_gui.widgets.icons import icon

_PERMILLE = 1000
_MOST_NAMES = 6
_MOST_RUNNING = 4


class JobRow(QWidget):
    """One job: title, what it does now, bar, and a button that cancels it or puts the row away."""

    dismissed = Signal(object)  # Job
    again_wanted = Signal(object)  # Job
    undo_wanted = Signal(object)  # Path of the directory

    def __init__(self, job: Job, hub: JobHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        hub.started.connect(self._on_started)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)
        self._done: dict[str, int] = {}
        self._sizes: dict[str, int | None] = {}
        self._running: list[str] = []
        self._finished = 0
        self._items = 0
        self._bytes: int | None = None
        self._kind = ItemKind.FILE
        self._failures: list[tuple[str, Problem]] = []
        self._notes: list[Problem] = []
        self._report: object = None
        self._step: str | None = None  # of a job without items
        self._undoable: Path | None = None  # the directory of a cleanup
        self._started = time.monotonic()
        self.is_over = False
        self.setAccessibleName(job.title)

        self._title = QLabel(job.title, self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._detail = QLabel(self.tr("Waiting…"), self)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(self.tr("Progress of {job}").format(job=job.title))
        self._button = QToolButton(self)
        self._button.setText(self.tr("Cancel"))
        self._button.clicked.connect(self._on_button)
        self.again_button = QToolButton(self)
        self.again_button.setText(self.tr("Try again"))
        self.again_button.setToolTip(self.tr("What is there already is not fetched again"))
        self.again_button.clicked.connect(lambda: self.again_wanted.emit(self._job))
        self.again_button.hide()
        self.undo_button = QToolButton(self)
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Bring the files back from the trash"))
        self.undo_button.clicked.connect(self._undo)
        self.undo_button.hide()
        self._problems = QLabel(self)
        self._problems.setTextFormat(Qt.TextFormat.PlainText)
        self._problems.setWordWrap(True)
        self._problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problems.hide()

        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._title)
        line.addWidget(self._detail, 1)
        line.addWidget(self.undo_button)
        line.addWidget(self.again_button)
        line.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._bar)
        layout.addWidget(self._problems)

    @property
    def has_failures(self) -> bool:
        """Whether anything of the job failed."""
        return bool(self._failures)

    def text(self) -> str:
        """Return all that the row says."""
        return f"{self._title.text()} {self._detail.text()} {self._problems.text()}"

    def start(self) -> None:
        """Show that the job runs."""
        self._started = time.monotonic()
        self._detail.setText(self.tr("Starting…"))

    def _on_started(self, job: Job) -> None:
        if job is self._job:
            self.start()

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job is self._job:
            for event in events:
                self._take_one(event)
            self._show_progress()

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job is self._job:
            self._end(outcome)

    def _end(self, outcome: Outcome) -> None:
        self.is_over = True
        self._bar.hide()
        self._button.setText("")
        self._button.setIcon(icon("close"))
        self._button.setToolTip(self.tr("Dismiss"))
        self._button.setAccessibleName(self.tr("Dismiss"))
        self._button.setAutoRaise(True)
        if outcome.problem:
            self._failures.append(("", outcome.problem))
        failed = len([1 for _, problem in self._failures if problem.code is not Code.CANCELLED])
        self._detail.setText(summary(self._report, outcome, failed))
        self.again_button.setVisible(self.has_failures or outcome.cancelled)
        self.undo_button.setVisible(self._undoable is not None)
        self._show_problems(outcome)

    def _take_one(self, event: object) -> None:
        match event:
            case Planned(plan):
                self._failures += [(failure.requirement, failure.problem) for failure in plan.failures]
            case JobStarted(items, size, kind):
                self._items, self._bytes, self._kind, self._step = items, size, kind, None
            case ItemStarted(key, size):
                self._running.append(key)
                self._sizes[key] = size
            case ItemProgress(key, done, size):
                self._done[key] = done
                self._sizes[key] = size
            case ItemDone(key, size):
                self._done[key] = size
                self._finish(key)
            case ItemFailed(key, problem):
                self._done.pop(key, None)
                self._failures.append((key, problem))
                self._finish(key)
            case Retrying(key, _problem, attempt):
                self._detail.setText(self.tr("{key}: attempt {n}…").format(key=key, n=attempt))
            case StepStarted():
                self._step = step_text(event)
            case Note(problem):
                self._notes.append(problem)
            case Finished(report):
                self._report = report
            case NewReleases() | RowsSaved():
                self._report = event
            case Undoable(directory):
                self._undoable = directory

    def _finish(self, key: str) -> None:
        self._finished += 1
        if key in self._running:
            self._running.remove(key)

    def _show_progress(self) -> None:
        if self._step:
            self._bar.setRange(0, 0)
            self._detail.setText(self._step)
            return
        done = sum(self._done.values())
        if self._bytes:
            # In thousandths: a progress bar counts in 32 bits, and gigabytes do not fit.
            self._bar.setRange(0, _PERMILLE)
            self._bar.setValue(min(_PERMILLE, done * _PERMILLE // self._bytes))
        elif self._items:
            self._bar.setRange(0, self._items)
            self._bar.setValue(self._finished)
        if not self._items:
            self._detail.setText(self.tr("Planning…"))
            return
        parts = [self.tr("{done} of {all}").format(done=self._finished, all=items_text(self._items, self._kind))]
        if self._bytes:
            parts.append(self.tr("{done} of {all}").format(done=size_text(done), all=size_text(self._bytes)))
        elif done:
            parts.append(size_text(done))
        seconds = time.monotonic() - self._started
        if done and seconds > 1:
            parts.append(self.tr("{size}/s").format(size=size_text(round(done / seconds))))
            if self._bytes and seconds > 5:  # DESIGN: over five seconds, tell the time left
                left = round((self._bytes - done) * seconds / done)
                parts.append(self.tr("{n} s left").format(n=left))
        if self._running:
            shown = [self._item_text(key) for key in self._running[:_MOST_RUNNING]]
            parts.append(", ".join(shown) + ("…" if len(self._running) > _MOST_RUNNING else ""))
        self._detail.setText(" · ".join(parts))

    def _item_text(self, key: str) -> str:
        size, done = self._sizes.get(key), self._done.get(key, 0)
        return f"{key} {done * 100 // size} %" if size and done else key

    def _show_problems(self, outcome: Outcome) -> None:
        lines = [say(problem) for problem in self._notes]
        # A host out of reach fails every file for one reason: it is said once, with all their names.
        by_reason: dict[str, list[str]] = {}
        for key, problem in self._failures:
            if problem.code is not Code.CANCELLED:
                by_reason.setdefault(say(problem), []).append(key)
        for reason, keys in by_reason.items():
            names = ", ".join(sorted(key for key in keys if key))
            lines.append(f"⚠ {names}: {reason}" if names else f"⚠ {reason}")
        if len(lines) > _MOST_NAMES:
            rest = len(lines) - _MOST_NAMES
            lines = [*lines[:_MOST_NAMES], self.tr("… and {n} more").format(n=rest)]
        self._problems.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def _undo(self) -> None:
        self.dismissed.emit(self._job)
        self.undo_wanted.emit(self._undoable)

    def put_away(self) -> None:
        """Take the row of a finished job away."""
        self.dismissed.emit(self._job)

    def _on_button(self) -> None:
        if self.is_over:
            self.put_away()
        else:
            self._job.cancel.set()
            self._button.setEnabled(False)
            self._detail.setText(self.tr("Cancelling…"))
