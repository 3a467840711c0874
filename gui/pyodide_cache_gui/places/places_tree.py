"""The tree in the sidebar: owners, and their places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.places.places_model import DETAILS_ROLE, MARK_ROLE, Mark, PlacesModel
from pyodide_cache_gui.widgets.layouts import in_font
from pyodide_cache_gui.widgets.table_model import Index
from pyodide_cache_gui.widgets.theme import faint_text, mix, status_color

_MARGIN = 16
_SYMBOL = 16
_PADDING = 4
_HEADING_ABOVE = 8
_SMALLER = 0.9
#: Shares of the highlight color in the background of a row; the text stays legible.
_SELECTED, _FOCUSED, _HOVERED = 0.14, 0.24, 0.06
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PlacesTree(QTreeView):
    """Places below the names of their owners; a click or Enter chooses one."""

    chosen = Signal(QModelIndex)
    forget_wanted = Signal(QModelIndex)

    def __init__(self, model: PlacesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, headerHidden=True, rootIsDecorated=False, indentation=0, expandsOnDoubleClick=False)
        self.setAccessibleName(self.tr("Places"))
        self.setModel(model)
        self.setItemDelegate(PlaceDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._choose)
        model.rowsInserted.connect(self._on_rows_inserted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, forget a project folder with Delete; the arrows only move."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.forget_wanted.emit(index)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.chosen.emit(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.model().index(row, 0))


class PlaceDelegate(QStyledItemDelegate):
    """Paint headings in one line, places and project folders in two."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is the view's."""
        name = option.fontMetrics.height()
        if not index.parent().isValid():
            return QSize(0, name + 2 * _PADDING + (_HEADING_ABOVE if index.row() else 0))
        return QSize(0, name + _small(option.font)[1].height() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        self._paint_background(painter, option)
        if index.parent().isValid():
            self._paint_place(painter, option, index)
        else:
            self._paint_heading(painter, option, index)
        painter.restore()

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette = option.palette
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = is_selected and self._tree.hasFocus()
        share = _FOCUSED if has_focus else _SELECTED if is_selected else 0.0
        if not share and option.state & QStyle.StateFlag.State_MouseOver:
            share = _HOVERED
        highlight = palette.color(QPalette.ColorRole.Highlight)
        if share:
            background = mix(palette.color(QPalette.ColorRole.Window), highlight, share)
            painter.fillRect(option.rect, background)
        if has_focus:
            painter.setPen(highlight)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        above = _HEADING_ABOVE if index.row() else 0
        rect = option.rect.adjusted(_MARGIN, above, -_MARGIN, 0)
        font, _ = _small(option.font)
        font.setBold(True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(faint_text(option.palette))
        arrow = "▾" if self._tree.isExpanded(index) else "▸"
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, arrow)
        room = rect.width() - _SYMBOL
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, _LEFT, text)

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, mark = option.palette, index.data(MARK_ROLE)
        text = palette.color(QPalette.ColorRole.WindowText)
        faint = text if option.state & QStyle.StateFlag.State_Selected else faint_text(palette)
        font = QFont(option.font)
        font.setBold(mark == Mark.CURRENT)
        metrics = QFontMetrics(font)
        top = option.rect.top() + _PADDING
        line = QRect(
            option.rect.left() + _MARGIN, top, option.rect.width() - 2 * _MARGIN, option.fontMetrics.height()
        )
        painter.setFont(option.font)
        painter.setPen(_symbol_color(mark, palette))
        painter.drawText(line, _LEFT, str(mark))
        line.setLeft(line.left() + in_font(self._tree, _SYMBOL))
        painter.setFont(font)
        painter.setPen(faint if mark == Mark.NONE else text)
        painter.drawText(line, _LEFT, fitting_path(str(index.data()), metrics, line.width()))
        small, metrics = _small(option.font)
        painter.setFont(small)
        painter.setPen(faint)
        below = QRect(line.left(), line.bottom() + 1, line.width(), metrics.height())
        painter.drawText(below, _LEFT, fitting(index.data(DETAILS_ROLE), metrics, below.width()))


def fitting(variants: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """Return the longest text that fits, else the shortest, with its end elided."""
    for text in variants:
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(variants[-1], Qt.TextElideMode.ElideRight, width)


def fitting_path(path: str, metrics: QFontMetrics, width: int) -> str:
    """Return a path that fits: without folders in the middle, and only if necessary with its name elided."""
    parts = Path(path).parts
    # The name of a project is worth keeping; "~" is not.
    head = () if parts[0] in ("~", "/") else parts[:1]
    shorter = [str(Path(*head, "…", *parts[number:])) for number in range(len(head) + 1, len(parts))]
    for text in (path, *shorter):
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(parts[-1], Qt.TextElideMode.ElideMiddle, width)


def _small(font: QFont) -> tuple[QFont, QFontMetrics]:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small, QFontMetrics(small)


def _symbol_color(mark: Mark, palette: QPalette) -> QColor:
    if mark == Mark.CURRENT:
        return palette.color(QPalette.ColorRole.Accent)
    if mark == Mark.PROBLEM:
        return status_color(Status.DIFFERS, palette) or palette.color(QPalette.ColorRole.WindowText)
    return faint_text(palette)
