"""The model of every tree: rows of any depth, each with a value of Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject

from pyodide_cache_gui.widgets.table_model import Index


class TreeRow:
    """A row.

    Attributes:
        value: the object that it shows.
        above: the row that it is below; None for the root, which is not shown.
        below: the rows below it.
        number: what its indexes have.
    """

    __slots__ = ("above", "below", "number", "value")

    def __init__(self, value: Any, above: TreeRow | None = None, number: int = 0) -> None:
        self.value, self.above, self.number = value, above, number
        self.below: list[TreeRow] = []


#: What an index of a removed row means.
_NONE = TreeRow(None)


class TreeModel(QAbstractItemModel):
    """A tree of `TreeRow`, without headings.

    Qt does not keep a Python object alive, so an index has the number of a row, and no number is used twice.

    Attributes:
        root: the first level is below it.
    """

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._new_number = count(1).__next__
        self._rows: dict[int, TreeRow] = {}
        self.root = TreeRow(None)

    # Rows

    def start_over(self, values: Sequence[Any]) -> None:
        """Show other values in the first level, and nothing below them."""
        self.beginResetModel()
        self._rows = {}
        self.root.below = self._new_rows(values, self.root)
        self.endResetModel()

    def show(self, values: Sequence[Any], above: TreeRow) -> None:
        """Show exactly these values below a row; views are notified only of differences."""
        places = {self.key(value): place for place, value in enumerate(values)}
        last = len(values)
        for row in reversed(above.below):
            place = places.get(self.key(row.value), last)
            if place < last:
                last = place
            else:  # also if it is before another one now
                self._remove(row, above)
        for place, value in enumerate(values):
            if place == len(above.below) or self.key(above.below[place].value) != self.key(value):
                self.insert(place, [value], above)
            elif above.below[place].value != value:
                above.below[place].value = value
                self._changed(above, place, place)

    def insert(self, place: int, values: Sequence[Any], above: TreeRow) -> None:
        """Show more values below a row."""
        self.beginInsertRows(self.index_of_row(above), place, place + len(values) - 1)
        above.below[place:place] = self._new_rows(values, above)
        self.endInsertRows()

    def repaint(self) -> None:
        """Let views show all rows again, as when the time has passed that texts depend on."""
        for row in (self.root, *self._rows.values()):
            if row.below:
                self._changed(row, 0, len(row.below) - 1)

    def key(self, value: Any) -> object:
        """Return what a row keeps when its value changes."""
        return value

    def row(self, index: Index | None) -> TreeRow:
        """Return the row at an index; the root for an invalid one and for None."""
        return self._rows.get(index.internalId(), _NONE) if index is not None and index.isValid() else self.root

    def index_of_row(self, row: TreeRow | None) -> QModelIndex:
        """Return the index of a row; an invalid one for the root and for None."""
        if row is None or row.above is None:
            return QModelIndex()
        return self.createIndex(row.above.below.index(row), 0, row.number)

    def _new_rows(self, values: Iterable[Any], above: TreeRow) -> list[TreeRow]:
        rows = [TreeRow(value, above, self._new_number()) for value in values]
        self._rows.update((row.number, row) for row in rows)
        return rows

    def _remove(self, row: TreeRow, above: TreeRow) -> None:
        place = above.below.index(row)
        self.beginRemoveRows(self.index_of_row(above), place, place)
        del above.below[place]
        gone = [row]
        for row in gone:
            gone += row.below
            del self._rows[row.number]
        self.endRemoveRows()

    def _changed(self, above: TreeRow, first: int, last: int) -> None:
        parent = self.index_of_row(above)
        self.dataChanged.emit(self.index(first, 0, parent), self.index(last, self._columns - 1, parent))

    # The interface of Qt

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows below a row."""
        return 0 if parent is not None and parent.column() > 0 else len(self.row(parent).below)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns, on all levels."""
        return self._columns

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a cell."""
        below = self.row(parent).below
        is_there = 0 <= row < len(below) and 0 <= column < self._columns
        return self.createIndex(row, column, below[row].number) if is_there else QModelIndex()

    def parent(self, child: Index | None = None) -> Any:
        """Return the index of the row above, or without an argument the owner of the model."""
        return super().parent() if child is None else self.index_of_row(self.row(child).above)

    def headerData(self, *_section: object) -> Any:
        """Return no number of the column, which a screen reader would read."""
