"""The plan of a clean-up as a table whose rows can be unticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from pyodide_cache.actions.prune import PrunePlan
from pyodide_cache_gui.format import age_text, kind_text, size_text

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PruneModel(QAbstractTableModel):
    """The files that would go, oldest first, each with a check box."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: PrunePlan | None = None
        self._kept: set[str] = set()

    def set_plan(self, plan: PrunePlan) -> None:
        """Show another plan; what was unticked stays so."""
        self.beginResetModel()
        self._plan = plan
        self.endResetModel()
        self.changed.emit()

    def chosen(self) -> PrunePlan:
        """Return the plan less what was unticked."""
        assert self._plan is not None
        return self._plan.without(frozenset(self._kept))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        if self._plan is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._plan.items)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Size"), self.tr("Age"), self.tr("Kind"), self.tr("Because"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (1, 2):
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if self._plan is None:
            return None
        item = self._plan.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return item.entry.file_name
            if index.column() == 1:
                return size_text(item.entry.size)
            if index.column() == 2:
                return age_text(item.age)
            return kind_text(item.entry) if index.column() == 3 else ", ".join(item.reasons)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            kept = item.entry.file_name in self._kept
            return int((Qt.CheckState.Unchecked if kept else Qt.CheckState.Checked).value)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (1, 2):
            return _RIGHT
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole or self._plan is None:
            return False
        name = self._plan.items[index.row()].entry.file_name
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
