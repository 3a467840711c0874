"""The base class of widgets that paint a picture."""

from __future__ import annotations

import html
from functools import cache
from math import ceil, floor

from PySide6.QtCore import QEvent, QLineF, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFocusEvent, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAccessibleWidget, QToolTip, QWidget

from pyodide_cache_gui.widgets.speech import announce


class Chart(QWidget):
    """A painted widget with the role of a chart for screen readers; set its accessible name, and `describe` it.

    It is painted again when it gets or loses the focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _tell_screen_readers()

    def describe(self, text: str) -> None:
        """Tell screen readers what is shown: immediately, if the user has just changed it by a key."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                announce(self, text)

    def tip_at(self, _place: QPoint) -> str:
        """Return the tool tip at a position, as plain text; empty for none."""
        return ""

    def tip_area(self, _place: QPoint) -> QRect:
        """Return the area around a position that has the same tool tip; empty for the whole widget."""
        return QRect()

    def event(self, event: QEvent) -> bool:
        """Show the tool tip."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        if text := self.tip_at(event.pos()):
            # Names of files may look like markup.
            shown = f"<p style='white-space:pre'>{html.escape(text)}</p>"
            QToolTip.showText(event.globalPos(), shown, self, self.tip_area(event.pos()))
        else:
            QToolTip.hideText()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint no focus."""
        super().focusOutEvent(event)
        self.update()


@cache
def _tell_screen_readers() -> None:
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, found: QObject | None) -> QAccessibleInterface | None:
    """Return the interface of a chart; None leaves other objects to Qt."""
    return QAccessibleWidget(found, QAccessible.Role.Chart) if isinstance(found, Chart) else None


_SPACING = 8


def hatch(painter: QPainter, box: QRectF, color: QColor, *, width: float = 1.5) -> None:
    """Draw diagonal lines over ``box``, aligned with those of its neighbors."""
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
