"""A dialog that makes a plan in the background, shows it, and offers to carry it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.base.plans import Plan
from pyodide_cache_gui.activity.instead_button import InsteadButton
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.hub import JobFollower, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import offer_of
from pyodide_cache_gui.widgets.buttons import accept_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.format import first_lines, say_of
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import Item, focus_order

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel, Run
    from pyodide_cache.base.plans import Failure
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.cache import Cache

_MOST_PROBLEMS = 8


class PlanDialog(Dialog):
    """Base class of dialogs that show a plan before the user accepts it.

    A subclass arranges its widgets with `lay_out`, starts with `ask`, and overrides `show_plan`.
    A newer plan replaces an older one. Closing the dialog cancels planning.

    Attributes:
        plan: the current plan; None until there is one.
        summary: a label for what the plan does; before that, how far planning is, or why it failed.
        problems: a label for what the plan cannot do.
        buttons: "Cancel", and ``act_button`` with the accept role.
        act_button: enabled while there is a plan that `is_ready` approves.
        instead_button: plans again with other sources; hidden unless these have failed.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.plan: Any = None
        self.summary = NoteLabel(self)
        self.problems = NoteLabel(self)
        self.act_button = QPushButton(self)
        self.act_button.setEnabled(False)
        self.buttons = accept_box(self, self.act_button)
        self._act_text = ""  # without a plan
        self._ask_again: Callable[[], object] = lambda: None
        self.instead_button = InsteadButton(self)
        self.buttons.addButton(self.instead_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.instead_button.hide()
        self._follower = JobFollower(session.hub, self, self.on_event, self._on_ended)
        self.finished.connect(self._follower.stop)

    def lay_out(self, *items: Item | str) -> None:
        """Put items below each other, with the problems and the buttons at the end."""
        super().lay_out(*items, self.problems, self.buttons)
        self._act_text = self.act_button.text()
        for button in self.buttons.buttons():
            if button is not self.act_button:
                self.setTabOrder(self.act_button, button)
        # The focus begins at what can be changed.
        first = next(focus_order(self))
        if first.parentWidget() is not self.buttons:
            first.setFocus()

    def prefer_cancel(self, prefers: bool = True) -> None:
        """Let Enter carry out nothing, since it cannot be undone; or again carry out the plan."""
        self.act_button.setAutoDefault(not prefers)  # with the focus it would become the default
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        (cancel if prefers else self.act_button).setDefault(True)

    def ask(self, plan_of: Callable[[Cache, Cancel], Plan[Any] | Run[Any]]) -> None:
        """Make a plan in the background.

        Args:
            plan_of: runs in a thread, with a cache of the session's directory; it returns the plan, or if that takes
                long, yields events, and `Finished` with the plan.
        """
        self._ask_again = lambda: self.ask(plan_of)
        self.set_plan(None)
        self.summary.setText(self.tr("Planning…"))
        self._follower.start(self.tr("Plan"), self.session.with_cache(plan_of))

    def stop_planning(self) -> None:
        """Cancel planning, and show no plan."""
        self._follower.stop()
        self.summary.setText("")
        self.set_plan(None)

    def set_plan(self, plan: Any) -> None:
        """Take a plan, or None, and update the dialog; planning itself ends here."""
        self.plan = plan
        failures = plan.failures if isinstance(plan, Plan) else ()
        self.show_problems(failures)
        self._show_offer([item.problem for item in failures])
        if plan is not None:
            self.show_plan(plan)
        else:
            self.act_button.setText(self._act_text)
        self.act_button.setEnabled(plan is not None and self.is_ready(plan))

    def on_event(self, event: object) -> None:
        """Handle an event of the planning job; a subclass may show progress."""
        if isinstance(event, Plan):
            self.set_plan(event)
        elif isinstance(event, Finished):
            self.set_plan(event.report)

    def show_plan(self, plan: Any) -> None:
        """Show a plan: fill the summary, the table and the text of the action button."""

    def is_ready(self, plan: Any) -> bool:
        """Return whether a plan can be carried out."""
        return True

    def chosen(self) -> Any:
        """Return the plan to carry out; None while there is none."""
        return self.plan

    def job_title(self) -> str:
        """Return the title of the job that carries out the plan."""
        return self.windowTitle()

    def show_problems(self, failures: Iterable[Failure]) -> None:
        """List what a plan cannot do, and why."""
        lines = [f"⚠ {say_of(item.requirement, item.problem)}" for item in failures]
        self.problems.setText("\n".join(first_lines(lines, _MOST_PROBLEMS)))

    def _show_offer(self, problems: Sequence[Problem]) -> None:
        self.instead_button.show_offer(offer_of(self.session), problems, self._ask_again)

    def _on_ended(self, outcome: Outcome) -> None:
        if text := failure_text(outcome):
            self.summary.setText(text)
        if outcome.problem:
            self._show_offer([outcome.problem])
