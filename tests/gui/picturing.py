"""What a widget painted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def colors(widget: QWidget) -> set[int]:
    """Return the colors of a painted widget."""
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
