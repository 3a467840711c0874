"""The row of a job: its title, progress and outcome, with buttons to cancel, retry, undo and dismiss it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity.job_progress import JobProgress
from pyodide_cache_gui.activity.job_summary import summary
from pyodide_cache_gui.activity.problems_dialog import ProblemsDialog, problem_lines
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job, Offer, Outcome
from pyodide_cache_gui.session.tasks import Undoable
from pyodide_cache_gui.widgets.buttons import icon_button, open_folder, push_button
from pyodide_cache_gui.widgets.format import counted
from pyodide_cache_gui.widgets.labels import LineLabel, emphasize
from pyodide_cache_gui.widgets.layouts import fit_font, hbox
from pyodide_cache_gui.widgets.speech import announce

#: Lengths in pixels; a row is higher than its text by the first.
_AROUND, _BAR_WIDTH, _TITLE_WIDTH = 18, 120, 240

#: How often the time is updated while nothing else changes, in milliseconds.
_TICK = 1000


class JobRow(QWidget):
    """Follow a job of a hub, and show it."""

    dismissed = Signal(object)  # Job
    undo_requested = Signal(object)  # Path of the directory

    def __init__(self, job: Job, hub: JobHub, parent: QWidget | None = None) -> None:
        super().__init__(parent, accessibleName=job.title)
        self._job = job
        self._progress = JobProgress()
        self._undoable: Path | None = None  # the directory of a cleanup
        self.is_over = self.has_failures = False
        self._title = LineLabel(self, job.title, stretches=False)
        self._title.setMaximumWidth(_TITLE_WIDTH)
        emphasize(self._title)
        self._detail = LineLabel(self, self.tr("Waiting…"))
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setFixedSize(_BAR_WIDTH, 8)
        self._bar.setAccessibleName(self.tr("Progress of {job}").format(job=job.title))
        self.cancel_button = push_button(self, self.tr("Stop") if job.is_endless else self.tr("Cancel"), self._cancel)
        tip = self.tr("Complete files are not downloaded again")
        self._retry = partial(hub.submit_again, job)
        self.retry_button = icon_button(self, "refresh", self.tr("Try again"), self._retry)
        self.retry_button.setAccessibleDescription(tip)
        self.instead_button = InsteadButton(self)
        tip = self.tr("Restore the files from the trash")
        self.undo_button = push_button(self, self.tr("Undo"), self._undo, tip)
        self._made: Path | None = None  # by an export
        self.folder_button = push_button(self, self.tr("Open the folder"), self._open_folder)
        self.problems: list[str] = []
        tip = self.tr("Show what failed, and why")
        self.problems_button = push_button(self, "", self._show_problems, tip)
        self.dismiss_button = icon_button(self, "close", self.tr("Dismiss"), self.dismiss)
        after = (
            *(self.problems_button, self.folder_button, self.undo_button),
            *(self.instead_button, self.retry_button, self.dismiss_button),
        )
        for button in after:
            button.hide()
        hbox(self._title, self._bar, (self._detail, 1), self.cancel_button, *after, spacing=12, parent=self)
        fit_font(self, lambda row: row.setFixedHeight(row.fontMetrics().height() + _AROUND))
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._show_progress)
        hub.started.connect(self._on_started)
        hub.told.connect(self._on_told)
        hub.ended.connect(self._on_ended)
        if hub.is_running(job):
            self._start()

    def dismiss(self) -> None:
        """Remove the row."""
        self.dismissed.emit(self._job)

    def _on_started(self, job: Job) -> None:
        if job is self._job:
            self._start()

    def _start(self) -> None:
        self._progress.restart()
        self._detail.setText(self.tr("Starting…"))

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job is not self._job:
            return
        for event in events:
            self._progress.take(event)
            if isinstance(event, Undoable):
                self._undoable = event.directory
        self._tick.start()
        self._show_progress()

    def _show_progress(self) -> None:
        if not self._job.cancel.is_set:
            value, maximum = self._progress.range()
            self._bar.setRange(0, maximum)
            self._bar.setValue(value)
            self._detail.setText(self._progress.text())

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job is not self._job:
            return
        self.is_over, self.has_failures = True, bool(outcome.failures)
        self._tick.stop()
        self._bar.hide()
        self.cancel_button.hide()
        self.dismiss_button.show()
        done = summary(job, outcome)
        failed = [failure for failure in outcome.failures if failure.problem.code is not Code.CANCELLED]
        self.problems = problem_lines(failed, outcome.notes)
        # The most frequent problem is shown with what was done; the dialog has all of them.
        text = " · ".join((done, *self.problems[:1]))
        self._detail.setText(text)
        announce(self, f"{job.title}: {text}", is_urgent=self.has_failures or not outcome.is_success)
        count = counted(len(failed) or len(outcome.notes), self.tr("{n} problem…"), self.tr("{n} problems…"))
        self.problems_button.setText(count)
        self.problems_button.setVisible(bool(self.problems))
        self.retry_button.setVisible(self.has_failures or outcome.cancelled)
        self.undo_button.setVisible(self._undoable is not None)
        self._made = getattr(outcome.report, "target", None)
        self.folder_button.setVisible(self._made is not None)
        if job.offer:
            self.instead_button.show_offer(job.offer, [problem for _, problem in failed], self._retry)

    def _show_problems(self) -> None:
        ProblemsDialog(self._job.title, self.problems, self.window()).open()

    def _open_folder(self) -> None:
        if self._made:
            open_folder(self._made.parent)

    def _undo(self) -> None:
        self.dismiss()
        self.undo_requested.emit(self._undoable)

    def _cancel(self) -> None:
        self._job.cancel.set()
        self.cancel_button.setEnabled(False)
        self._detail.setText(self.tr("Stopping…") if self._job.is_endless else self.tr("Canceling…"))


class InsteadButton(QPushButton):
    """Choose the offered sources, and try again with them; hidden while there is nothing to offer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, autoDefault=False)
        self._act: Callable[[], object] = lambda: None
        self._again: Callable[[], object] = lambda: None
        self.clicked.connect(self._use)
        self.hide()

    def show_offer(self, offer: Offer, problems: Sequence[Problem], again: Callable[[], object]) -> None:
        """Show what helps against problems; ``again`` tries once more."""
        found = offer(problems) if problems else None
        if found:
            text, self._act = found
            self.setText(text.replace("&", "&&"))
        self._again = again
        self.setVisible(found is not None)

    def _use(self) -> None:
        self._act()
        self._again()
