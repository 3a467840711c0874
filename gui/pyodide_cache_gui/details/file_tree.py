"""The tree of the files in an archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTreeView, QWidget

from pyodide_cache.base.record import record
from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache_gui.widgets.format import plain_tip, size_text, visible_text
from pyodide_cache_gui.widgets.layouts import fit_font, in_font
from pyodide_cache_gui.widgets.table_model import RIGHT, Index
from pyodide_cache_gui.widgets.theme import faint_text
from pyodide_cache_gui.widgets.translation import translator
from pyodide_cache_gui.widgets.tree_model import TreeModel

_tr = translator("FileTree")

_MOST_ROWS = 14
_ROW_PADDING = 6
_SIZE_WIDTH = 80

#: A member, and where in its path the part below a folder starts.
_Rest = tuple[ArchiveMember, int]


@record
class FileRow:
    """A file, a folder, or a note, which has no path."""

    name: str  # the last part of the path, or the note
    path: str = ""  # from the root of the archive
    size: int = 0  # bytes of the file, or of those below the folder
    packed: int = 0  # the same in the archive
    below: Sequence[_Rest] = ()  # the files below a folder


class FilesModel(TreeModel):
    """Files with their sizes, folders first. Rows are made when their folder is opened, texts when they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(2, parent)

    def set_contents(self, contents: Contents | None) -> None:
        """Show the files of an archive; None for none."""
        rows = _rows([(member, 0) for member in contents.members]) if contents else []
        if contents and contents.more != 0:
            text = _tr("and more") if contents.more is None else _tr("and {n} more")
            rows.append(FileRow(text.format(n=contents.more)))
        self.start_over(rows)

    def hasChildren(self, parent: Index | None = None) -> bool:
        """Return whether a row is a folder, opened before or not."""
        row = self.row(parent)
        return bool(row.below or (row.value and row.value.below))

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a row is a folder that was not opened before."""
        return self.hasChildren(parent) and not self.row(parent).below

    def fetchMore(self, parent: Index) -> None:
        """Make the rows of a folder."""
        if self.canFetchMore(parent):
            row = self.row(parent)
            self.insert(0, _rows(row.value.below), row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self.row(index).value, index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return visible_text(row.name) or "/"
            return size_text(row.size) if row.path else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 1:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and (column == 1 or not row.path):
            return faint_text(QGuiApplication.palette())
        if role == Qt.ItemDataRole.ToolTipRole and row.path:
            size, packed = size_text(row.size), size_text(row.packed)
            text = _tr("{path}\n{size}, {packed} in the archive")
            return plain_tip(text.format(path=visible_text(row.path[:500]), size=size, packed=packed))
        return None


class FileTree(QTreeView):
    """Show the files in an archive. The tree is as high as its open rows, up to a limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, headerHidden=True, uniformRowHeights=True, indentation=16)
        self.files = FilesModel(self)
        self.setModel(self.files)
        self.setAccessibleName(self.tr("Files in the archive"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_SIZE_WIDTH // 2)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        fit_font(self, FileTree._fit)
        self.expanded.connect(self.files.fetchMore)  # else it may happen later, when the tree is laid out
        for changed in (self.expanded, self.collapsed, self.files.modelReset):
            changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a height for the open rows, up to a limit; more rows scroll."""
        rows = self._open_rows(QModelIndex(), 0)
        height = max(1, rows) * (self.fontMetrics().height() + _ROW_PADDING) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that layouts do not shrink the tree."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _fit(self) -> None:
        self.setStyleSheet(f"QTreeView::item {{ height: {self.fontMetrics().height() + _ROW_PADDING}px; }}")
        self.header().resizeSection(1, in_font(self, _SIZE_WIDTH))

    def _open_rows(self, above: QModelIndex, rows: int) -> int:
        for number in range(self.files.rowCount(above)):
            rows += 1
            if rows >= _MOST_ROWS:
                return _MOST_ROWS
            index = self.files.index(number, 0, above)
            if self.isExpanded(index):
                rows = self._open_rows(index, rows)
        return rows


def _rows(below: Sequence[_Rest]) -> list[FileRow]:
    """Return the rows of a folder, sorted."""
    folders: dict[str, list[_Rest]] = {}
    found: list[FileRow] = []
    for member, start in below:
        end = member.path.find("/", start)
        if end < 0:
            found.append(FileRow(member.path[start:], member.path, member.size, member.packed))
        else:
            folders.setdefault(member.path[start:end], []).append((member, end + 1))
    for name, rest in folders.items():
        member, start = rest[0]
        size = sum(member.size for member, _ in rest)
        packed = sum(member.packed for member, _ in rest)
        found.append(FileRow(name, member.path[:start], size, packed, rest))
    return sorted(found, key=lambda row: (not row.below, row.name.casefold(), row.name))
