"""The activity area: a row for every job, with its progress, its outcome and a way to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from pyodide_cache.actions.export import ExportReport
from pyodide_cache.actions.prune import PruneReport
from pyodide_cache.actions.repair import RepairReport
from pyodide_cache.actions.verify import VerifyReport
from pyodide_cache.actions.warm_up import WarmUpReport
from pyodide_cache.events import Finished, ItemDone, ItemFailed, ItemProgress, ItemStarted, JobStarted, Note, Retrying
from pyodide_cache.problems import Problem
from pyodide_cache.words import explain
from pyodide_cache_gui.format import files_text, size_text
from pyodide_cache_gui.icons import icon
from pyodide_cache_gui.jobs import Job, JobHub, Outcome
from pyodide_cache_gui.tasks import ExportPlanned, NewReleases, Planned

_PERMILLE = 1000
_MOST_ROWS = 4
_MOST_NAMES = 6
_MOST_RUNNING = 4


class ActivityArea(QFrame):
    """The rows of running and lately finished jobs; hidden while there are none."""

    def __init__(self, hub: JobHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Activity"))
        self._hub = hub
        self._rows: dict[Job, JobRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setSpacing(8)
        self.hide()
        hub.queued.connect(self._on_queued)
        hub.started.connect(self._on_started)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)

    def rows(self) -> list[JobRow]:
        """Return the rows, oldest first."""
        return list(self._rows.values())

    def _on_queued(self, job: Job) -> None:
        if job.quiet:
            return
        for old, row in list(self._rows.items()):
            if row.is_over and (not row.has_failures or len(self._rows) >= _MOST_ROWS):
                self._dismiss(old)
        row = JobRow(job, self)
        row.dismissed.connect(self._dismiss)
        row.again_wanted.connect(self._again)
        self._rows[job] = row
        self._layout.addWidget(row)
        self.show()

    def _on_started(self, job: Job) -> None:
        if row := self._rows.get(job):
            row.start()

    def _on_told(self, job: Job, events: list[object]) -> None:
        if row := self._rows.get(job):
            row.take(events)

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if row := self._rows.get(job):
            row.end(outcome)

    def _again(self, job: Job) -> None:
        self._dismiss(job)
        self._hub.submit(job.title, job.lane, job.work)

    def _dismiss(self, job: Job) -> None:
        row = self._rows.pop(job)
        self._layout.removeWidget(row)
        row.deleteLater()
        self.setVisible(bool(self._rows))


class JobRow(QWidget):
    """One job: title, what it does now, bar, and a button that cancels it or puts the row away."""

    dismissed = Signal(object)  # Job
    again_wanted = Signal(object)  # Job

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._done: dict[str, int] = {}
        self._sizes: dict[str, int | None] = {}
        self._running: list[str] = []
        self._finished = 0
        self._items = 0
        self._bytes: int | None = None
        self._failures: list[tuple[str, Problem]] = []
        self._notes: list[Problem] = []
        self._report: object = None
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
        self._problems = QLabel(self)
        self._problems.setTextFormat(Qt.TextFormat.PlainText)
        self._problems.setWordWrap(True)
        self._problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problems.hide()

        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._title)
        line.addWidget(self._detail, 1)
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
        """Show that the job's turn has come."""
        self._started = time.monotonic()
        self._detail.setText(self.tr("Starting…"))

    def take(self, events: list[object]) -> None:
        """Show what the job told."""
        for event in events:
            self._take_one(event)
        if not self.is_over:
            self._show_progress()

    def end(self, outcome: Outcome) -> None:
        """Show how the job ended."""
        self.is_over = True
        self._bar.hide()
        self._button.setText("")
        self._button.setIcon(icon("close"))
        self._button.setToolTip(self.tr("Put away"))
        self._button.setAccessibleName(self.tr("Put away"))
        self._button.setAutoRaise(True)
        if outcome.problem:
            self._failures.append(("", outcome.problem))
        self._detail.setText(self._summary(outcome))
        self.again_button.setVisible(self.has_failures or outcome.cancelled)
        self._show_problems(outcome)

    def _take_one(self, event: object) -> None:
        match event:
            case ExportPlanned(plan):
                self._failures += [(item.requirement, item.problem) for item in (*plan.blocked, *plan.failed)]
            case Planned(plan):
                self._failures += [(failure.requirement, failure.problem) for failure in plan.unavailable]
            case JobStarted(items, size):
                self._items, self._bytes = items, size
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
            case Note(problem):
                self._notes.append(problem)
            case Finished(report):
                self._report = report
            case NewReleases():
                self._report = event

    def _finish(self, key: str) -> None:
        self._finished += 1
        if key in self._running:
            self._running.remove(key)

    def _show_progress(self) -> None:
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
        parts = [self.tr("{done} of {all}").format(done=self._finished, all=files_text(self._items))]
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

    def _summary(self, outcome: Outcome) -> str:
        report = self._report
        if outcome.fault:
            return self.tr("Failed by a defect of this app: {error}").format(error=outcome.fault)
        if isinstance(report, WarmUpReport):
            parts = [self.tr("{n} cached already").format(n=len(report.cached))] if report.cached else []
            parts.append(
                self.tr("{files} fetched, {size}").format(
                    files=files_text(len(report.fetched)), size=size_text(report.bytes_fetched)
                )
            )
            failed = len([1 for _, problem in self._failures if problem.code != "cancelled"])
            if failed:
                parts.append(self.tr("{n} failed").format(n=failed))
            if report.cancelled:
                parts.insert(0, self.tr("Cancelled"))
            return " · ".join(parts)
        if isinstance(report, VerifyReport):
            parts = [self.tr("{files} read").format(files=files_text(report.read))]
            parts += [f"{count} {self.tr(str(status))}" for status, count in report.counts.items()]
            if report.cancelled:
                parts.insert(0, self.tr("Cancelled"))
            return " · ".join(parts)
        if isinstance(report, RepairReport):
            parts = [self.tr("{files} repaired").format(files=files_text(len(report.repaired)))]
            if report.failed:
                parts.append(self.tr("{n} failed").format(n=len(report.failed)))
            return " · ".join(parts)
        if isinstance(report, PruneReport):
            parts = [
                self.tr("{files} removed, {size}").format(
                    files=files_text(len(report.removed)), size=size_text(report.bytes)
                )
            ]
            if report.failed:
                parts.append(self.tr("{n} left alone").format(n=len(report.failed)))
            return " · ".join(parts)
        if outcome.cancelled:
            return self.tr("Cancelled")
        if isinstance(report, ExportReport):
            if report.target is None:
                return self.tr("Cancelled") if report.cancelled else self.tr("Nothing was exported")
            files = files_text(len(report.packages))
            return self.tr("{files} exported to {target}").format(files=files, target=report.target)
        if isinstance(report, NewReleases):
            if report.versions:
                return self.tr("Found: {versions}").format(versions=", ".join(report.versions))
            return self.tr("There is none")
        return self.tr("Failed") if outcome.problem else self.tr("Done")

    def _show_problems(self, outcome: Outcome) -> None:
        lines = [explain(problem) for problem in self._notes]
        # A host out of reach fails every file for one reason: it is said once, with all their names.
        by_reason: dict[str, list[str]] = {}
        for key, problem in self._failures:
            if problem.code != "cancelled":
                by_reason.setdefault(explain(problem), []).append(key)
        for reason, keys in by_reason.items():
            names = ", ".join(sorted(key for key in keys if key))
            lines.append(f"⚠ {names}: {reason}" if names else f"⚠ {reason}")
        if len(lines) > _MOST_NAMES:
            rest = len(lines) - _MOST_NAMES
            lines = [*lines[:_MOST_NAMES], self.tr("… and {n} more").format(n=rest)]
        self._problems.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def _on_button(self) -> None:
        if self.is_over:
            self.dismissed.emit(self._job)
        else:
            self._job.cancel.set()
            self._button.setEnabled(False)
            self._detail.setText(self.tr("Cancelling…"))
