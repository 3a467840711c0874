"""Labels for text that may be long or come from outside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(parent: QWidget, text: str = "") -> QLabel:
    """Return a label that wraps its text, never reads it as markup, and lets the user select it."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def emphasize(widget: QWidget, scale: float = 1.0) -> None:
    """Make the font of a widget bold, and larger by a factor."""
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(True)
    widget.setFont(font)
