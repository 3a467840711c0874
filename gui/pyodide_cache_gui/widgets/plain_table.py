"""The look of every table of the window: rows of one height, no grid, padding around the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

#: Pixels before and after a cell's text, besides the three that a style adds.
PADDING = 13
_ROW_PADDING = 10

#: Padding of cells and headings; all colors come from the palette.
_STYLE = f"""
QTableView::item {{ padding: 0 {PADDING}px; }}
QHeaderView {{ border: none; border-bottom: 1px solid palette(mid); background: palette(window); }}
QHeaderView::section {{
    padding: 5px {PADDING + 3}px; border: none; background: palette(window); color: palette(window-text);
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
    rows.setDefaultSectionSize(table.fontMetrics().height() + _ROW_PADDING)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
