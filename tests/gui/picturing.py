"""What a widget painted, and how well it can be seen."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView, QWidget

from pyodide_cache_gui.widgets.plain_table import BAR_SPACE


def colors(widget: QWidget) -> set[int]:
    """Return the colors of a painted widget."""
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colors as WCAG defines it."""

    def luminance(color: QColor) -> float:
        parts = [color.redF(), color.greenF(), color.blueF()]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def bar_length(table: QTableView, row: int, column: int) -> int:
    """Return the length of the bar that is painted behind a number, in pixels."""
    table.grab()  # lays it out
    cell = table.visualRect(table.model().index(row, column))
    image = table.viewport().grab(cell).toImage()
    above_text = [image.pixel(x, BAR_SPACE) for x in range(image.width())]
    return len(above_text) - above_text.count(above_text[0])
