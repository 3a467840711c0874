"""The look of every table of the window: rows of one height, no grid, padding around the text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QMargins, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pyodide_cache_gui.widgets.layouts import fit_font
from pyodide_cache_gui.widgets.theme import faint_text

#: Pixels before and after a cell's text: all, and without the three that a style adds.
TEXT_SIDE = 16
PADDING = TEXT_SIDE - 3
_ROW_PADDING = 10

#: Beside and above a bar behind a number, in pixels, and its opacity, of 255: the number on it stays legible.
BAR_SIDE, BAR_SPACE = PADDING - 4, 4
BAR_OPACITY = 70

#: Beside the sentence of an empty table, in pixels.
_MARGIN = 24

#: Padding of cells and headings; all colors come from the palette.
_STYLE = f"""
QTableView {{ outline: 0; }}
QTableView::item {{ padding: 0 {PADDING}px; }}
QHeaderView {{ border: none; border-bottom: 1px solid palette(mid); background: palette(base); }}
QHeaderView::section {{
    padding: 5px {TEXT_SIDE}px; border: none; background: palette(base); color: palette(window-text);
}}
"""


def make_plain(table: QTableView) -> None:
    """Give a table the look of all tables; rows are selected whole."""
    table.setStyleSheet(_STYLE)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.setVisible(False)
    # Measuring 100,000 rows takes seconds, and all have the same height.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    fit_font(table, fit_rows)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fit_rows(table: QTableView) -> None:
    """Give the rows of a table a height for its font."""
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + _ROW_PADDING)


def paint_if_empty(view: QAbstractItemView, text: str) -> None:
    """Paint a sentence in the middle of a table or tree without rows."""
    if not view.model().rowCount():
        painter = QPainter(view.viewport())
        painter.setPen(faint_text(view.palette()))
        area = view.viewport().rect().marginsRemoved(QMargins(_MARGIN, 0, _MARGIN, 0))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        painter.end()


class PlainTable(QTableView):
    """A table with the look of all tables, and a name for screen readers; without rows it shows ``if_empty``."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.if_empty = ""
        self.setAccessibleName(name)
        self.setModel(model)
        make_plain(self)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._describe)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def show_if_empty(self, text: str) -> None:
        """Show another sentence while there are no rows."""
        self.if_empty = text
        self._describe()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows with a frame around the current one, or the sentence."""
        super().paintEvent(event)
        paint_if_empty(self, self.if_empty)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            # The rectangle of the index would be empty if its column is hidden by now.
            width = min(self.horizontalHeader().length(), self.viewport().width()) - 1
            row = QRect(0, self.rowViewportPosition(index.row()), width, self.rowHeight(index.row()) - 1)
            colors = self.palette()
            is_selected = self.selectionModel().isSelected(index)
            painter = QPainter(self.viewport())
            painter.setPen((colors.highlightedText() if is_selected else colors.highlight()).color())
            painter.drawRect(row)
            painter.end()

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self.model().rowCount() else self.if_empty)
