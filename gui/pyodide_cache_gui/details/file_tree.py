"""The tree of the files in an archive."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTreeView, QWidget

from pyodide_cache.formats.archive import Contents
from pyodide_cache_gui.details.member_model import MemberModel

_MOST_ROWS = 14
_ROW_PADDING = 6
_SIZE_WIDTH = 80


class FileTree(QTreeView):
    """Show the files in an archive with their sizes. The tree is as high as its open rows, up to a limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.members = MemberModel(self)
        self.setModel(self.members)
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
        self.expanded.connect(self.updateGeometry)
        self.collapsed.connect(self.updateGeometry)
        self.members.rowsInserted.connect(self.updateGeometry)

    def show_contents(self, contents: Contents | None) -> None:
        """Show the files of an archive; None for none."""
        self.members.set_contents(contents)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a height for the open rows, up to a limit; more rows scroll."""
        rows = self._open_rows(QModelIndex(), 0)
        height = max(1, rows) * (self.fontMetrics().height() + _ROW_PADDING) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that layouts do not shrink the tree."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _open_rows(self, parent: QModelIndex, rows: int) -> int:
        for row in range(self.members.rowCount(parent)):
            rows += 1
            if rows >= _MOST_ROWS:
                return _MOST_ROWS
            index = self.members.index(row, 0, parent)
            if self.isExpanded(index):
                rows = self._open_rows(index, rows)
        return rows
