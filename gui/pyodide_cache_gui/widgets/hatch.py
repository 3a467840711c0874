"""Diagonal lines, which mark areas without relying on color."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_SPACING = 8


def hatch(painter: QPainter, box: QRectF, color: QColor, *, width: float = 1.5) -> None:
    """Draw diagonal lines over ``box``, in step with those of its neighbours."""
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)  # the ends of the lines are not square
    lines = []
    low, high = box.left() + box.top(), box.right() + box.bottom()
    for number in range(ceil(low / _SPACING), floor(high / _SPACING) + 1):
        reach = float(number * _SPACING)  # the points of a line have x + y = reach
        start = max(box.left(), reach - box.bottom())
        end = min(box.right(), reach - box.top())
        if end > start:
            lines.append(QLineF(start, reach - start, end, reach - end))
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines(lines)
