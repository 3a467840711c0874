"""The table of the files in a cache directory."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QStyle, QTableView, QWidget

from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.inventory.cells import headings
from pyodide_cache_gui.inventory.column_fitter import ColumnFitter
from pyodide_cache_gui.inventory.file_selection import FileSelection
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.inventory.row_painter import RowPainter
from pyodide_cache_gui.inventory.rows import Group
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.buttons import popup
from pyodide_cache_gui.widgets.format import age_text, date_text, kind_texts, status_shape_text
from pyodide_cache_gui.widgets.layouts import fit_font, in_font
from pyodide_cache_gui.widgets.plain_table import PADDING, fit_rows, make_plain
from pyodide_cache_gui.widgets.table_model import bold_font

#: Initial widths in pixels, in the usual font.
_WIDTHS = {
    Column.PACKAGE: 190,
    Column.VERSION: 115,
    Column.SIZE: 125,
    Column.AGE: 90,
    Column.STATUS: 130,
    Column.KIND: 110,
    Column.RUNTIME: 100,
}
_HIDDEN = (Column.LAST_USED, Column.FILE, Column.SHA256)

#: Ages in seconds that have the longest text in each unit.
_LONG_AGES = (59 * 60, 23 * 3_600, 13 * 86_400, 59 * 86_400, 700 * 86_400)


class CacheTable(QTableView):
    """Show an `InventoryModel`; a click on a heading sorts.

    A click on a row selects it, a click on its check box adds it to the selection or takes it out.
    """

    #: The selection or the current row changed.
    chosen = Signal()
    #: The user asked for the details of the selected file.
    details_wanted = Signal()

    def __init__(self, model: InventoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # To find the class of Qt's own viewport, PySide would load all widget classes, which takes 10 ms.
        self.setViewport(QWidget(self, autoFillBackground=True))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._model = model
        self._current: Entry | Group | None = None
        self._was_in_view = False
        self._in_box = False
        self.setAccessibleName(self.tr("Cached files"))
        self.setModel(model)
        self.setSelectionModel(FileSelection(model))
        self._painter = RowPainter(self, model)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.PACKAGE, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setDragDropMode(QTableView.DragDropMode.DragOnly)
        make_plain(self)
        header = self.horizontalHeader()
        # With the table's selection, it would ask for each column whether all rows are selected.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_columns_menu)
        self.columns = ColumnFitter(self, _HIDDEN)
        fit_font(self, CacheTable._fit)
        model.modelAboutToBeReset.connect(self._save_current)
        model.modelReset.connect(self._restore_current)
        self.doubleClicked.connect(self._open_or_close)
        model.selection_changed.connect(self.chosen)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    def selected_lines(self) -> tuple[str, ...]:
        """Return the selected rows that are shown as text, with tabs between the visible columns."""
        header = self.horizontalHeader()
        columns = [header.logicalIndex(place) for place in range(header.count())]
        columns = [column for column in columns if not self.isColumnHidden(column)]
        rows = self._model.selected_rows()
        return tuple("\t".join(self._model.text(row, column).strip() for column in columns) for row in rows)

    def show_file(self, file_name: str) -> None:
        """Select the row of a file."""
        row = self._model.rows.row_of(file_name)
        if row is not None and not (row == self.currentIndex().row() and self._model.selected_names() == {file_name}):
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flag.ClearAndSelect | flag.Rows)
            self.scrollTo(self._model.index(row, 0))

    def selectAll(self) -> None:
        """Select all shown packages; other files are only selected one by one."""
        self._model.select_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that fit."""
        super().resizeEvent(event)
        self.columns.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; see `RowPainter`."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check with Space, clear with Escape, copy rows; open and close headings with Left, Right and Enter."""
        key, row = event.key(), self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(self.selected_lines()))
        elif key == Qt.Key.Key_Space and row >= 0:
            self._model.toggle([row])
        elif key == Qt.Key.Key_Escape and self._model.selected_names():
            self._model.set_selection(())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row >= 0 and self._model.rows.group(row):
            self._model.set_open(row, key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._open_or_close(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Toggle a check box, or with Shift the rows up to it; else select as Qt does."""
        row = self._box_at(event)
        self._in_box = row is not None
        if row is None:
            super().mousePressEvent(event)
            return
        before = self.currentIndex().row()
        is_range = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before >= 0
        if is_range:
            rows = self._model.rows.entries_of(range(min(row, before), max(row, before) + 1))
            self._model.select(entry.file_name for entry in rows)
        else:
            self._model.toggle([row])
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more after a press on a check box."""
        if not self._in_box:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Do not drag a check box."""
        if not self._in_box or not event.buttons():
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click on a check box as a click."""
        if self._box_at(event) is not None:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _box_at(self, event: QMouseEvent) -> int | None:
        """Return the row whose check box is at the position of a left click; None beside the boxes."""
        place = event.position().toPoint()
        left = self.columnViewportPosition(Column.PACKAGE)
        if event.button() != Qt.MouseButton.LeftButton or not left <= place.x() < left + self._painter.box_width():
            return None
        row = self.rowAt(place.y())
        return row if row >= 0 else None

    def _fit(self) -> None:
        """Give rows and columns lengths for the font."""
        fit_rows(self)
        header = self.horizontalHeader()
        texts = {
            Column.STATUS: map(status_shape_text, Status),
            Column.AGE: [*map(age_text, _LONG_AGES), date_text(0)],
            Column.KIND: kind_texts(),
        }
        widths = {}
        for column, width in _WIDTHS.items():
            heading = header.sectionSizeFromContents(column).width()
            widths[column] = max(in_font(self, width), self._width_of(texts.get(column, ())), heading)
        self.columns.set_usual(widths)

    def _width_of(self, texts: Iterable[str]) -> int:
        """Return the width of a column for all of some texts in the font of headings, which is the wider one."""
        frame = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        widths = map(QFontMetrics(bold_font()).horizontalAdvance, texts)
        return max(widths, default=0) + 2 * (PADDING + frame) + 1

    def _open_or_close(self, index: QModelIndex) -> None:
        if group := self._model.rows.group(index.row()):
            self._model.set_open(index.row(), not group.is_open)
        else:
            if not self._model.selected_names():  # a filter leads to a row, and selects none
                self._model.toggle([index.row()])
            self.details_wanted.emit()

    def _show_columns_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Columns"))
        for column, text in zip(Column, headings(), strict=True):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(self.columns.is_wanted(column))
            action.setEnabled(column not in (Column.PACKAGE, Column.STATUS))  # one has the boxes, one the warnings
            action.toggled.connect(lambda shown, column=column: self.columns.want(column, shown))
        popup(menu, self.horizontalHeader().mapToGlobal(place))

    def _save_current(self) -> None:
        index = self.currentIndex()
        row = index.row()
        self._current = (self._model.rows.entry(row) or self._model.rows.group(row)) if row >= 0 else None
        self._was_in_view = self.viewport().rect().intersects(self.visualRect(index))

    def _restore_current(self) -> None:
        chooser, rows, current = self.selectionModel(), self._model.rows, self._current
        row = rows.row_of_heading(current.name) if isinstance(current, Group) else None
        if isinstance(current, Entry):
            row = rows.row_of(current.file_name)
        if row is not None:
            # A user who has scrolled away from the current row is not brought back to it.
            self.setAutoScroll(self._was_in_view)
            chooser.setCurrentIndex(self._model.index(row, 0), chooser.SelectionFlag.NoUpdate)
            self.setAutoScroll(True)
        if isinstance(chooser, FileSelection):
            chooser.sync()
