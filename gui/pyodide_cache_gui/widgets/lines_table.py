"""A table of lines: its columns are data, its rows are `TextLine`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from pyodide_cache_gui.widgets.plain_table import PlainTable

T = TypeVar("T")

#: Widths of columns that share the space that is left, or are as wide as what they show.
STRETCH, FIT = 0, -1


class LinesTable(PlainTable):
    """Show lines in their given order; a click on a heading sorts them.

    Args:
        name: for screen readers.
        columns: headings, and their least widths in pixels, or `STRETCH`, or `FIT`.
        parent: its owner.
        numbers: the columns that are aligned to the right and sorted by the keys of their lines.
        sorts: whether a click sorts.
    """

    #: Other rows are selected.
    chosen = Signal()

    def __init__(
        self,
        name: str,
        columns: Mapping[str, int],
        parent: QWidget | None = None,
        *,
        numbers: Sequence[int] = (),
        sorts: bool = True,
    ) -> None:
        self.rows = LinesModel(tuple(columns), numbers)
        super().__init__(name, self.rows, parent)
        self.rows.setParent(self)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # paths and names differ at their ends
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(sorts)
        modes = {STRETCH: QHeaderView.ResizeMode.Stretch, FIT: QHeaderView.ResizeMode.ResizeToContents}
        for column, width in enumerate(columns.values()):
            if mode := modes.get(width):
                header.setSectionResizeMode(column, mode)
            else:
                self.setColumnWidth(column, max(width, header.sectionSizeFromContents(column).width()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_lines(self, lines: Sequence[TextLine], if_empty: str = "") -> None:
        """Show other rows; without any, a sentence that says so."""
        self.rows.set_lines(lines)
        self.show_if_empty(if_empty)

    def selected(self, kind: type[T]) -> list[T]:
        """Return the values of the selected rows that are of a type."""
        values = (self.rows.lines()[index.row()].value for index in self.selectionModel().selectedRows())
        return [value for value in values if isinstance(value, kind)]

    def only_selected(self, kind: type[T]) -> T | None:
        """Return the value of the selected row; None unless exactly one row is selected, with a value of the type."""
        found = self.selected(kind)
        return found[0] if len(found) == len(self.selectionModel().selectedRows()) == 1 else None
