"""Rows, columns and forms of widgets, and the lines between them.

Nothing here lets Python see an item of a layout. Qt deletes it without notice, with the widget in it, and PySide
takes what Qt then makes at its address for the item: a wrong type, sometimes a crash. Nothing calls `itemAt`; a
layout is filled before a widget gets it: else PySide itself looks at the items of the layouts in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

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

#: Height and width of an icon in the usual font, in pixels.
ICON_SIDE = 16

#: A text, and its width in the usual font, in pixels.
_SAMPLE, _USUAL_WIDTH = "abcdefghijklmnopqrstuvwxyz", 180


class _Row(QHBoxLayout):
    first: Child | None = None


class _Column(QVBoxLayout):
    first: Child | None = None


Box = TypeVar("Box", _Row, _Column)
Widget = TypeVar("Widget", bound=QWidget)

_fits: WeakKeyDictionary[QWidget, Callable[[Any], object]] = WeakKeyDictionary()


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
    return _filled(_Row(), items, spacing, parent, margins)


def vbox(
    *items: Item, spacing: int = 8, parent: QWidget | None = None, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a layout from top to bottom; see `hbox`."""
    return _filled(_Column(), items, spacing, parent, margins)


def page(parent: QWidget, *items: Item, margins: Margins = PAGE_MARGINS, spacing: int = 8) -> QWidget:
    """Return a widget with items below each other; see `hbox`."""
    widget = QWidget(parent)
    vbox(*items, parent=widget, margins=margins, spacing=spacing)
    return widget


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """Return an area that scrolls its content up and down, and is as wide as this needs."""
    area = QScrollArea(parent, widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    bar = scroll_on_window(area)
    area.setMinimumWidth(content.minimumSizeHint().width() + bar.sizeHint().width())
    return area


def scroll_on_window(area: QAbstractScrollArea) -> QScrollBar:
    """Return the scroll bar of an area without a background, and give it the color of the window."""
    bar = area.verticalScrollBar()
    bar.setObjectName("page")
    bar.style().polish(bar)  # the style sheet looked at it before it had this name
    return bar


def line(parent: QWidget) -> QFrame:
    """Return a horizontal line of one pixel, between the parts of the window, in the palette's border color."""
    found = QFrame(parent, frameShape=QFrame.Shape.HLine, frameShadow=QFrame.Shadow.Plain)
    found.setFixedHeight(1)
    found.setForegroundRole(found.palette().ColorRole.Mid)
    return found


def form(*rows: tuple[str, Child]) -> QFormLayout:
    """Return a form; each label stands in the middle of the first line of its field."""
    layout = QFormLayout(horizontalSpacing=16, verticalSpacing=8)
    for text, field in rows:
        add_field(layout, text, field)
    return layout


def add_field(layout: QFormLayout, text: str, field: Child) -> None:
    """Add a row to a form; a mnemonic in its text moves the focus to the field."""
    label = buddy_label(text, _first(field))
    fit_font(label, lambda label: label.setFixedHeight(_first_line(field)))
    layout.addRow(label, field)


def buddy_label(text: str, field: QWidget) -> QLabel:
    """Return a label whose mnemonic moves the focus to the field beside it."""
    label = QLabel(text)
    label.setBuddy(field.focusProxy() or field)
    return label


def in_font(widget: QWidget | None, length: int) -> int:
    """Return a length in pixels, given for the usual font, for that of a widget or of the desktop: never less."""
    metrics = widget.fontMetrics() if widget else QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance(_SAMPLE)
    return length * max(_USUAL_WIDTH, width) // _USUAL_WIDTH


def fit_font(widget: Widget, fit: Callable[[Widget], object]) -> None:
    """Give a widget lengths or a font that depend on the desktop's font, now and whenever that changes.

    Args:
        widget: has one ``fit``; a later one replaces it.
        fit: gets the widget; a function that keeps a reference to it would keep it alive.
    """
    _fits[widget] = fit
    fit(widget)


def fit_again() -> None:
    """Fit all widgets to another font of the desktop."""
    for widget in QApplication.allWidgets():
        if fit := _fits.get(widget):
            fit(widget)


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
        parts = _arranged(widget, widget.layout())
    return (part for part in parts if part is not None)


def _arranged(widget: QWidget, layout: QLayout | None) -> Iterator[QWidget]:
    """Yield the parts of a widget that are in a layout of it, in its order."""
    if layout is None:
        return
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    parts: list[Any] = [*widget.findChildren(QWidget, options=direct), *layout.findChildren(QLayout, options=direct)]
    places = {layout.indexOf(part): part for part in parts}
    for place in sorted(places.keys() - {-1}):
        if isinstance(part := places[place], QWidget):
            yield part
        else:
            yield from _arranged(widget, part)


def _first(child: Child) -> QWidget:
    """Return the first widget in a row or column, or a widget itself."""
    first = child.first if isinstance(child, (_Row, _Column)) else child
    assert first is not None, "a field of a form is not empty"
    return first if isinstance(first, QWidget) else _first(first)


def _first_line(child: Child) -> int:
    """Return the height of the first line of a field."""
    if isinstance(child, _Column) or (isinstance(child, _Row) and child.count() == 1):
        return _first_line(child.first) if child.first else 0
    return min(in_font(_first(child), _LINE), child.sizeHint().height())


def _filled(layout: Box, items: tuple[Item, ...], spacing: int, parent: QWidget | None, margins: Margins) -> Box:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for item in items:
        child, stretch = item if isinstance(item, tuple) else (item, 0)
        if isinstance(child, int):
            layout.addStretch(child)
            continue
        layout.first = layout.first or child
        if isinstance(child, QLayout):
            layout.addLayout(child, stretch)
        else:
            layout.addWidget(child, stretch)
    if parent:
        parent.setLayout(layout)
    return layout
