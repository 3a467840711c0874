"""A dialog that makes a plan in the background, shows it, and offers to carry it out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.warm_up.artifacts import Artifact
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import CacheWork
from pyodide_cache_gui.widgets.buttons import accept_box
from pyodide_cache_gui.widgets.format import say, size_text
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import Item, focus_order
from pyodide_cache_gui.widgets.lines_table import TextLine

_MOST_NAMES = 3


class PlanDialog(ReadingDialog):
    """Base class of dialogs that show a plan before the user accepts it.

    A subclass arranges its widgets with `lay_out`, starts with `ask`, and overrides `show_plan`.
    A newer plan replaces an older one. `message` has what the plan cannot do.

    Attributes:
        plan: the current plan; None until there is one.
        summary: a label for what the plan does; before that, how far planning is, or why it failed.
        buttons: "Cancel", and ``act_button`` with the accept role.
        act_button: enabled while there is a plan that `is_ready` approves.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.plan: Any = None
        self.summary = NoteLabel(self)
        self.act_button = QPushButton(self)
        self.act_button.setEnabled(False)
        self.buttons = accept_box(self, self.act_button)
        self._act_text = ""  # without a plan
        self._plan_of: CacheWork | None = None
        self.buttons.addButton(self.instead_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.instead_button.hide()

    def lay_out(self, *items: Item | str) -> None:
        """Put items below each other, with the message and the buttons at the end."""
        super().lay_out(*items, self.buttons)
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

    def ask(self, plan_of: CacheWork) -> None:
        """Make a plan in the background.

        Args:
            plan_of: runs in a thread, with a cache of the session's directory; it returns the plan, or if that takes
                long, yields events, and `Finished` with the plan.
        """
        self._plan_of = plan_of
        self.set_plan(None)
        self.summary.setText(self.tr("Planning…"))
        self.read(self.tr("Plan"), plan_of, self.on_read, failed=self.summary.setText, again=self._ask_again)

    def stop_planning(self) -> None:
        """Cancel planning, and show no plan."""
        self.stop_reading()
        self.summary.setText("")
        self.set_plan(None)

    def set_plan(self, plan: Any) -> None:
        """Take a plan, or None, and update the dialog; planning itself ends here."""
        self.plan = plan
        failures = plan.failures if isinstance(plan, Plan) else ()
        self.show_problems(failures)
        self.show_offer(self._ask_again, [item.problem for item in failures])
        if plan is not None:
            self.show_plan(plan)
        else:
            self.act_button.setText(self._act_text)
        self.enable()

    def enable(self) -> None:
        """Enable the action button while there is a plan that can be carried out; else there is nothing to cancel."""
        is_ready = self.plan is not None and self.is_ready(self.plan)
        is_over = self.plan is not None and not is_ready and not any(map(self.is_reading, self._readers))
        self.act_button.setEnabled(is_ready)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Close") if is_over else self.tr("Cancel"))

    def on_read(self, event: object) -> None:
        """Take the plan; a subclass may show progress."""
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

    @staticmethod
    def failure_lines(failures: Iterable[Failure]) -> list[TextLine]:
        """Return a line for each package that is not available, with all reasons, in a table as for `file_line`."""
        reasons: dict[str, list[str]] = {}
        for name, problem in failures:
            reasons.setdefault(name, []).append(f"⚠ {say(problem)}")
        return [TextLine((name, "\n".join(lines), "", ""), is_sentence=True) for name, lines in reasons.items()]

    def file_line(self, item: Artifact, size: int | None, action: str) -> TextLine:
        """Return the line of a file, in a table of packages, versions, sizes and actions."""
        if item.needed_by:
            action += self.tr(", required by {names}").format(names=", ".join(item.needed_by[:_MOST_NAMES]))
        text = "" if size is None else size_text(size)  # that of a download is not always known before
        return TextLine((item.name, item.version, text, action), ((2, -1 if size is None else size),))

    def show_problems(self, failures: Iterable[Failure]) -> None:
        """List what a plan cannot do, and why."""
        self.show_message("\n".join(few_problem_lines(failures)))

    def _ask_again(self) -> None:
        if self._plan_of:
            self.ask(self._plan_of)
