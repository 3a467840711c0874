"""Rows and columns of widgets."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Box = TypeVar("Box", bound=QBoxLayout)
Child = QWidget | QLayout

#: What a row or column has: a widget or layout, one with its stretch factor, or empty space with a stretch factor.
Item = Child | tuple[Child, int] | int
Margins = tuple[int, int, int, int]

#: Of every dialog.
DIALOG_MARGINS = (24, 24, 24, 16)


def hbox(
    *items: Item, spacing: int = 8, parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return a layout from left to right.

    Args:
        items: see `Item`.
        spacing: between items, in pixels.
        parent: the widget that gets the layout; None for a part of another layout.
        margins: left, top, right and bottom, in pixels.

    """
    return _filled(QHBoxLayout(parent) if parent else QHBoxLayout(), items, spacing, margins)


def vbox(
    *items: Item, spacing: int = 8, parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a layout from top to bottom; see `hbox`."""
    return _filled(QVBoxLayout(parent) if parent else QVBoxLayout(), items, spacing, margins)


def _filled(layout: Box, items: tuple[Item, ...], spacing: int, margins: Margins) -> Box:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for item in items:
        child, stretch = item if isinstance(item, tuple) else (item, 0)
        if isinstance(child, int):
            layout.addStretch(child)
        elif isinstance(child, QLayout):
            layout.addLayout(child, stretch)
        else:
            layout.addWidget(child, stretch)
    return layout
