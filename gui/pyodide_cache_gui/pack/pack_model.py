"""Table models: packages before and after with a total, and the timings of both runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from pyodide_cache.pack.report import Row
from pyodide_cache.pack.trace import Timings
from pyodide_cache_gui.pack.pack_words import cells, row_text, taken_text, timing_rows
from pyodide_cache_gui.widgets.format import less_text, plain_tip, seconds_text

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PackColumn(IntEnum):
    """The columns, in order."""

    PACKAGE = 0
    FILES = 1
    PYTHON = 2
    LIBRARIES = 3
    BEFORE = 4
    AFTER = 5
    REDUCTION = 6


_KEYS: dict[PackColumn, Callable[[Row], Any]] = {
    PackColumn.PACKAGE: lambda row: row.name,
    PackColumn.FILES: lambda row: row.after.files,
    PackColumn.PYTHON: lambda row: row.after.python,
    PackColumn.LIBRARIES: lambda row: row.after.libraries,
    PackColumn.BEFORE: lambda row: row.before.bytes,
    PackColumn.AFTER: lambda row: row.after.bytes,
    PackColumn.REDUCTION: lambda row: row.reduction,
}


class _TotalModel(QAbstractTableModel):
    """Names and numbers; the last row is a total."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._texts: list[tuple[str, ...]] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section > 0 else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the content of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() > 0 else None
        if role == Qt.ItemDataRole.FontRole and index.row() == len(self._texts) - 1:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _reset(self, texts: list[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()


class PackModel(_TotalModel):
    """One row for each package, sorted; the total is always the last row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sizes = (self.tr("Before"), self.tr("After"), self.tr("Reduction"))
        self._headings = (self.tr("Package"), self.tr("Files"), ".py", ".so", *sizes)
        self._rows: list[Row] = []
        self._order = (PackColumn.BEFORE, True)

    def set_rows(self, rows: Sequence[Row], total: Row) -> None:
        """Show rows; if the packages are the same, the selection and the scroll position stay."""
        before = [row.name for row in self._rows]
        self._rows = [*self._sorted(rows), total]
        texts = [cells(row) for row in self._rows]
        if [row.name for row in self._rows] != before:
            self._reset(texts)
            return
        self._texts = texts
        self.dataChanged.emit(self.index(0, 0), self.index(len(texts) - 1, len(PackColumn) - 1))

    def rows(self) -> tuple[Row, ...]:
        """Return the packages in order, without the total."""
        return tuple(self._rows[:-1])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, then by name."""
        self._order = (PackColumn(max(column, 0)), order == Qt.SortOrder.DescendingOrder)
        self._rows = [*self._sorted(self._rows[:-1]), *self._rows[-1:]]
        self._reset([cells(row) for row in self._rows])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.ToolTipRole and section in (PackColumn.BEFORE, PackColumn.AFTER):
            return self.tr("Compressed, as it is downloaded")
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the content of a cell."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (row_text(row), taken_text(row)))))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PackColumn.REDUCTION:
            return less_text(row.reduction)
        return super().data(index, role)

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        column, descending = self._order
        by_name = sorted(rows, key=lambda row: row.name)
        return sorted(by_name, key=_KEYS[column], reverse=descending)


class TimingModel(_TotalModel):
    """The timings of the app and of its pack, one row for each part, the total last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = (self.tr("Time"), self.tr("Before"), self.tr("After"), self.tr("Change"))

    def set_timings(self, before: Timings, after: Timings | None) -> None:
        """Show timings; nothing without a second run."""
        rows = timing_rows(before, after) if after else ()
        changes = [less_text(1 - new / old) if old else "" for _, old, new in rows]
        self._reset(
            [
                (name, seconds_text(old), seconds_text(new), less)
                for (name, old, new), less in zip(rows, changes, strict=True)
            ]
        )
