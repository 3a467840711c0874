"""Clean up the store: what no directory uses, and what stops it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from pyodide_cache.sharing.store_care import GRACE, GcPlan
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.share_tasks import GcPlanned, plan_gc_task
from pyodide_cache_gui.widgets.format import files_text, say, size_text


class GcDialog(PlanDialog):
    """Say in a few words what would go for good; names that are hashes would tell nobody anything.

    Args:
        session: what the window is about.
        root: the store.
        grace: what came later than so many seconds ago stays.
        parent: the dialog of the store.

    """

    def __init__(self, session: Session, root: Path, *, grace: float = GRACE, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Clean up the store"))
        self.summary.setMinimumWidth(520)
        self.act_button.setText(self.tr("Nothing to remove"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        self.lay_out(self.summary, stretch=self.summary)
        work = plan_gc_task(root, grace)
        self.follow(session.hub.submit(self.tr("Plan"), f"plan store {root}", work, quiet=True))

    def on_event(self, event: object) -> None:
        """Take the plan."""
        if isinstance(event, GcPlanned):
            self.set_plan(event.plan)

    def show_plan(self, plan: GcPlan) -> None:
        """Show the plan."""
        self.summary.setText("\n".join(self._words(plan)))
        if plan.items:
            text = self.tr("Remove {files} ({size}) for good")
            self.act_button.setText(text.format(files=files_text(len(plan.items)), size=size_text(plan.bytes)))
        elif plan.gone or plan.leftovers:
            self.act_button.setText(self.tr("Tidy up the store"))

    def is_ready(self, plan: GcPlan) -> bool:
        """Return whether there is anything to do."""
        return bool(plan.items or plan.gone or plan.leftovers)

    def _words(self, plan: GcPlan) -> list[str]:
        words = [self.tr("In use: {files}").format(files=files_text(plan.used))]
        if plan.items:
            text = self.tr("Used by no directory: {files}, {size}. They go for good, and can be fetched again.")
            words.append(text.format(files=files_text(len(plan.items)), size=size_text(plan.bytes)))
        if plan.young:
            text = self.tr("Too young to go: {files}. Somebody may be about to use what came within the last hour.")
            words.append(text.format(files=files_text(plan.young)))
        if plan.leftovers:
            text = self.tr("Never finished: {files}. They go, too.")
            words.append(text.format(files=files_text(len(plan.leftovers))))
        words += [self.tr("{path} was deleted; it is taken off the list.").format(path=path) for path in plan.gone]
        if plan.blocking:
            words.append(self.tr("⚠ Nothing goes while a directory cannot be looked into:"))
            words += [f"    {say(problem)}" for problem in plan.blocking]
        return words
