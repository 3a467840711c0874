"""Clean up a store: delete what no cache directory uses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pyodide_cache.sharing.gc import GcPlan
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import amount_text, amounts, path_text, say


class GcDialog(PlanDialog):
    """Summarize what would be deleted from the store ``root``; a list of hashes would not help."""

    def __init__(self, session: Session, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Clean up the store"))
        self.summary.setMinimumWidth(520)
        self.act_button.setText(self.tr("Nothing to delete"))
        self.prefer_cancel()
        self.lay_out((self.summary, 1))
        self.ask(lambda cache, cancel: cache.store(root).plan_gc(cancel=cancel))

    def show_plan(self, plan: GcPlan) -> None:
        """Show the plan."""
        self.summary.setText("\n".join(self._summary(plan)))
        if plan.items:
            text = self.tr("Permanently delete {files} ({size})")
            self.act_button.setText(amount_text(text, len(plan.items), plan.bytes))
        elif self.is_ready(plan):
            self.act_button.setText(self.tr("Clean up"))

    def is_ready(self, plan: GcPlan) -> bool:
        """Return whether there is anything to do."""
        return bool(plan.items or plan.gone or plan.leftovers)

    def _summary(self, plan: GcPlan) -> list[str]:
        unused = self.tr("Unused: {files}, {size}. This is deleted permanently, and can be downloaded again.")
        gone = self.tr("{path} was deleted and is removed from the list.")
        lines = [
            amount_text(self.tr("In use: {files}"), plan.used),
            *amounts(
                (unused, len(plan.items), plan.bytes),
                (self.tr("Kept, because changed within the last hour: {files}"), plan.recent),
                (self.tr("Incomplete: {files}. This is deleted too."), len(plan.leftovers)),
            ),
            *(gone.format(path=path_text(path)) for path in plan.gone),
        ]
        if plan.blocking:
            lines.append(self.tr("⚠ Nothing is deleted while a directory cannot be read:"))
            lines += [f"    {say(problem)}" for problem in plan.blocking]
        return lines
