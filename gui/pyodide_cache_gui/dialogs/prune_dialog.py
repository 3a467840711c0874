"""Clean up: show the plan, let files be unticked, and only then act."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.actions.prune import DEFAULT_MAX_AGE_DAYS, PrunePlan
from pyodide_cache.actions.rules import parse_rule, plan_by_rules
from pyodide_cache.disk.inventory import Inventory
from pyodide_cache_gui.format import files_text, size_text
from pyodide_cache_gui.models.prune_model import PruneModel
from pyodide_cache_gui.views.plain_table import make_plain

_MOST_DAYS = 3650


class PruneDialog(QDialog):
    """Choose an age, see what would go, and say where it goes."""

    def __init__(self, inventory: Inventory, line: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inventory = inventory
        self.setWindowTitle(self.tr("Clean up"))
        self.resize(980, 600)
        self.days = QSpinBox(self)
        self.days.setRange(0, _MOST_DAYS)
        self.days.setValue(DEFAULT_MAX_AGE_DAYS)
        self.days.setSpecialValueText(self.tr("any age"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setToolTip(self.tr("0 means all of them"))
        self.days.setMinimumWidth(110)
        self.days.valueChanged.connect(self._replan)
        self.older = QCheckBox(self.tr("Package files &older than"), self)
        self.older.setChecked(True)
        self.older.toggled.connect(self._replan)
        top = QHBoxLayout()
        top.addWidget(self.older)
        top.addWidget(self.days)
        top.addStretch(1)
        rules = QGridLayout()
        rules.setHorizontalSpacing(24)
        self.boxes: dict[str, QCheckBox] = {}
        for number, (rule, text) in enumerate(self._choices(line)):
            box = QCheckBox(text, self)
            box.toggled.connect(self._replan)
            self.boxes[rule] = box
            rules.addWidget(box, number // 3, number % 3)
        rules.setColumnStretch(3, 1)
        self.model = PruneModel(self)
        self.model.changed.connect(self._show_sum)
        self.table = QTableView(self)
        self.table.setAccessibleName(self.tr("Files that would go"))
        self.table.setModel(self.model)
        make_plain(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 100), (2, 110), (3, 120), (4, 210)):
            self.table.setColumnWidth(column, width)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.for_good = QCheckBox(self.tr("Delete for good instead of moving to the trash"), self)
        self.for_good.toggled.connect(self._show_sum)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.act_button = QPushButton(self)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addLayout(rules)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.for_good)
        layout.addWidget(buttons)
        self._replan()

    def _choices(self, line: str | None) -> list[tuple[str, str]]:
        found = [
            ("superseded", self.tr("Superseded versions")),
            ("tests", self.tr("Tests archives")),
            ("damaged", self.tr("Damaged and altered files")),
            ("partial", self.tr("Unfinished downloads")),
            ("unpublished", self.tr("In no known lock file")),
        ]
        if line:
            found.append((f"other-runtimes={line}", self.tr("Wheels not for Pyodide {line}").format(line=line)))
        return found

    def plan(self) -> PrunePlan:
        """Return the plan as it is ticked."""
        return self.model.chosen()

    def rules(self) -> list[str]:
        """Return the rules that are ticked, as they are written."""
        chosen = [f"older-than={self.days.value()}d"] if self.older.isChecked() else []
        return chosen + [rule for rule, box in self.boxes.items() if box.isChecked()]

    def _replan(self) -> None:
        self.days.setEnabled(self.older.isChecked())
        rules = [parse_rule(text) for text in self.rules()]
        self.model.set_plan(plan_by_rules(self._inventory, rules))

    def _show_sum(self) -> None:
        plan = self.model.chosen()
        count = len(plan.items)
        self.act_button.setEnabled(count > 0)
        files, size = files_text(count), size_text(plan.bytes)
        if not count:
            self.act_button.setText(self.tr("Nothing to remove"))
        elif self.for_good.isChecked():
            self.act_button.setText(self.tr("Delete {files} ({size}) for good").format(files=files, size=size))
        else:
            self.act_button.setText(self.tr("Move {files} ({size}) to the trash").format(files=files, size=size))
        self.note.setText(self._note(plan))

    def _note(self, plan: PrunePlan) -> str:
        parts = []
        if self.for_good.isChecked():
            parts.append(self.tr("This frees {size} at once.").format(size=size_text(plan.bytes_freed)))
        else:
            parts.append(self.tr("Files in the trash take up their space until it is emptied."))
        if plan.kept_foreign:
            kept = files_text(plan.kept_foreign)
            parts.append(self.tr("Not touched in any case: {files} of other kinds.").format(files=kept))
        return " ".join(parts)
