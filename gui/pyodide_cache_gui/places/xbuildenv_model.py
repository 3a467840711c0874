"""Roots of cross-build environments and the versions in them, as a tree with check boxes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.places.removal import RemovalItem, RemovalPlan
from pyodide_cache.places.roots import Root, State, XBuildEnv
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.xbuildenv_text import (
    XbuildenvColumn,
    columns,
    root_texts,
    root_tip,
    version_texts,
    version_tip,
)
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.table_model import RIGHT, Index, bold_font
from pyodide_cache_gui.widgets.theme import faint_text, status_color
from pyodide_cache_gui.widgets.tree_model import TreeModel

_NUMBERS = (XbuildenvColumn.EMSDK, XbuildenvColumn.SIZE, XbuildenvColumn.LAST_USED)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class XbuildenvModel(TreeModel):
    """What `Places.find_roots` yields; at first nothing is checked."""

    #: The plan has changed.
    changed = Signal()

    def __init__(self, form: AgeFormat = AgeFormat.RELATIVE, parent: QObject | None = None) -> None:
        super().__init__(tuple(columns()), _NUMBERS, parent)
        self._form = form  # whether ages are durations or dates
        self._checked: set[Any] = set()  # see `_parts`
        self.is_complete = False

    def start(self) -> None:
        """Prepare for a new search; roots stay until it has ended."""
        self.is_complete = False
        self.changed.emit()

    def take(self, event: object) -> None:
        """Show an event of the search."""
        if isinstance(event, Root):
            self._show({root.path: root for root in (*self.roots(), event)}.values())
        elif isinstance(event, tuple):
            self._show(event)
            self.is_complete = True
            self.changed.emit()

    def uncheck(self) -> None:
        """Uncheck everything."""
        self._checked.clear()
        self.repaint()
        self.changed.emit()

    def plan(self) -> RemovalPlan:
        """Return the plan of what is checked; a root is deleted too if all of it is and it has no other files."""
        roots = self.roots()
        return RemovalPlan(
            tuple(
                RemovalItem(root.path, item)
                for root in roots
                for item in root.versions
                if self._state(item) is _CHECKED
            ),
            tuple(root.path for root in roots if self._state(root) is _CHECKED and not root.others),
        )

    def roots(self) -> list[Root]:
        """Return the roots that are shown."""
        return [row.value for row in self.root.below]

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of a root; an invalid one when it is not shown."""
        return self.index_of_row(next((row for row in self.root.below if row.value.path == path), None))

    def key(self, value: Root | XBuildEnv) -> object:
        """Return the path of a root or version."""
        return value.path

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        value, column = self.row(index).value, index.column()
        is_root = isinstance(value, Root)
        if role == Qt.ItemDataRole.DisplayRole:
            return (root_texts if is_root else version_texts)(value, self._form)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(root_tip(value) if is_root else version_tip(value, self._form))
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == XbuildenvColumn.STATE and (value.problem if is_root else value.state is not State.INSTALLED):
                return status_color(Status.DIFFERS, QGuiApplication.palette())
            return faint_text(QGuiApplication.palette()) if is_root and column > XbuildenvColumn.OWNER else None
        if role == Qt.ItemDataRole.FontRole and column == XbuildenvColumn.NAME and is_root:
            return bold_font()
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return self._state(value).value
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; what can be removed is checkable."""
        can_check = index.isValid() and index.column() == 0 and _can_remove(self.row(index).value)
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if can_check else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a version, or all versions of a root."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        parts = _parts(self.row(index).value)
        self._checked = self._checked | parts if Qt.CheckState(value) is _CHECKED else self._checked - parts
        self.repaint()
        self.changed.emit()
        return True

    def _show(self, roots: Iterable[Root]) -> None:
        self.show(list(roots), self.root)
        for row in self.root.below:
            self.show(row.value.versions, row)
        self._checked &= {part for root in self.roots() if _can_remove(root) for part in _parts(root)}

    def _state(self, value: Root | XBuildEnv) -> Qt.CheckState:
        parts = _parts(value)
        checked = parts & self._checked
        return _CHECKED if checked == parts else Qt.CheckState.PartiallyChecked if checked else _UNCHECKED


def _parts(value: Root | XBuildEnv) -> set[Any]:
    """Return what is checked together: the versions of a root, or the root itself if it has none."""
    versions = (value,) if isinstance(value, XBuildEnv) else value.versions
    return {(item.path, item.stamp) for item in versions} or {value.path}


def _can_remove(value: Root | XBuildEnv) -> bool:
    """Return whether something can be checked: not a root that was not readable, or has only other files."""
    if isinstance(value, XBuildEnv) or value.versions:
        return True
    is_readable = value.problem is None or value.problem.code is Code.LEADS_NOWHERE
    return is_readable and not value.others
