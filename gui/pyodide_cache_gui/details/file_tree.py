"""The tree of the files in an archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTreeView, QTreeWidget, QTreeWidgetItem, QWidget

from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache_gui.widgets.format import plain_tip, size_text, visible_text
from pyodide_cache_gui.widgets.theme import faint_text
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("FileTree")

_MOST_ROWS = 14
_ROW_PADDING = 6
_SIZE_WIDTH = 80

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

#: A member, and where in its path the part below a folder starts.
_Rest = tuple[ArchiveMember, int]


class FileItem(QTreeWidgetItem):
    """A file, a folder, or a note, which has no path. Texts are made when they are shown.

    Args:
        name: the last part of the path, or the note.
        path: from the root of the archive.
        members: the file itself, or those below the folder.
        below: of a folder, until it is opened.
    """

    def __init__(
        self, name: str, path: str = "", members: Iterable[ArchiveMember] = (), below: Sequence[_Rest] = ()
    ) -> None:
        super().__init__()
        self.name, self.path, self.below = name, path, below
        self.size = self.packed = 0
        for member in members:
            self.size += member.size
            self.packed += member.packed
        if below:
            self.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def data(self, column: int, role: int) -> Any:
        """Return what a cell shows."""
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return visible_text(self.name) or "/"
            return size_text(self.size) if self.path else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 1:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and (column == 1 or not self.path):
            return faint_text(QGuiApplication.palette())
        if role == Qt.ItemDataRole.ToolTipRole and self.path:
            size, packed = size_text(self.size), size_text(self.packed)
            text = _tr("{path}\n{size}, {packed} in the archive")
            return plain_tip(text.format(path=visible_text(self.path[:500]), size=size, packed=packed))
        return None


class FileTree(QTreeWidget):
    """Show the files in an archive with their sizes, folders first. The rows of a folder are made when it is opened.

    The tree is as high as its open rows, up to a limit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setAccessibleName(self.tr("Files in the archive"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(f"QTreeView::item {{ height: {self.fontMetrics().height() + _ROW_PADDING}px; }}")
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_SIZE_WIDTH // 2)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _SIZE_WIDTH)
        self.itemExpanded.connect(self._open)
        self.itemCollapsed.connect(lambda _item: self.updateGeometry())

    def show_contents(self, contents: Contents | None) -> None:
        """Show the files of an archive; None for none."""
        self.clear()
        if contents:
            self.addTopLevelItems(_items([(member, 0) for member in contents.members]))
            if contents.more != 0:
                text = _tr("and more") if contents.more is None else _tr("and {n} more")
                self.addTopLevelItem(FileItem(text.format(n=contents.more)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a height for the open rows, up to a limit; more rows scroll."""
        rows = self._open_rows(self.invisibleRootItem(), 0)
        height = max(1, rows) * (self.fontMetrics().height() + _ROW_PADDING) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that layouts do not shrink the tree."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _open(self, item: QTreeWidgetItem) -> None:
        if isinstance(item, FileItem) and item.below:
            item.addChildren(_items(item.below))
            item.below = ()
        self.updateGeometry()

    def _open_rows(self, above: QTreeWidgetItem, rows: int) -> int:
        for number in range(above.childCount()):
            rows += 1
            if rows >= _MOST_ROWS:
                return _MOST_ROWS
            child = above.child(number)
            if child and child.isExpanded():
                rows = self._open_rows(child, rows)
        return rows


def _items(below: Sequence[_Rest]) -> list[QTreeWidgetItem]:
    """Return the rows of a folder, sorted."""
    folders: dict[str, list[_Rest]] = {}
    found: list[FileItem] = []
    for member, start in below:
        end = member.path.find("/", start)
        if end < 0:
            found.append(FileItem(member.path[start:], member.path, (member,)))
        else:
            folders.setdefault(member.path[start:end], []).append((member, end + 1))
    for name, rest in folders.items():
        member, start = rest[0]
        found.append(FileItem(name, member.path[:start], (member for member, _ in rest), rest))
    found.sort(key=lambda item: (not item.below, item.name.casefold(), item.name))
    return list(found)
