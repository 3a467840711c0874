"""A sortable table of texts, for dialogs that show what a job found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from pyodide_cache.base.record import record
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.theme import faint_text

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@record
class TextLine:
    """A row.

    Attributes:
        texts: one per column.
        keys: sort keys of numeric columns, as pairs of column and number.
        value: the object that the row shows.
        tip: tool tip; empty to show each cell's own text.
        is_faint: whether it is shown as less important.

    """

    texts: tuple[str, ...]
    keys: tuple[tuple[int, float], ...] = ()
    value: object = None
    tip: str = ""
    is_faint: bool = False

    def key(self, column: int) -> float | str:
        """Return the sort key of a column."""
        number = dict(self.keys).get(column)
        return self.texts[column].casefold() if number is None else number


class LinesModel(QAbstractTableModel):
    """Headings and rows; a column has numbers or texts.

    Args:
        headings: one per column.
        numbers: the columns that are aligned to the right and sorted by their keys.
        parent: its owner.

    """

    def __init__(self, headings: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._numbers = frozenset(numbers)
        self._given: list[TextLine] = []
        self._lines: list[TextLine] = []
        self._order = (-1, False)

    def set_lines(self, lines: Sequence[TextLine]) -> None:
        """Show other rows, in the chosen sort order, or as given if none was chosen."""
        self.beginResetModel()
        self._given = list(lines)
        self._lines = self._sorted()
        self.endResetModel()

    def lines(self) -> list[TextLine]:
        """Return the rows in their order."""
        return self._lines

    def texts(self) -> list[tuple[str, ...]]:
        """Return what is shown."""
        return [line.texts for line in self._lines]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 restores the given order."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self.beginResetModel()
        self._lines = self._sorted()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numbers else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.tip or line.texts[column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self._numbers:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and line.is_faint:
            return faint_text(QGuiApplication.palette())
        return None

    def _sorted(self) -> list[TextLine]:
        column, descending = self._order
        if column < 0:
            return list(self._given)
        return sorted(self._given, key=lambda line: line.key(column), reverse=descending)
