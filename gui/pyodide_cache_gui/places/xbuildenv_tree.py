"""The tree of cross-build environments: roots, and the versions in them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn, columns
from pyodide_cache_gui.widgets.lines_table import set_widths
from pyodide_cache_gui.widgets.plain_table import paint_if_empty

_ROW_PADDING = 10
_LEAST_OWNER = 120

#: As in the tables; all colors are from the palette.
_STYLE = """
QTreeView::item {{ height: {height}px; padding: 0 5px; }}
QHeaderView::section {{
    padding: 5px 8px; border: none; border-bottom: 1px solid palette(mid);
    background: palette(window); color: palette(window-text);
}}
"""


class XbuildenvTree(QTreeView):
    """The roots with their versions; Space checks the current row."""

    def __init__(self, model: XbuildenvModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cross-build environments"))
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(_STYLE.format(height=self.fontMetrics().height() + _ROW_PADDING))
        header = self.header()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        set_widths(self, columns().values())
        self._enough = _LEAST_OWNER + sum(self.columnWidth(column) for column in XbuildenvColumn)
        self._enough -= self.columnWidth(XbuildenvColumn.OWNER)
        model.rowsInserted.connect(self._on_rows_inserted)

    def show_if_empty(self, text: str) -> None:
        """Show another sentence while there are no rows."""
        self.setAccessibleDescription(text)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence."""
        super().paintEvent(event)
        paint_if_empty(self, self.accessibleDescription())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the size of the SDK, which the tool tip has too, while the columns do not fit."""
        super().resizeEvent(event)
        self.setColumnHidden(XbuildenvColumn.EMSDK, self.viewport().width() < self._enough)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check or uncheck the current row with Space, whichever column is current."""
        index = self.currentIndex().siblingAtColumn(0)
        if event.key() == Qt.Key.Key_Space and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            role = Qt.ItemDataRole.CheckStateRole
            is_checked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
            new = Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked
            self.model().setData(index, new.value, role)
        else:
            super().keyPressEvent(event)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.model().index(row, 0))
