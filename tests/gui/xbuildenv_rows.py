"""Read and check the rows of cross-build environments."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt

from pyodide_cache.places.root_search import find_roots
from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn

CHECK = Qt.ItemDataRole.CheckStateRole


def fill(model: XbuildenvModel) -> None:
    """Run a search, and show what it finds."""
    model.start()
    for event in find_roots():
        model.take(event)


def cells(index: QModelIndex) -> list[str]:
    """Return the texts of a row."""
    return [index.siblingAtColumn(column).data() for column in XbuildenvColumn]


def version(model: XbuildenvModel, root: Path, name: str) -> QModelIndex:
    """Return the index of a version."""
    above = model.index_of(root)
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return next(index for index in rows if index.data() == name)


def check(model: XbuildenvModel, index: QModelIndex, state: Qt.CheckState = Qt.CheckState.Checked) -> None:
    """Check or uncheck a row."""
    assert model.setData(index, state.value, CHECK)


def state(index: QModelIndex) -> Qt.CheckState:
    """Return whether a row is checked."""
    return Qt.CheckState(index.data(CHECK))
