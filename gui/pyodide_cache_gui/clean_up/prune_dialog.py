"""The dialog of a cleanup: choose rules, deselect files, and accept the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QTableView, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.prune import PrunePlan, dependents_of, plan_prune
from pyodide_cache.clean_up.rules import RuleKind, parse_rule
from pyodide_cache.clean_up.shares import Share, Shares
from pyodide_cache.formats.runtime import LINES
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.clean_up.prune_model import PruneColumn, PruneModel
from pyodide_cache_gui.clean_up.rule_boxes import RuleBoxes
from pyodide_cache_gui.session.hub import JobFollower
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.format import amount_text, files_text, size_text, some_names
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import in_font
from pyodide_cache_gui.widgets.lines_table import STRETCH, set_widths
from pyodide_cache_gui.widgets.plain_table import PlainTable

#: Widths of the reasons and of what is beside them in the dialog, in pixels in the usual font.
_LEAST_REASONS, _MOST_REASONS, _BESIDE_REASONS = 160, 250, 808


class PruneDialog(PlanDialog):
    """Show which files a cleanup removes; its `plan` has the files that are checked.

    Args:
        session: whose directory is cleaned up.
        plan: the files to remove; None lets the user choose them by rules.
        shares: start with the rules that free what is safe to free, and keep what packages in use need.
        parent: the window.
    """

    #: Emitted with file names, to be selected in the window instead of removed.
    select_wanted = Signal(object)
    #: Emitted with the names of packages, when the user changed which are protected, and accepts or selects.
    protected_changed = Signal(object)

    def __init__(
        self,
        session: Session,
        plan: PrunePlan | None = None,
        *,
        shares: Shares | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Free up space") if plan is None else self.tr("Remove selected files"))
        self.resize(1040, 640)
        here = {entry.identity.lines for entry in session.inventory.entries} - {LINES}
        lines = {session.line or ""}.union(*here)
        self.rules = RuleBoxes(lines - {""}, session.line, session.settings, self)
        self._by_rules = plan is None
        self.model = PruneModel(self)
        self.table = self._table()
        self.for_good = QCheckBox(self.tr("Delete &permanently instead of moving to the trash"), self)
        is_permanent = session.settings.removal is RemovalMethod.DELETE or bool(plan and plan.for_good)
        self.for_good.setChecked(is_permanent)
        tip = self.tr("Only select these files in the table")
        self.select_button = push_button(self, self.tr("&Select them"), self._select, tip)
        self.buttons.addButton(self.select_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._images: dict[str, tuple[str, ...]] = {}
        reader = JobFollower(session.hub, self, self._show_images)
        self.finished.connect(reader.stop)
        images = session.with_cache(lambda cache, _cancel: cache.start_images.of_files())
        reader.start(self.tr("Start images"), images)
        intro = (
            self.tr("Choose what to remove. Nothing is removed before you confirm.")
            if self._by_rules
            else self.tr("Remove the selected files. Nothing is removed before you confirm.")
        )
        self.lay_out(PlainLabel(self, intro), self.rules, (self.table, 1), self.summary, self.for_good)
        self.rules.setVisible(self._by_rules)
        self.select_button.setVisible(self._by_rules)
        self.for_good.toggled.connect(self._show_chosen)
        self.model.changed.connect(self._show_chosen)
        self.rules.changed.connect(self._plan_by_rules)
        self.accepted.connect(self._report_protected)
        if shares:
            self.model.keep(shares.kept | shares.names.get(Share.DAMAGED, frozenset()))
            self.rules.check(RuleKind.OLDER_THAN, RuleKind.SUPERSEDED, RuleKind.OTHER_RUNTIMES)
        if plan is None:
            self._plan_by_rules()
        else:
            self.model.set_plan(plan)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give reasons the room that names of files and the other columns leave."""
        super().resizeEvent(event)
        room = self.width() - in_font(self, _BESIDE_REASONS)
        width = max(in_font(self, _LEAST_REASONS), min(in_font(self, _MOST_REASONS), room))
        self.table.setColumnWidth(PruneColumn.REASONS, width)

    def show_plan(self, plan: PrunePlan) -> None:
        """Show what the checked files add up to, and which packages depend on them."""
        names = [item.entry.file_name for item in plan.items]
        dependents = dependents_of(self.session.inventory, names, self.session.found.locks)
        for name in names:
            if images := self._images.get(name):
                shown = (self.tr("start image {name}").format(name=image) for image in images)
                dependents[name] = (*dependents.get(name, ()), *shown)
        self.model.set_dependents(dependents)
        self.table.setColumnHidden(PruneColumn.DEPENDENTS, not dependents)
        self.select_button.setEnabled(bool(names))
        self.act_button.setText(self._action(plan))
        self.prefer_cancel(plan.for_good)
        self.summary.setText(self._summary(plan, dependents))

    def _show_images(self, images: dict[str, tuple[str, ...]]) -> None:
        self._images = images
        if self.plan is not None:
            self.show_plan(self.plan)

    def is_ready(self, plan: PrunePlan) -> bool:
        """Return whether there are files to remove."""
        return bool(plan.items)

    def _table(self) -> QTableView:
        table = PlainTable(self.tr("Files to remove"), self.model, self)
        table.show_if_empty(self.tr("No files match the rules"))
        table.setSortingEnabled(True)
        table.sortByColumn(PruneColumn.AGE, Qt.SortOrder.DescendingOrder)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # file names differ at their ends
        set_widths(table, (STRETCH, 90, 104, 124, _LEAST_REASONS, 160))
        table.setColumnHidden(PruneColumn.REASONS, not self._by_rules)
        return table

    def _plan_by_rules(self) -> None:
        rules = [parse_rule(text) for text in self.rules.rules()]
        plan = plan_prune(
            self.session.inventory,
            rules,
            protected=self.rules.protected(),
            locks=self.session.found.locks,
            reads_wheels=False,
        )
        self.model.set_plan(plan)

    def _show_chosen(self) -> None:
        self.set_plan(replace(self.model.chosen(), for_good=self.for_good.isChecked()))

    def _select(self) -> None:
        self._report_protected()
        self.select_wanted.emit([item.entry.file_name for item in self.plan.items])
        self.reject()

    def _report_protected(self) -> None:
        names = self.rules.protected()
        if self._by_rules and names != self.session.settings.protected:
            self.protected_changed.emit(names)

    def _action(self, plan: PrunePlan) -> str:
        if not plan.items:
            return self.tr("Nothing to remove")
        text = self.tr("Delete {files} ({size}) permanently")
        if not plan.for_good:
            text = self.tr("Move {files} ({size}) to the trash")
        return amount_text(text, len(plan.items), plan.bytes)

    def _summary(self, plan: PrunePlan, dependents: dict[str, tuple[str, ...]]) -> str:
        lines = []
        if self.model.foreign:
            text = self.tr("Not packages: {names}. Check a file to remove it too.")
            lines.append(text.format(names=some_names(self.model.foreign)))
        if dependents:
            names = sorted({name for names in dependents.values() for name in names})
            shown = some_names(names)
            text = self.tr("⚠ Still needed: {files}, by {names}.")
            lines.append(text.format(files=files_text(len(dependents)), names=shown))
        if plan.items:
            text = self.tr("Undo brings back what is in the trash. The trash uses disk space until it is emptied.")
            if plan.for_good:
                text = self.tr("This frees {size} and cannot be undone.").format(size=size_text(plan.bytes_freed))
            lines.append(text)
        if plan.kept_foreign:
            text = self.tr("Files that are not packages are kept: {files}.")
            lines.append(text.format(files=files_text(plan.kept_foreign)))
        return "\n".join(lines)
