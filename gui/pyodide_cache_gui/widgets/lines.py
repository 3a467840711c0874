"""The thin lines between the window's parts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget


def line(parent: QWidget) -> QFrame:
    """Return a horizontal line of one pixel in the palette's border color."""
    found = QFrame(parent)
    found.setFrameShape(QFrame.Shape.HLine)
    found.setFrameShadow(QFrame.Shadow.Plain)
    found.setFixedHeight(1)
    found.setForegroundRole(found.palette().ColorRole.Mid)
    return found
