"""Paint the rows of the table.

A delegate would be slower: for each cell, Qt calls the model a dozen times, and each call may wait until the
scan's thread releases the GIL. Here a repaint takes a few calls per cell, none of them from Qt.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from pyodide_cache.base.record import record
from pyodide_cache_gui.inventory.cells import highlight_background, selected_background
from pyodide_cache_gui.inventory.inventory_model import NUMBERS, InventoryModel
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.plain_table import BAR_OPACITY, BAR_SIDE, BAR_SPACE, PADDING
from pyodide_cache_gui.widgets.table_model import bold_font

#: The most elided texts that are cached.
_CACHE_SIZE = 4096

_TEXT = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter)
_LEFT, _RIGHT = _TEXT | int(Qt.AlignmentFlag.AlignLeft), _TEXT | int(Qt.AlignmentFlag.AlignRight)
_CHECK_STATES = {
    Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
    Qt.CheckState.Checked: QStyle.StateFlag.State_On,
    Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
}


@record
class _Place:
    """Where a column and its text are in the viewport, in pixels."""

    column: Column
    left: int
    width: int
    text_left: int
    text_width: int
    flags: int


class _Colors:
    """The colors of one repaint."""

    def __init__(self, palette: QPalette) -> None:
        role = QPalette.ColorRole
        self.text = palette.color(role.Text)
        self.selected = selected_background(palette)
        self.alternate = palette.color(role.AlternateBase)
        self.highlighted = highlight_background()
        self.focus = palette.color(role.Accent)
        self.bar = QColor(self.focus)
        self.bar.setAlpha(BAR_OPACITY)


class RowPainter:
    """Paint the visible rows of a table of an `InventoryModel`, as its style would."""

    def __init__(self, table: QTableView, model: InventoryModel) -> None:
        self._table = table
        self._model = model
        self._elided: dict[tuple[str, int, bool], str] = {}
        self._font = QFont()

    def paint(self, painter: QPainter, region: QRect) -> None:
        """Paint the rows in a part of the viewport."""
        table, model = self._table, self._model
        height = table.verticalHeader().defaultSectionSize()
        top = table.verticalOffset()
        first = max(0, (top + region.top()) // height)
        last = min(model.rowCount() - 1, (top + region.bottom()) // height)
        if last < first:
            return
        option = self._option()
        colors = _Colors(option.palette)
        places = [place for place in self._places(option, height) if place.left <= region.right()]
        box = self._box(option, height)
        end = max(table.viewport().width(), *(place.left + place.width for place in places))
        font, bold = table.font(), bold_font()
        if font != self._font:
            self._font = font
            self._elided.clear()
        for row in range(first, last + 1):
            line = QRect(0, row * height - top, end, height)
            check = model.check(row)
            is_selected = check is Qt.CheckState.Checked
            if is_selected:
                painter.fillRect(line, colors.selected)
            else:
                if row % 2:
                    painter.fillRect(line, colors.alternate)
                if model.is_highlighted(row):
                    painter.fillRect(line, colors.highlighted)
            is_heading = model.rows.group(row) is not None
            painter.setFont(bold if is_heading else font)
            for place in places:
                if place.column is Column.PACKAGE:
                    option.rect = box.translated(place.left, line.top())
                    self._paint_box(painter, option, check)
                elif place.column is Column.SIZE and (share := model.share(row)):
                    painter.fillRect(_bar(line, place, share), colors.bar)
                if text := model.text(row, place.column):
                    # A faint color would be too faint on a bar.
                    color = None if place.column is Column.SIZE else model.color(row, place.column)
                    painter.setPen(color or colors.text)
                    text = self._fitting(text, place.text_width, bold if is_heading else font)
                    painter.drawText(place.text_left, line.top(), place.text_width, height, place.flags, text)
        self._paint_focus(painter, colors, end)

    def box_width(self) -> int:
        """Return the width of the part of the first column in which a click is for the check box, in pixels."""
        option = self._option()
        box = self._box(option, self._table.verticalHeader().defaultSectionSize())
        return box.right() + PADDING // 2

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self._table.initViewItemOption(option)
        group = QPalette.ColorGroup.Active if self._table.isActiveWindow() else QPalette.ColorGroup.Inactive
        if not self._table.isEnabled():
            group = QPalette.ColorGroup.Disabled
        option.palette.setCurrentColorGroup(group)
        return option

    def _places(self, option: QStyleOptionViewItem, height: int) -> list[_Place]:
        """Return the visible columns; the style decides where their text is."""
        header, style = self._table.horizontalHeader(), self._table.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._table) + 1
        feature = QStyleOptionViewItem.ViewItemFeature
        found = []
        for column in Column:
            if header.isSectionHidden(column):
                continue
            left, width = header.sectionViewportPosition(column), header.sectionSize(column)
            option.rect = QRect(0, 0, width, height)
            has_box = column is Column.PACKAGE
            option.features = feature.HasDisplay | (feature.HasCheckIndicator if has_box else feature(0))
            text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._table)
            flags = _RIGHT if column in NUMBERS else _LEFT
            text_left = left + text.left() + margin
            found.append(_Place(column, left, width, text_left, text.width() - 2 * margin, flags))
        return found

    def _box(self, option: QStyleOptionViewItem, height: int) -> QRect:
        """Return the rectangle of a row's check box, relative to its column."""
        option.rect = QRect(0, 0, self._table.columnWidth(Column.PACKAGE), height)
        option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        return self._table.style().subElementRect(element, option, self._table)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, check: Qt.CheckState) -> None:
        flag = QStyle.StateFlag
        option.state = flag.State_Enabled | flag.State_Active | _CHECK_STATES[check]
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._table.style().drawPrimitive(element, option, painter, self._table)

    def _paint_focus(self, painter: QPainter, colors: _Colors, width: int) -> None:
        table = self._table
        current = table.currentIndex()
        if not current.isValid() or not table.hasFocus():
            return
        # Its rectangle would be empty if the column that was clicked has given way.
        top, height = table.rowViewportPosition(current.row()), table.rowHeight(current.row())
        painter.setPen(QPen(colors.focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(1, top + 1, width - 2, height - 2))

    def _fitting(self, text: str, width: int, font: QFont) -> str:
        """Return a text, elided to fit. The results are cached, since the same rows are painted many times."""
        key = (text, width, font.bold())
        if key not in self._elided:
            if len(self._elided) >= _CACHE_SIZE:
                self._elided.clear()
            self._elided[key] = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]


def _bar(line: QRect, place: _Place, share: float) -> QRect:
    """Return the bar of a size, proportional to its share of the largest one; the size is written on it."""
    left, width = place.left + BAR_SIDE, place.width - 2 * BAR_SIDE
    return QRect(left, line.top() + BAR_SPACE, max(2, round(width * share)), line.height() - 2 * BAR_SPACE)
