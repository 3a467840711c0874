"""Clean up: show the plan, let files be unticked, and only then act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.clean_up.dependents import missed_by
from pyodide_cache.clean_up.prune import PrunePlan
from pyodide_cache.clean_up.rules import parse_rule, plan_by_rules
from pyodide_cache.formats.filenames import Flavour
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache_gui.clean_up.prune_model import PruneColumn, PruneModel
from pyodide_cache_gui.clean_up.rule_boxes import RuleBoxes
from pyodide_cache_gui.widgets.format import files_text, size_text
from pyodide_cache_gui.widgets.plain_table import make_plain

_MOST_MISSED = 3


class PruneDialog(QDialog):
    """Choose rules, see what would go, and say where it goes.

    Args:
        inventory: what there is.
        line: the release line that is worked for.
        plan: what would go, where that is decided already; then no rules are shown.
        locks: lock files that tell which packages need each other.
        protected: packages that no rule takes.
        parent: the window.

    """

    #: The result when a person wants the files marked rather than removed.
    MARK = 2

    def __init__(
        self,
        inventory: Inventory,
        line: str | None = None,
        plan: PrunePlan | None = None,
        *,
        locks: Sequence[LockFile] = (),
        protected: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inventory = inventory
        self._locks = locks
        self.setWindowTitle(self.tr("Clean up") if plan is None else self.tr("Remove marked files"))
        self.resize(1040, 640)
        wasm = (entry for entry in inventory.entries if entry.flavour is Flavour.WASM)
        lines = {entry.identity.runtime or "" for entry in wasm} | ({line} if line else set())
        self.rules = RuleBoxes(lines - {""}, line, protected, self)
        self.rules.setVisible(plan is None)
        self.model = PruneModel(self)
        self.table = QTableView(self)
        self.table.setAccessibleName(self.tr("Files that would go"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(PruneColumn.AGE, Qt.SortOrder.DescendingOrder)
        make_plain(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(PruneColumn.FILE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 90), (2, 100), (3, 120), (4, 200), (5, 160)):
            self.table.setColumnWidth(column, width)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.for_good = QCheckBox(self.tr("Delete for &good instead of moving to the trash"), self)
        self.for_good.toggled.connect(self._show_sum)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.mark_button = QPushButton(self.tr("&Mark them"), self)
        self.mark_button.setToolTip(self.tr("Only mark these files in the table"))
        self.mark_button.clicked.connect(lambda: self.done(self.MARK))
        self.mark_button.setVisible(plan is None)
        self.act_button = QPushButton(self)
        buttons.addButton(self.mark_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.rules)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.for_good)
        layout.addWidget(buttons)
        self.model.changed.connect(self._show_sum)
        self.rules.changed.connect(self._replan)
        if plan is None:
            self._replan()
        else:
            self.model.set_plan(plan)

    def plan(self) -> PrunePlan:
        """Return the plan as it is ticked."""
        return self.model.chosen()

    def _replan(self) -> None:
        rules = [parse_rule(text) for text in self.rules.rules()]
        self.model.set_plan(plan_by_rules(self._inventory, rules, protected=self.rules.protected()))

    def _show_sum(self) -> None:
        plan = self.model.chosen()
        count = len(plan.items)
        missed = missed_by(self._inventory, [item.entry.file_name for item in plan.items], self._locks)
        self.model.set_missed(missed)
        self.act_button.setEnabled(count > 0)
        self.mark_button.setEnabled(count > 0)
        files, size = files_text(count), size_text(plan.bytes)
        if not count:
            self.act_button.setText(self.tr("Nothing to remove"))
        elif self.for_good.isChecked():
            self.act_button.setText(self.tr("Delete {files} ({size}) for good").format(files=files, size=size))
        else:
            self.act_button.setText(self.tr("Move {files} ({size}) to the trash").format(files=files, size=size))
        self.note.setText(self._note(plan, missed))

    def _note(self, plan: PrunePlan, missed: dict[str, tuple[str, ...]]) -> str:
        parts = []
        if self.for_good.isChecked():
            parts.append(self.tr("This frees {size} at once.").format(size=size_text(plan.bytes_freed)))
        else:
            parts.append(self.tr("Files in the trash take up their space until it is emptied."))
        if plan.kept_foreign:
            kept = files_text(plan.kept_foreign)
            parts.append(self.tr("Not touched in any case: {files} of other kinds.").format(files=kept))
        text = " ".join(parts)
        if missed:
            names = sorted({name for names in missed.values() for name in names})
            shown = ", ".join(names[:_MOST_MISSED]) + (" …" if len(names) > _MOST_MISSED else "")
            warning = self.tr("⚠ {files} would be missed: {names} stay and need them.")
            text = f"{warning.format(files=files_text(len(missed)), names=shown)}\n{text}"
        return text
