"""The table of a cache directory's files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from pyodide_cache.formats.filenames import Kind
from pyodide_cache_gui.models.inventory_model import ENTRY_ROLE, SHARE_ROLE, Column, InventoryModel
from pyodide_cache_gui.views.plain_table import PADDING, make_plain
from pyodide_cache_gui.views.row_menu import RowMenu

#: First widths in pixels; Runtime and Status share what is left.
_WIDTHS = {
    Column.PACKAGE: 220,
    Column.VERSION: 110,
    Column.SIZE: 170,
    Column.AGE: 100,
    Column.KIND: 130,
    Column.RUNTIME: 150,
}
_BAR_HEIGHT = 6
_TEXT_WIDTH = 88


class CacheTable(QTableView):
    """Show an `InventoryModel`; one click on a heading sorts."""

    def __init__(self, model: InventoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._current: str | None = None
        self.setAccessibleName(self.tr("Cached files"))
        self.setModel(model)
        self.setItemDelegateForColumn(Column.SIZE, SizeBarDelegate(self))
        self.setSortingEnabled(True)
        self.sortByColumn(Column.PACKAGE, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        make_plain(self)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._restore_current)

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order, by ranges: asking for each takes a second for 100,000."""
        selection = self.selectionModel().selection()
        blocks = (selection.at(number) for number in range(selection.size()))
        return sorted({row for block in blocks for row in range(block.top(), block.bottom() + 1)})

    def selected_files(self) -> tuple[str, ...]:
        """Return the package files of the selected rows."""
        entries = (self._model.entry(row) for row in self.selected_rows())
        return tuple(entry.file_name for entry in entries if entry.kind not in (Kind.FOREIGN, Kind.PARTIAL))

    def row_menu(self, directory: Path) -> RowMenu | None:
        """Return the menu of the selected rows; None when none is selected."""
        rows = self.selected_rows()
        if not rows:
            return None
        columns = range(self._model.columnCount())
        lines = tuple("\t".join(str(self._model.index(row, column).data()) for column in columns) for row in rows)
        return RowMenu(directory, tuple(self._model.entry(row) for row in rows), lines, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint.

        The override looks idle and is not: it holds the interpreter for the whole repaint, where
        each of some 2,000 calls of data() would otherwise wait for a busy thread to let it go.
        """
        super().paintEvent(event)

    def _keep_current(self) -> None:
        index = self.currentIndex()
        self._current = index.data(ENTRY_ROLE).file_name if index.isValid() else None

    def _restore_current(self) -> None:
        if self._current is None:
            return
        row = self._model.row_of(self._current)
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))


class SizeBarDelegate(QStyledItemDelegate):
    """Paint a size as text with a bar before it, as long as its share of the largest one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell, then the bar on it."""
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        room = option.rect.adjusted(PADDING, 0, -_TEXT_WIDTH, 0)
        if not share or room.width() <= 0:
            return
        length = max(2, round(room.width() * share))
        top = room.center().y() - _BAR_HEIGHT // 2 + 1
        bar = QRect(room.right() - length + 1, top, length, _BAR_HEIGHT)
        palette: QPalette = option.palette
        colour = QColor(palette.color(QPalette.ColorRole.Highlight))
        colour.setAlpha(150)
        painter.fillRect(bar, colour)
