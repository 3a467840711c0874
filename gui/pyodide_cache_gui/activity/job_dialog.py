"""A dialog that stays open: it reads a state in the background, and runs jobs that change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.activity.job_foot import JobFoot
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.hub import Outcome, Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import CacheWork, plan_and_run

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Plan
    from pyodide_cache_gui.activity.plan_dialog import PlanDialog


class JobDialog(ReadingDialog):
    """Base class of dialogs that read with `read` and change something with `act`.

    An action continues when the dialog is closed; the activity area of the window shows it.

    Attributes:
        foot: shows the action.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._on_success: Callable[[], None] | None = None
        self.foot = JobFoot(session.hub, self, self.on_action_event, self.on_action_ended)
        self.below_message = (self.foot,)

    def on_action_event(self, event: object) -> None:
        """Handle an event of the action."""

    def reload(self) -> None:
        """Read the state again; called after every action."""

    @property
    def is_busy(self) -> bool:
        """Whether an action of this dialog runs or waits."""
        return self.foot.is_busy

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
            title: of the job.
            lane: see `Job`.
            work: `on_action_event` gets what it yields or returns.
            quiet: the job takes no time, so only its failure is shown.
            summary: see `Job`.
            on_success: called when the job ended without a problem and was not canceled.
        """
        self._on_success = on_success
        self.foot.start(title, lane, self.session.with_cache(work), quiet=quiet, summary=summary)
        self.enable()

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
        self.enable()
