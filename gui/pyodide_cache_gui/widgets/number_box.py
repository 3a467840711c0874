"""A field for a number."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

Box = TypeVar("Box", bound=QAbstractSpinBox)

_PADDING = 6


def padded(box: Box) -> Box:
    """Return a spin box whose text does not touch its outline; a style sheet cannot set this padding."""
    box.lineEdit().setTextMargins(_PADDING, 0, 0, 0)
    return box
