"""Labels for text that may be long or come from outside."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.layouts import fit_font
from pyodide_cache_gui.widgets.speech import spoken

#: What is longer and cannot wrap would widen the dialog around a label, beyond the screen.
_LONG_PART = re.compile(r"[^\s/\\-]{81,}")

#: A longer name or path on a single line would leave no room for what is said about it.
_LONG_WORD = re.compile(r"\S{61,}")


class PlainLabel(QLabel):
    """A label that wraps its text, never reads it as markup, and lets the user select it.

    A long name that cannot wrap is shortened in its middle; the tool tip has the whole text.
    """

    def __init__(self, parent: QWidget, text: str = "") -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text."""
        shown = _LONG_PART.sub(_ends, text)
        super().setText(shown)
        _name(self, shown)
        set_tip(self, text if shown != text else "")


class NoteLabel(PlainLabel):
    """A `PlainLabel` that is hidden while it is empty."""

    def setText(self, text: str) -> None:
        """Show a text, or nothing."""
        super().setText(text)
        self.setVisible(bool(text))


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip of plain text, which screen readers read without the markup that Qt shows it with."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription(text)


def emphasize(widget: QWidget, scale: float = 1.0, *, bold: bool = True) -> None:
    """Make the font of a widget bold, or not, and larger by a factor than the desktop's."""

    def fit(widget: QWidget) -> None:
        font = QApplication.font(widget)
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(bold)
        widget.setFont(font)

    fit_font(widget, fit)


class LineLabel(QLabel):
    """Plain text on one line, elided to the width that there is: no text can widen what contains it.

    Args:
        stretches: take the width that is left, and ask for none; else ask for the width of the text.
    """

    def __init__(self, parent: QWidget, text: str = "", *, stretches: bool = True) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored if stretches else policy.Maximum, policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; its lines are joined, and long names shortened in their middle."""
        self._whole = " ".join(text.split("\n"))
        super().setText(_LONG_WORD.sub(_ends, self._whole))
        _name(self, self._whole)
        self._show_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tool tip if it does not fit."""
        super().resizeEvent(event)
        self._show_tip()

    def minimumSizeHint(self) -> QSize:
        """Return no width."""
        return QSize(0, super().minimumSizeHint().height())

    def is_elided(self) -> bool:
        """Return whether a part of the text is not shown."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        area, metrics = self.contentsRect(), self.fontMetrics()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def _show_tip(self) -> None:
        set_tip(self, self._whole if self.is_elided() or self._whole != self.text() else "")


def _name(label: QLabel, text: str) -> None:
    """Let screen readers read a text without signs."""
    name = spoken(text)
    label.setAccessibleName(name if name != label.text() else "")


def _ends(found: re.Match[str]) -> str:
    return f"{found[0][:29]}…{found[0][-30:]}"
