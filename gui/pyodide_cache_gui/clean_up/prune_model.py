"""The plan of a clean-up as a table whose rows can be unticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from pyodide_cache.clean_up.prune import PruneItem, PrunePlan
from pyodide_cache_gui.widgets.format import age_text, kind_text, reason_text, size_text

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PruneColumn(IntEnum):
    """The columns, in their order."""

    FILE = 0
    SIZE = 1
    AGE = 2
    KIND = 3
    BECAUSE = 4
    MISSED_BY = 5


_NUMBERS = (PruneColumn.SIZE, PruneColumn.AGE)


class PruneModel(QAbstractTableModel):
    """The files that would go, each with a check box."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: PrunePlan | None = None
        self._items: list[PruneItem] = []
        self._order = (PruneColumn.AGE, True)
        self._kept: set[str] = set()
        self._missed: Mapping[str, tuple[str, ...]] = {}

    def set_plan(self, plan: PrunePlan) -> None:
        """Show another plan; what was unticked stays so."""
        self.beginResetModel()
        self._plan = plan
        self._items = self._sorted(plan)
        self.endResetModel()
        self.changed.emit()

    def set_missed(self, missed: Mapping[str, tuple[str, ...]]) -> None:
        """Name the packages that stay and need a file, by its name."""
        self._missed = missed
        if self._items:
            last = self.index(len(self._items) - 1, PruneColumn.MISSED_BY)
            self.dataChanged.emit(self.index(0, PruneColumn.MISSED_BY), last)

    def chosen(self) -> PrunePlan:
        """Return the plan less what was unticked."""
        assert self._plan is not None
        return self._plan.without(frozenset(self._kept))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay oldest first."""
        self._order = (PruneColumn(max(column, 0)), order == Qt.SortOrder.DescendingOrder)
        if self._plan is not None:
            self.beginResetModel()
            self._items = self._sorted(self._plan)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(PruneColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("File"),
                self.tr("Size"),
                self.tr("Age"),
                self.tr("Kind"),
                self.tr("Because"),
                self.tr("Missed by"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        item, column = self._items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (PruneColumn.BECAUSE, PruneColumn.MISSED_BY):
            return self._text(item, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == PruneColumn.FILE:
            kept = item.entry.file_name in self._kept
            return int((Qt.CheckState.Unchecked if kept else Qt.CheckState.Checked).value)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return _RIGHT
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._items[index.row()].entry.file_name
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
            case PruneColumn.BECAUSE:
                return ", ".join(reason_text(reason) for reason in item.reasons)
        return ", ".join(self._missed.get(item.entry.file_name, ()))

    def _sorted(self, plan: PrunePlan) -> list[PruneItem]:
        keys: dict[PruneColumn, Callable[[PruneItem], Any]] = {
            PruneColumn.SIZE: lambda item: item.entry.size,
            PruneColumn.AGE: lambda item: item.age,
        }
        column, descending = self._order
        key = keys.get(column, lambda item: self._text(item, column))
        return sorted(plan.items, key=key, reverse=descending)
