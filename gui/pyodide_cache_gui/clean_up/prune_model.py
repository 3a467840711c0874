"""The plan of a cleanup as a table with check boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from pyodide_cache.clean_up.prune import PruneItem, PrunePlan
from pyodide_cache.clean_up.rules import DAY, Rule, RuleKind
from pyodide_cache_gui.widgets.format import age_text, counted, kind_text, plain_tip, size_text
from pyodide_cache_gui.widgets.table_model import RIGHT, Index, TableModel
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("rule_text")


class PruneColumn(IntEnum):
    """The columns, in order."""

    FILE = 0
    SIZE = 1
    AGE = 2
    KIND = 3
    REASONS = 4
    DEPENDENTS = 5


_OLDEST_FIRST = (PruneColumn.AGE, True)
_NUMBERS = (PruneColumn.SIZE, PruneColumn.AGE)
#: What may not fit, and has a tool tip.
_LONG = (PruneColumn.FILE, PruneColumn.REASONS, PruneColumn.DEPENDENTS)


class PruneModel(TableModel):
    """The files to remove, each with a check box; ``unchecked`` are names of files that start so."""

    #: Another choice of files.
    changed = Signal()

    def __init__(self, unchecked: Iterable[str] = (), parent: QObject | None = None) -> None:
        super().__init__((), _NUMBERS, parent)
        selected = self.tr("selected")
        #: Headings, and what they say of a file.
        self._columns: tuple[tuple[str, Callable[[PruneItem], str]], ...] = (
            (self.tr("File"), lambda item: item.entry.file_name),
            (self.tr("Size"), lambda item: size_text(item.entry.size)),
            (self.tr("Age"), lambda item: age_text(item.age)),
            (self.tr("Kind"), lambda item: kind_text(item.entry)),
            (self.tr("Reason"), lambda item: ", ".join(map(rule_text, item.reasons)) or selected),
            (self.tr("Needed by"), lambda item: ", ".join(self._dependents.get(item.entry.file_name, ()))),
        )
        self._headings = tuple(heading for heading, _ in self._columns)
        self._plan: PrunePlan | None = None
        self._order = _OLDEST_FIRST
        self._kept = set(unchecked)
        self._dependents: Mapping[str, tuple[str, ...]] = {}

    def set_plan(self, plan: PrunePlan) -> None:
        """Show another plan; unchecked files stay unchecked."""
        self._plan = plan
        self._reset(self._sorted(plan))

    def set_dependents(self, dependents: Mapping[str, tuple[str, ...]]) -> None:
        """Show the remaining packages that depend on a file, by file name."""
        self._dependents = dependents
        if self._rows:
            column = PruneColumn.DEPENDENTS
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def choice(self) -> tuple[PrunePlan, frozenset[str]]:
        """Return the plan, and the names of the unchecked files."""
        assert self._plan is not None
        return self._plan, frozenset(self._kept)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows stay oldest first."""
        self._order = (PruneColumn(max(column, 0)), order == Qt.SortOrder.DescendingOrder)
        if self._plan is not None:
            self._reset(self._sorted(self._plan))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        item, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in _LONG:
            return plain_tip(self._text(item, column))
        if role == Qt.ItemDataRole.CheckStateRole and column == PruneColumn.FILE:
            kept = item.entry.file_name in self._kept
            return int((Qt.CheckState.Unchecked if kept else Qt.CheckState.Checked).value)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return RIGHT
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a row."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._rows[index.row()].entry.file_name
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._kept.discard(name)
        else:
            self._kept.add(name)
        self.dataChanged.emit(index, index, [role])
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make the first column checkable."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def _text(self, item: PruneItem, column: int) -> str:
        return self._columns[column][1](item)

    def _sorted(self, plan: PrunePlan) -> Sequence[PruneItem]:
        if self._order == _OLDEST_FIRST:
            return plan.items
        column, descending = self._order
        numbers: dict[PruneColumn, Callable[[PruneItem], Any]] = {
            PruneColumn.SIZE: lambda item: item.entry.size,
            PruneColumn.AGE: lambda item: item.age or 0.0,
        }
        return sorted(plan.items, key=numbers.get(column, self._columns[column][1]), reverse=descending)


def rule_text(rule: Rule) -> str:
    """Return why a rule selects a file, such as ``older than 30 days``."""
    amount = rule.amount or 0
    if rule.kind is RuleKind.OLDER_THAN and not amount:
        return _tr("of any age")
    if rule.kind is RuleKind.BUDGET:
        value = size_text(round(amount))
    else:
        value = counted(round(amount / DAY), _tr("{n} day"), _tr("{n} days"))
    texts = {
        RuleKind.OLDER_THAN: _tr("older than {value}"),
        RuleKind.UNUSED_FOR: _tr("unused for {value}"),
        RuleKind.SUPERSEDED: _tr("old version"),
        RuleKind.OTHER_RUNTIMES: _tr("other Pyodide version"),
        RuleKind.UNPUBLISHED: _tr("not part of any Pyodide release"),
        RuleKind.TESTS: _tr("tests archive"),
        RuleKind.PARTIAL: _tr("unfinished download"),
        RuleKind.DAMAGED: _tr("damaged"),
        RuleKind.ALL: _tr("all files"),
        RuleKind.BUDGET: _tr("over {value}"),
    }
    return texts[rule.kind].format(value=value)
