"""A dialog that stays open: it reads a state in the background, and runs jobs that change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.activity.instead_button import InsteadButton
from pyodide_cache_gui.activity.job_foot import JobFoot
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.hub import JobFollower, Offer, Outcome, Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import offer_of
from pyodide_cache_gui.session.tasks import CacheWork, plan_and_run
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import Item, hbox

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.base.problems import Problem
    from pyodide_cache_gui.activity.plan_dialog import PlanDialog


class JobDialog(Dialog):
    """Base class of dialogs that read with `read` and change something with `act`.

    Closing the dialog cancels reading. An action continues; the activity area of the window shows it.

    Attributes:
        message: a label for what is wrong with the state.
        instead_button: reads again with other sources; hidden unless these have failed.
        foot: shows the action.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._readers: dict[str, JobFollower] = {}
        self._again: dict[str, Callable[[], object] | None] = {}
        self.offer: Offer = offer_of(session)
        self._offered = ""  # the kind whose failure led to the offer
        self._on_success: Callable[[], None] | None = None
        self.message = NoteLabel(self)
        self.instead_button = InsteadButton(self)
        self.foot = JobFoot(session.hub, self)
        self.foot.told.connect(self.on_action_event)
        self.foot.ended.connect(self.on_action_ended)
        self.finished.connect(self._stop_reading)

    def lay_out(self, *items: Item | str) -> None:
        """Put items below each other; the message and the foot come before the last item, the buttons.

        The button that offers other sources stands beside the message, unless one of the items has it.
        """
        message = hbox((self.message, 1))
        if self.instead_button.parentWidget() is self:
            message.addWidget(self.instead_button)
            message.addStretch()  # without a message, the button is not as wide as the dialog
        super().lay_out(*items[:-1], message, self.foot, items[-1])

    def on_read(self, event: object) -> None:
        """Show what a reading job yielded."""

    def on_action_event(self, event: object) -> None:
        """Handle an event of the action."""

    def reload(self) -> None:
        """Read the state again; called after every action."""

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""

    @property
    def is_busy(self) -> bool:
        """Whether an action of this dialog runs or waits."""
        return self.foot.is_busy

    def is_reading(self, kind: str = "") -> bool:
        """Return whether a reading job of this kind runs or waits."""
        return kind in self._readers and self._readers[kind].job is not None

    def read(
        self,
        title: str,
        work: CacheWork,
        kind: str = "",
        again: Callable[[], object] | None = None,
    ) -> None:
        """Read in the background.

        Args:
            title: of the job.
            work: `on_read` gets what it yields or returns.
            kind: a newer job of a kind replaces the older one.
            again: reads with the sources that are chosen by then; None offers no others when these fail.
        """
        if kind not in self._readers:
            ended = partial(self._on_reading_ended, kind)
            self._readers[kind] = JobFollower(self.session.hub, self, self.on_read, ended)
        self.show_message("")
        self._again[kind] = again
        self.show_offer(kind, ())
        self._readers[kind].start(title, self.session.with_cache(work))
        self.enable()

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

    def show_message(self, text: str) -> None:
        """Show what is wrong with the state, or nothing."""
        self.message.setText(text)

    def show_failure(self, _kind: str, text: str) -> None:
        """Show why a reading job of a kind failed."""
        self.show_message(text)

    def _stop_reading(self) -> None:
        for reader in self._readers.values():
            reader.stop()

    def show_offer(self, kind: str, problems: Sequence[Problem]) -> None:
        """Offer other sources against the problems of a reading job; the offer of another kind stays."""
        again = self._again.get(kind)
        if again and (problems or kind == self._offered):
            self.instead_button.show_offer(self.offer, problems, again)
            self._offered = kind

    def _on_reading_ended(self, kind: str, outcome: Outcome) -> None:
        if text := failure_text(outcome):
            self.show_failure(kind, text)
        if outcome.problem:
            self.show_offer(kind, [outcome.problem])
        self.enable()

    def on_action_ended(self, outcome: Outcome) -> None:
        """Read the state again."""
        on_success, self._on_success = self._on_success, None
        if on_success and outcome.is_success:
            on_success()
        self.reload()
        self.enable()
