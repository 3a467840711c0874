"""Rows, columns and forms of widgets, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

Box = TypeVar("Box", bound=QBoxLayout)
Child = QWidget | QLayout

#: What a row or column has: a widget or layout, one with its stretch factor, or empty space with a stretch factor.
Item = Child | tuple[Child, int] | int
Margins = tuple[int, int, int, int]

#: Of every dialog.
DIALOG_MARGINS = (24, 24, 24, 16)

#: Of a page below tabs, which ends where the dialog's other parts do.
PAGE_MARGINS = (0, 16, 0, 0)

#: Height of a field of one line, in pixels.
_LINE = 28


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


def page(parent: QWidget, *items: Item, margins: Margins = PAGE_MARGINS) -> QWidget:
    """Return a widget with items below each other; see `hbox`."""
    widget = QWidget(parent)
    vbox(*items, parent=widget, margins=margins)
    return widget


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """Return an area that scrolls its content up and down, and is as wide as this needs."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area


def line(parent: QWidget) -> QFrame:
    """Return a horizontal line of one pixel, between the parts of the window, in the palette's border color."""
    found = QFrame(parent)
    found.setFrameShape(QFrame.Shape.HLine)
    found.setFrameShadow(QFrame.Shadow.Plain)
    found.setFixedHeight(1)
    found.setForegroundRole(found.palette().ColorRole.Mid)
    return found


def form(*rows: tuple[str, Child]) -> QFormLayout:
    """Return a form; each label stands in the middle of the first line of its field."""
    layout = QFormLayout()
    layout.setHorizontalSpacing(16)
    layout.setVerticalSpacing(8)
    for text, field in rows:
        add_field(layout, text, field)
    return layout


def add_field(layout: QFormLayout, text: str, field: Child) -> None:
    """Add a row to a form; a mnemonic in its text moves the focus to the field."""
    label = buddy_label(text, field if isinstance(field, QWidget) else next(_children(field)))
    label.setFixedHeight(_first_line(field))
    layout.addRow(label, field)


def buddy_label(text: str, field: QWidget) -> QLabel:
    """Return a label whose mnemonic moves the focus to the field beside it."""
    label = QLabel(text)
    label.setBuddy(field.focusProxy() or field)
    return label


def focus_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield the parts of a widget that Tab reaches, also those in tabs and splitters, as they are arranged."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
    for part in _parts(widget):
        yield from focus_order(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, (QTabWidget, QSplitter, QStackedWidget)):
        parts: Iterable[QWidget | None] = map(widget.widget, range(widget.count()))
    elif isinstance(widget, QScrollArea):
        parts = (widget.widget(),)
    else:
        parts = _children(widget.layout())
    return (part for part in parts if part is not None)


def _children(layout: QLayout | None) -> Iterator[QWidget]:
    for part in _arranged(layout) if layout is not None else ():
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _children(part)


def _arranged(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """Yield what is directly in a layout, in its order."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if isinstance(item, QLayout):
            yield item
        elif item is not None:
            widget = item.widget()
            # Python would keep the item when Qt has deleted it, and take what Qt then makes at its address for it.
            shiboken6.invalidate(item)
            if widget is not None:
                yield widget


def _first_line(child: Child) -> int:
    """Return the height of the first line of a field."""
    if isinstance(child, QVBoxLayout) or (isinstance(child, QLayout) and child.count() == 1):
        first = next(_arranged(child), None)
        return _first_line(first) if first is not None else 0
    return min(_LINE, child.sizeHint().height())


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
