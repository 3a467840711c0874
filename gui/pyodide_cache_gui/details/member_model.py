"""The model of the files in an archive: a tree that creates the children of a folder when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache_gui.widgets.format import plain_tip, size_text, visible_text
from pyodide_cache_gui.widgets.theme import faint_text

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

#: A member, and where in its path the part below the node starts.
_Rest = tuple[ArchiveMember, int]


class _Node:
    """A file or a folder; ``children`` is None while they are not created."""

    __slots__ = ("below", "children", "name", "packed", "parent", "path", "row", "size")

    def __init__(self, name: str, path: str, parent: _Node | None, below: list[_Rest] | None) -> None:
        self.name = name
        self.path = path
        self.parent = parent
        self.below = below  # None for a file
        self.children: list[_Node] | None = None
        self.row = 0
        self.size = 0
        self.packed = 0

    def make_children(self) -> list[_Node]:
        folders: dict[str, list[_Rest]] = {}
        made: list[_Node] = []
        for member, start in self.below or ():
            end = member.path.find("/", start)
            if end >= 0:
                folders.setdefault(member.path[start:end], []).append((member, end + 1))
                continue
            node = _Node(member.path[start:], member.path, self, None)
            node.size, node.packed = member.size, member.packed
            made.append(node)
        for name, below in folders.items():
            member, start = below[0]
            node = _Node(name, member.path[:start], self, below)
            node.size = sum(member.size for member, _ in below)
            node.packed = sum(member.packed for member, _ in below)
            made.append(node)
        made.sort(key=lambda node: (node.below is None, node.name.casefold(), node.name))
        for row, node in enumerate(made):
            node.row = row
        self.below = []  # the children have them now
        return made


class MemberModel(QAbstractItemModel):
    """Names and sizes of the files in an archive, folders first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = self._root_of((), 0)

    def set_contents(self, contents: Contents | None) -> None:
        """Show the files of an archive; None for none."""
        self.beginResetModel()
        self._root = self._root_of(contents.members, contents.more) if contents else self._root_of((), 0)
        self.endResetModel()

    def _root_of(self, members: Sequence[ArchiveMember], more: int | None) -> _Node:
        root = _Node("", "", None, [(member, 0) for member in members])
        root.children = root.make_children()
        if more != 0:
            text = self.tr("and more") if more is None else self.tr("and {n} more").format(n=more)
            last = _Node(text, "", root, None)
            last.row = len(root.children)
            root.children.append(last)
        return root

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """Return the index of a child."""
        children = self._node(parent).children or []
        if not (0 <= row < len(children) and 0 <= column < 2) or (parent.isValid() and parent.column() != 0):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """Return the folder's index."""
        above = self._node(index).parent if index.isValid() else None
        if above is None or above.parent is None:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of created children."""
        if parent.isValid() and parent.column() != 0:
            return 0
        return len(self._node(parent).children or [])

    def columnCount(self, _parent: Index = _NO_INDEX) -> int:
        """Return the number of columns: name and size."""
        return 2

    def hasChildren(self, parent: Index = _NO_INDEX) -> bool:
        """Return whether an index is a folder that is not empty."""
        if parent.isValid() and parent.column() != 0:
            return False
        node = self._node(parent)
        return bool(node.children or node.below)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the children of a folder are not created yet."""
        node = self._node(parent)
        return (not parent.isValid() or parent.column() == 0) and node.children is None and bool(node.below)

    def fetchMore(self, parent: Index) -> None:
        """Create the children of a folder."""
        if not self.canFetchMore(parent):
            return
        node = self._node(parent)
        made = node.make_children()
        self.beginInsertRows(self.createIndex(node.row, 0, node), 0, len(made) - 1)
        node.children = made
        self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section in (0, 1):
            return (self.tr("Name"), self.tr("Size"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        node = self._node(index)
        is_note = not node.path
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return visible_text(node.name) or "/"
            return "" if is_note else size_text(node.size)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and (is_note or index.column() == 1):
            return faint_text(QGuiApplication.palette())
        if role == Qt.ItemDataRole.ToolTipRole and not is_note:
            text = self.tr("{path}\n{size}, {packed} in the archive")
            path = visible_text(node.path[:500])
            return plain_tip(text.format(path=path, size=size_text(node.size), packed=size_text(node.packed)))
        return None

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node: _Node = index.internalPointer()
        return node
