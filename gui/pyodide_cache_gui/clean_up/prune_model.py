"""The plan of a cleanup as a table with check boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from pyodide_cache.clean_up.prune import PruneItem, PrunePlan
from pyodide_cache_gui.clean_up.rule_text import rule_text
from pyodide_cache_gui.widgets.format import age_text, kind_text, plain_tip, size_text
from pyodide_cache_gui.widgets.table_model import RIGHT, Index, TableModel


class PruneColumn(IntEnum):
    """The columns, in order."""

    FILE = 0
    SIZE = 1
    AGE = 2
    KIND = 3
    REASONS = 4
    DEPENDENTS = 5


_NUMBERS = (PruneColumn.SIZE, PruneColumn.AGE)
#: What may not fit, and has a tool tip.
_LONG = (PruneColumn.FILE, PruneColumn.REASONS, PruneColumn.DEPENDENTS)


class PruneModel(TableModel):
    """The files to remove, each with a check box."""

    #: Another plan, or another choice of files.
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), _NUMBERS, parent)
        texts = (self.tr("File"), self.tr("Size"), self.tr("Age"), self.tr("Kind"))
        self._headings = (*texts, self.tr("Reason"), self.tr("Needed by"))
        self._plan: PrunePlan | None = None
        self._order = (PruneColumn.AGE, True)
        self._kept: set[str] = set()
        self._dependents: Mapping[str, tuple[str, ...]] = {}

    @property
    def foreign(self) -> list[str]:
        """The files of the plan that are not packages; only the user checks them."""
        items = self._plan.items if self._plan else ()
        return [item.entry.file_name for item in items if not item.entry.is_package]

    def set_plan(self, plan: PrunePlan) -> None:
        """Show another plan; unchecked files stay unchecked, and files that are not packages start unchecked."""
        if self._plan is None:
            self._kept |= {item.entry.file_name for item in plan.items if not item.entry.is_package}
        self._plan = plan
        self._reset(self._sorted(plan))
        self.changed.emit()

    def keep(self, file_names: Iterable[str]) -> None:
        """Uncheck files, also of later plans."""
        self._kept |= set(file_names)

    def set_dependents(self, dependents: Mapping[str, tuple[str, ...]]) -> None:
        """Show the remaining packages that depend on a file, by file name."""
        self._dependents = dependents
        if self._rows:
            column = PruneColumn.DEPENDENTS
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def chosen(self) -> PrunePlan:
        """Return the plan without the unchecked files."""
        assert self._plan is not None
        return self._plan.without(self._kept)

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
        match column:
            case PruneColumn.FILE:
                return item.entry.file_name
            case PruneColumn.SIZE:
                return size_text(item.entry.size)
            case PruneColumn.AGE:
                return age_text(item.age)
            case PruneColumn.KIND:
                return kind_text(item.entry)
            case PruneColumn.REASONS:
                return ", ".join(map(rule_text, item.reasons)) or self.tr("selected")
        return ", ".join(self._dependents.get(item.entry.file_name, ()))

    def _sorted(self, plan: PrunePlan) -> list[PruneItem]:
        keys: dict[PruneColumn, Callable[[PruneItem], Any]] = {
            PruneColumn.SIZE: lambda item: item.entry.size,
            PruneColumn.AGE: lambda item: item.age or 0.0,
        }
        column, descending = self._order
        key = keys.get(column, lambda item: self._text(item, column))
        return sorted(plan.items, key=key, reverse=descending)
