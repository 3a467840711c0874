"""Roots of cross-build environments and the versions in them, as a tree with check boxes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.places.removal import RemovalItem, RemovalPlan
from pyodide_cache.places.root_search import RootsFound
from pyodide_cache.places.roots import Root, State, XBuildEnv
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.xbuildenv_text import (
    XbuildenvColumn,
    headings,
    root_text,
    root_tip,
    version_text,
    version_tip,
)
from pyodide_cache_gui.widgets.theme import faint_text, status_color

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NUMBERS = (XbuildenvColumn.EMSDK, XbuildenvColumn.SIZE, XbuildenvColumn.LAST_USED)
_CHECK = Qt.ItemDataRole.CheckStateRole
_CHECKED, _UNCHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


class _Node:
    """The current state of a root."""

    __slots__ = ("root",)

    def __init__(self, root: Root) -> None:
        self.root = root


class XbuildenvModel(QAbstractItemModel):
    """What `Places.find_roots` yields; at first nothing is checked."""

    #: The plan has changed.
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # An index holds only a pointer to its node, so every node is kept, also those that are not shown.
        self._all: dict[Path, _Node] = {}
        self._nodes: list[_Node] = []
        self._checked: set[Path] = set()
        self._form = AgeFormat.RELATIVE
        self.is_complete = False

    def start(self) -> None:
        """Prepare for a new search; roots stay until it has ended."""
        self.is_complete = False
        self.changed.emit()

    def take(self, event: object) -> None:
        """Show an event of the search."""
        if isinstance(event, Root):
            self._put(event)
        elif isinstance(event, RootsFound):
            paths = {root.path for root in event.roots}
            for number in reversed(range(len(self._nodes))):
                if self._nodes[number].root.path not in paths:
                    self._remove(number)
            for root in event.roots:
                self._put(root)
            self.is_complete = True
            self.changed.emit()

    def uncheck(self) -> None:
        """Uncheck everything."""
        self._checked.clear()
        for number in range(len(self._nodes)):
            self._show_checks(number)

    def plan(self) -> RemovalPlan:
        """Return the plan of what is checked; a root is deleted too if all of it is and it has no other files."""
        items = [
            RemovalItem(node.root.path, item)
            for node in self._nodes
            for item in node.root.versions
            if item.path in self._checked
        ]
        roots = [root.path for root in self.roots() if self._state_of(root) is _CHECKED and not root.others]
        return RemovalPlan(tuple(items), tuple(roots))

    def roots(self) -> list[Root]:
        """Return the roots that are shown."""
        return [node.root for node in self._nodes]

    def set_age_format(self, form: AgeFormat) -> None:
        """Show ages as durations or as dates."""
        self._form = form

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of a root; an invalid one when it is not shown."""
        for number, node in enumerate(self._nodes):
            if node.root.path == path:
                return self.createIndex(number, 0)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """Return the index of a root, or of a version below one."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(XbuildenvColumn)):
            return QModelIndex()
        if parent.isValid():
            return self.createIndex(row, column, self._nodes[parent.row()])
        return self.createIndex(row, column)

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """Return the index of the root."""
        node = index.internalPointer() if index.isValid() else None
        return self.createIndex(self._nodes.index(node), 0) if node else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of roots, or of versions below one."""
        if not parent.isValid():
            return len(self._nodes)
        if parent.internalPointer() or parent.column() != 0:
            return 0
        return len(self._nodes[parent.row()].root.versions)

    def columnCount(self, _parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return len(XbuildenvColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(XbuildenvColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS else None
        root, item = self._at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return version_text(item, column, self._form) if item else root_text(root, column, self._form)
        if role == Qt.ItemDataRole.ToolTipRole:
            return version_tip(item, self._form) if item else root_tip(root)
        if role == _CHECK and column == 0:
            if item:
                return int((_CHECKED if item.path in self._checked else _UNCHECKED).value)
            return int(self._state_of(root).value) if _can_remove(root) else None
        if role == Qt.ItemDataRole.FontRole and item is None and column == 0:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return _color(root, item, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a version, or a root with all of its versions."""
        if role != _CHECK or not index.isValid():
            return False
        root, item = self._at(index)
        paths = {item.path} if item else {version.path for version in root.versions} or {root.path}
        if Qt.CheckState(value) is _CHECKED:
            self._checked |= paths
        else:
            self._checked -= paths
        self._show_checks(index.parent().row() if item else index.row())
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make the first column checkable, except for a root that cannot be read."""
        flags = super().flags(index)
        if not index.isValid() or index.column() != 0:
            return flags
        root, item = self._at(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if item or _can_remove(root) else flags

    def _at(self, index: Index) -> tuple[Root, XBuildEnv | None]:
        node: _Node | None = index.internalPointer()
        if node is None:
            return self._nodes[index.row()].root, None
        return node.root, node.root.versions[index.row()]

    def _state_of(self, root: Root) -> Qt.CheckState:
        paths = {item.path for item in root.versions} or {root.path}
        if not paths & self._checked:
            return _UNCHECKED
        return _CHECKED if paths <= self._checked else _PARTLY

    def _put(self, root: Root) -> None:
        """Show a new root, or the new state of one."""
        index = self.index_of(root.path)
        if not index.isValid():
            self._insert(len(self._nodes), root)
            return
        number = index.row()
        before = self._nodes[number].root
        self._keep_checked(before, root)
        if [item.path for item in before.versions] != [item.path for item in root.versions]:
            self._remove(number)
            self._insert(number, root)
        elif before != root:
            self._nodes[number].root = root
            self._show_checks(number)

    def _keep_checked(self, before: Root, root: Root) -> None:
        """Uncheck versions that changed."""
        same = {(item.path, item.stamp) for item in root.versions}
        self._checked -= {item.path for item in before.versions if (item.path, item.stamp) not in same}
        if root.versions:
            self._checked.discard(root.path)

    def _insert(self, number: int, root: Root) -> None:
        node = self._all.setdefault(root.path, _Node(root))
        self.beginInsertRows(QModelIndex(), number, number)
        node.root = root
        self._nodes.insert(number, node)
        self.endInsertRows()

    def _remove(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._nodes[number]
        self.endRemoveRows()

    def _show_checks(self, number: int) -> None:
        above = self.index(number, 0)
        self.dataChanged.emit(above, self.index(number, len(XbuildenvColumn) - 1))
        if count := self.rowCount(above):
            self.dataChanged.emit(self.index(0, 0, above), self.index(count - 1, len(XbuildenvColumn) - 1, above))


def _color(root: Root, item: XBuildEnv | None, column: int) -> QColor | None:
    palette = QGuiApplication.palette()
    is_sound = item.state is State.INSTALLED if item else root.problem is None
    if column == XbuildenvColumn.STATE and not is_sound:
        return status_color(Status.OTHER_RELEASE, palette)
    return faint_text(palette) if item is None and column > XbuildenvColumn.OWNER else None


def _can_remove(root: Root) -> bool:
    """Return whether a root can be checked: not if it was not readable, or has only other files."""
    is_readable = root.problem is None or root.problem.code is Code.LEADS_NOWHERE
    return bool(root.versions) or (is_readable and not root.others)
