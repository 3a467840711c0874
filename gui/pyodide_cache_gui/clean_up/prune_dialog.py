"""The dialog of a cleanup: choose rules, deselect files, and accept the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import replace
from pyodide_cache.cache import Cache
from pyodide_cache.clean_up.prune import PrunePlan, dependents_of, plan_prune, plan_remove
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import LINES
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.clean_up.prune_model import PruneColumn, PruneModel
from pyodide_cache_gui.clean_up.rule_boxes import RuleBoxes
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import mark_destructive, push_button
from pyodide_cache_gui.widgets.format import amount_text, amounts, files_text, size_text, some_names
from pyodide_cache_gui.widgets.layouts import in_font
from pyodide_cache_gui.widgets.lines_table import STRETCH, set_widths
from pyodide_cache_gui.widgets.plain_table import PlainTable

#: In a directory of more files, what wheels need that no lock file names is not read at each choice.
_MOST_READ = 1000

#: Widths of the reasons and of what is beside them in the dialog, in pixels in the usual font.
_LEAST_REASONS, _MOST_REASONS, _BESIDE_REASONS = 160, 310, 808


class PruneDialog(PlanDialog):
    """Show which files a cleanup removes; its `plan` has the files that are checked.

    Args:
        session: whose directory is cleaned up.
        selected: names of the files to remove; None lets the user choose them by rules.
        for_good: start with deleting permanently, whatever the settings say.
    """

    #: Emitted with file names, to be selected in the window instead of removed.
    select_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        selected: Sequence[str] | None = None,
        *,
        for_good: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._selected = selected
        inventory = session.inventory
        found = (inventory.by_name.get(name) for name in selected or ())
        others = [entry for entry in found if entry and not entry.is_package]
        # These start unchecked: damaged files, which a repair may save, and selected files that are not packages.
        self._doubtful = {entry.file_name for entry in (inventory.bad if selected is None else others)}
        self.set_up(self.tr("Free up space") if selected is None else self.tr("Remove selected files"), 1120, 640)
        here = {entry.identity.lines for entry in inventory.entries} - {LINES}
        lines = {session.line or ""}.union(*here)
        self.rules = RuleBoxes(lines - {""}, session.line, session.settings, self)
        self.model = PruneModel(self._doubtful, self)
        self.table = self._table()
        self.for_good = QCheckBox(self.tr("Delete &permanently instead of moving to the trash"), self)
        self.for_good.setChecked(for_good or session.settings.removal is RemovalMethod.DELETE)
        tip = self.tr("Only select these files in the table")
        self.select_button = push_button(self, self.tr("&Select them"), self._select, tip)
        self.buttons.addButton(self.select_button, QDialogButtonBox.ButtonRole.ActionRole)
        intro = (
            self.tr("Choose what to remove. Nothing is removed before you confirm.")
            if selected is None
            else self.tr("Remove the selected files. Nothing is removed before you confirm.")
        )
        self.act_button.setText(self.tr("Remove"))
        self.lay_out(intro, self.rules, (self.table, 1), self.summary, self.for_good)
        self.rules.setVisible(selected is None)
        self.select_button.setVisible(selected is None)
        self.accepted.connect(self._save_protected)
        self.for_good.toggled.connect(lambda _checked: self._show_chosen(self.plan))
        self.model.changed.connect(self._choose)
        self.rules.changed.connect(self.make_plan)
        self.make_plan()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give reasons the room that names of files and the other columns leave."""
        super().resizeEvent(event)
        room = self.width() - in_font(self, _BESIDE_REASONS)
        width = max(in_font(self, _LEAST_REASONS), min(in_font(self, _MOST_REASONS), room))
        self.table.setColumnWidth(PruneColumn.REASONS, width)

    def show_plan(self, plan: PrunePlan) -> None:
        """Show what the checked files add up to, and which packages depend on them."""
        self.model.set_dependents(plan.missed_by)
        self.table.setColumnHidden(PruneColumn.DEPENDENTS, not plan.missed_by)
        self.act_button.setText(self._action(plan))
        self.prefer_cancel(plan.for_good)
        mark_destructive(self.act_button, plan.for_good)
        self.summary.setText(self._summary(plan))

    def enable(self) -> None:
        """Enable the buttons while there are files to remove and no newer plan is made."""
        super().enable()
        self.select_button.setEnabled(self.act_button.isEnabled())

    def is_ready(self, plan: PrunePlan) -> bool:
        """Return whether there are files to remove and no newer plan is made."""
        return bool(plan.items) and not (self.is_reading(self._show_found) or self.is_reading(self._show_chosen))

    def make_plan(self) -> None:
        """Plan in the background what the rules select, or to remove the selected files."""
        inventory, locks, selected = self.session.inventory, self.session.found.locks, self._selected
        rules, protected = [parse_rule(text) for text in self.rules.rules()], self.rules.protected()

        def plan(_cache: Cache, _cancel: Cancel) -> PrunePlan:
            if selected is not None:
                return plan_remove(inventory, selected)
            return plan_prune(inventory, rules, protected=protected, locks=locks, reads_wheels=False)

        self.drop(self._show_chosen)
        self.read(self.tr("Plan"), plan, self._show_found)

    def _table(self) -> PlainTable:
        table = PlainTable(self.tr("Files to remove"), self.model, self)
        table.show_if_empty(self.tr("Planning…"))
        table.setSortingEnabled(True)
        table.sortByColumn(PruneColumn.AGE, Qt.SortOrder.DescendingOrder)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # file names differ at their ends
        set_widths(table, (STRETCH, 90, 104, 124, _LEAST_REASONS, 160))
        table.setColumnHidden(PruneColumn.REASONS, self._selected is not None)
        table.setColumnHidden(PruneColumn.DEPENDENTS, True)
        return table

    def _show_found(self, plan: PrunePlan) -> None:
        self.table.show_if_empty(self.tr("No files match the rules"))
        self.model.set_plan(plan)
        self._choose()

    def _choose(self) -> None:
        """Find out in the background what removing the checked files means."""
        inventory, locks, found, kept = self.session.inventory, self.session.found.locks, *self.model.choice()
        image_text = self.tr("start image {name}")

        def choose(cache: Cache, _cancel: Cancel) -> PrunePlan:
            plan = found.without(kept)
            names = {item.entry.file_name for item in plan.items}
            missed_by = dependents_of(inventory, names, locks, reads_wheels=len(inventory.entries) <= _MOST_READ)
            for name, images in cache.start_images.of_files().items():
                if name in names:
                    missed_by[name] = (*missed_by.get(name, ()), *(image_text.format(name=image) for image in images))
            return replace(plan, missed_by=missed_by)

        self.read(self.tr("Plan"), choose, self._show_chosen)

    def _show_chosen(self, plan: PrunePlan | None) -> None:
        self.set_plan(plan and replace(plan, for_good=self.for_good.isChecked()))

    def _select(self) -> None:
        self._save_protected()
        self.select_wanted.emit([item.entry.file_name for item in self.plan.items])
        self.reject()

    def _save_protected(self) -> None:
        settings, names = self.session.settings, self.rules.protected()
        if self._selected is None and names != settings.protected:
            self.session.set_settings(replace(settings, protected=names))

    def _action(self, plan: PrunePlan) -> str:
        if not plan.items:
            return self.tr("Nothing to remove")
        text = self.tr("Delete {files} ({size}) permanently")
        if not plan.for_good:
            text = self.tr("Move {files} ({size}) to the trash")
        return amount_text(text, len(plan.items), plan.bytes)

    def _summary(self, plan: PrunePlan) -> str:
        lines = []
        found, kept = self.model.choice()
        files = (item.entry.file_name for item in found.items)
        if unchecked := [name for name in files if name in self._doubtful & kept]:
            text = self.tr("Not packages: {names}. Check a file to remove it too.")
            if self._selected is None:
                text = self.tr("Damaged, try a repair first: {names}. Check a file to remove it too.")
            lines.append(text.format(names=some_names(unchecked)))
        if plan.missed_by:
            names = sorted({name for names in plan.missed_by.values() for name in names})
            text = self.tr("⚠ Still needed: {files}, by {names}.")
            lines.append(text.format(files=files_text(len(plan.missed_by)), names=some_names(names)))
        if plan.items:
            text = self.tr("Undo brings back what is in the trash. The trash uses disk space until it is emptied.")
            if plan.for_good:
                text = self.tr("This frees {size} and cannot be undone.").format(size=size_text(plan.bytes_freed))
            lines.append(text)
        if self._selected is None:
            lines += amounts((self.tr("Files that are not packages are kept: {files}."), plan.kept_foreign))
        if plan.kept:
            names = list(dict.fromkeys(canonicalize_name(name.partition("-")[0]) for name, _ in plan.kept))
            text = self.tr("Kept for other packages: {names}.")
            lines.append(text.format(names=some_names(names)))
        if plan.over_budget:
            lines.append(
                self.tr("What must stay is {size} larger than the budget.").format(size=size_text(plan.over_budget))
            )
        return "\n".join(lines).replace(" ….", " …")
