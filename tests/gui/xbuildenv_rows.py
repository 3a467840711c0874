"""Read and select the rows of cross-build environments."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex

from gui.driving import texts_of
from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog


class XbuildenvColumn(IntEnum):
    """The columns, in order."""

    NAME = 0
    OWNER = 1
    STATE = 2
    EMSDK = 3
    SIZE = 4
    LAST_USED = 5


def names(dialog: XbuildenvDialog) -> list[str]:
    """Return the names of all roots and versions that are shown, in their order."""
    return [texts[0].strip() for texts in texts_of(dialog.table)]


def selected(dialog: XbuildenvDialog) -> list[str]:
    """Return the names of the rows that are selected."""
    return [names(dialog)[index.row()] for index in dialog.table.selectionModel().selectedRows()]


def cell(dialog: XbuildenvDialog, name: str, column: XbuildenvColumn = XbuildenvColumn.NAME) -> QModelIndex:
    """Return the index of a cell in the row of a root or version."""
    return dialog.table.model().index(names(dialog).index(name), column)


def cells(dialog: XbuildenvDialog, name: str) -> Sequence[str]:
    """Return the texts of a row."""
    return texts_of(dialog.table)[names(dialog).index(name)]


def select(dialog: XbuildenvDialog, *wanted: str) -> None:
    """Select rows by the names of roots and versions."""
    dialog.table.clearSelection()
    dialog.table.setSelectionMode(dialog.table.SelectionMode.MultiSelection)
    for name in wanted:
        dialog.table.selectRow(names(dialog).index(name))
    dialog.table.setSelectionMode(dialog.table.SelectionMode.ExtendedSelection)
