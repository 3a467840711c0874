"""The one selection of the window: check boxes, highlighted rows and tiles of the map are the same set."""

from __future__ import annotations

from itertools import chain, compress, count, pairwise
from operator import ne
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from pyodide_cache_gui.inventory.inventory_model import InventoryModel

Flag = QItemSelectionModel.SelectionFlag

#: More separate blocks of rows are not passed on to Qt, which compares each with each; the table paints them anyway.
_MOST_BLOCKS = 500


class FileSelection(QItemSelectionModel):
    """Change the selection of an `InventoryModel` as the views ask, and tell the views which rows are selected.

    A plain click replaces the selection, also the files that a filter hides. Ctrl, Shift and check boxes keep them.
    """

    def __init__(self, model: InventoryModel) -> None:
        super().__init__(model, model)
        self._files = model
        # The selection before the range that Shift extends.
        self._base: frozenset[str] = frozenset()
        self._is_resetting = False
        model.selection_changed.connect(self.sync)

    def select(self, what: Any, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select, deselect or toggle the files of rows."""
        if self._is_resetting:
            super().select(what, command)
            return
        if not command & (Flag.Select | Flag.Deselect | Flag.Toggle | Flag.Clear):
            return
        model = self._files
        names = {entry.file_name for entry in model.rows.entries_of(_rows(what))}
        before = frozenset() if command & Flag.Clear else model.selected_names()
        if command & Flag.Current:
            before = self._base
        if command & Flag.Toggle:
            after = before - names if names <= before else before | names
        elif command & Flag.Deselect:
            after = before - names
        else:
            after = before | names
        if not command & Flag.Current:
            self._base = after
        model.set_selection(after)

    def reset(self) -> None:
        """Forget rows that are no longer valid; the files stay selected, and `sync` finds their rows."""
        self._is_resetting = True
        super().reset()
        self._is_resetting = False

    def sync(self) -> None:
        """Tell the views which rows are selected."""
        selection, last = QItemSelection(), self._files.columnCount() - 1
        rows = self._files.selected_rows()
        is_block = bool(rows) and rows[-1] - rows[0] < len(rows)
        starts = [0] if is_block else [*compress(count(), map(ne, rows, chain([None], map((1).__add__, rows))))]
        for start, end in pairwise([*starts, len(rows)]) if len(starts) <= _MOST_BLOCKS else ():
            selection.select(self._files.index(rows[start], 0), self._files.index(rows[end - 1], last))
        super().select(selection, Flag.ClearAndSelect)


def _rows(what: Any) -> list[int]:
    if isinstance(what, QModelIndex):
        return [what.row()] if what.isValid() else []
    blocks = [what.at(number) for number in range(what.size())]
    return [row for block in blocks for row in range(block.top(), block.bottom() + 1)]
