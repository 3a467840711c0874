"""A dialog that stays open: it reads a state in the background, and runs jobs that change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from pyodide_cache.base.plans import Plan
from pyodide_cache_gui.activity.job_row import JobRow
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Job, Outcome, Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import CacheWork, plan_and_run
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import vbox
from pyodide_cache_gui.widgets.speech import announce


class JobDialog(ReadingDialog):
    """Base class of dialogs that read with `read` and change something with `act`, one job at a time.

    An action continues when the dialog is closed; the activity area of the window shows it.

    Attributes:
        action: follows the job of the action.
        foot: shows its row; of a quiet job, only its failure.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._on_success: Callable[[], None] | None = None
        self._row: JobRow | None = None
        self.action = JobFollower(session.hub, self, self.on_action_event, self._on_action_ended)
        self.action.begun.connect(self.on_action_begun)
        self.foot = QWidget(self)
        self._failure = NoteLabel(self.foot)
        self._rows = vbox(self._failure, parent=self.foot)
        self.foot.hide()
        self.below_message = (self.foot,)

    def on_action_begun(self, job: Job) -> None:
        """Show the row of an action, also of one that is tried again, here or in the activity area."""
        self._show_row(job)
        self.update_buttons()

    def on_action_event(self, event: object) -> None:
        """Handle an event of the action."""

    def reload(self) -> None:
        """Read the state again; called after every action."""

    @property
    def is_busy(self) -> bool:
        """Whether an action of this dialog runs or waits."""
        return self.action.job is not None

    def act(
        self,
        title: str,
        lane: str,
        work: CacheWork,
        *,
        quiet: bool = False,
        summary: Summary | None = None,
        on_success: Callable[[], None] | None = None,
    ) -> None:
        """Change something in the background; the state is read again afterwards.

        Args:
            work: `on_action_event` gets what it yields or returns.
            quiet: the job takes no time, so only its failure is shown.
            on_success: called when the job ended without a problem and was not canceled.
        """
        self._on_success = on_success
        self.action.start(title, self.session.with_cache(work), lane=lane, quiet=quiet, summary=summary)

    def run(self, title: str, lane: str, plan: Plan[Any], summary: Summary) -> None:
        """Carry out a plan; see `act`. What the plan could not include is shown as failed."""
        self.act(title, lane, plan_and_run(lambda _cache, _cancel: plan), summary=summary)

    def open_plan(self, dialog: PlanDialog, lane: str, summary: Summary) -> None:
        """Show a plan, and carry it out when it is accepted; see `act`."""

        def run() -> None:
            if plan := dialog.chosen():
                self.run(dialog.job_title(), lane, plan, summary)

        dialog.accepted.connect(run)
        dialog.open()

    def on_action_ended(self, outcome: Outcome) -> None:
        """Read the state again."""
        on_success, self._on_success = self._on_success, None
        if on_success and outcome.is_success:
            on_success()
        self.reload()
        self.update_buttons()

    def clear_foot(self) -> None:
        """Show no row and no failure."""
        if self._row:
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        self._failure.setText("")
        self.foot.hide()

    def _show_row(self, job: Job) -> None:
        self.clear_foot()
        if not job.quiet:
            self._row = JobRow(job, self.session.hub, self.foot)
            self._row.dismissed.connect(self.clear_foot)
            self._rows.addWidget(self._row)
            self.foot.show()

    def _on_action_ended(self, outcome: Outcome) -> None:
        if self._row is None:
            text = "\n".join(few_problem_lines(outcome.failures)) or failure_text(outcome)
            self._failure.setText(text)
            announce(self, text, is_urgent=True)
            self.foot.setVisible(bool(self._failure.text()))
        self.on_action_ended(outcome)
