"""Paint the rows of the table of files.

Not by a delegate: Qt would ask the model a dozen things of each cell, and each question may have to wait
until the thread of a scan lets go of the interpreter. Here a repaint is a few calls a cell, and none comes
back from Qt.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QStyleOptionViewItem, QTableView

from pyodide_cache.base.record import record
from pyodide_cache_gui.inventory.cells import heading_font, lit_background
from pyodide_cache_gui.inventory.inventory_model import NUMBERS, InventoryModel
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.plain_table import PADDING

_BAR_HEIGHT = 6
_BAR_OPACITY = 150
#: No size takes more room than this.
_LONGEST_SIZE = "888.8 MB"

#: So many texts are remembered as they were cut to fit.
_MOST_CUT = 4096

_TEXT = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter)
_LEFT, _RIGHT = _TEXT | int(Qt.AlignmentFlag.AlignLeft), _TEXT | int(Qt.AlignmentFlag.AlignRight)
_CHECK_STATES = {
    Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
    Qt.CheckState.Checked: QStyle.StateFlag.State_On,
    Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
}


@record
class _Place:
    """Where a column is in the viewport, and its text in the column: pixels."""

    column: Column
    left: int
    width: int
    text_left: int
    text_width: int
    flags: int


class _Colours:
    """The colours of one repaint, asked for once."""

    def __init__(self, palette: QPalette) -> None:
        role = QPalette.ColorRole
        self.text = palette.color(role.Text)
        self.selected_text = palette.color(role.HighlightedText)
        self.highlight = palette.color(role.Highlight)
        self.alternate = palette.color(role.AlternateBase)
        self.lit = lit_background()
        self.bar, self.selected_bar = QColor(palette.color(role.Accent)), QColor(self.selected_text)
        for bar in (self.bar, self.selected_bar):
            bar.setAlpha(_BAR_OPACITY)


class RowPainter:
    """Paint what is seen of a table of an `InventoryModel`, as its style would."""

    def __init__(self, table: QTableView, model: InventoryModel) -> None:
        self._table = table
        self._model = model
        self._cut: dict[tuple[str, int, bool], str] = {}
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
        colours = _Colours(option.palette)
        places = [place for place in self._places(option, height) if place.left <= region.right()]
        box = self._box(option, height)
        end = max((place.left + place.width for place in places), default=0)
        selection = table.selectionModel()
        has_selection = selection.hasSelection()
        font, bold = table.font(), heading_font()
        room = QFontMetrics(font).horizontalAdvance(_LONGEST_SIZE) + 2 * PADDING
        if font != self._font:
            self._font = font
            self._cut.clear()
        for row in range(first, last + 1):
            line = QRect(0, row * height - top, end, height)
            is_selected = has_selection and selection.isSelected(model.index(row, 0))
            if is_selected:
                painter.fillRect(line, colours.highlight)
            else:
                if row % 2:
                    painter.fillRect(0, line.top(), region.right() + 1, height, colours.alternate)
                if model.is_lit(row):
                    painter.fillRect(line, colours.lit)
            is_heading = model.group(row) is not None
            painter.setFont(bold if is_heading else font)
            for place in places:
                if place.column is Column.PACKAGE:
                    option.rect = box.translated(place.left, line.top())
                    self._paint_box(painter, option, model.check(row))
                elif place.column is Column.SIZE and (share := model.share(row)):
                    bar = colours.selected_bar if is_selected else colours.bar
                    painter.fillRect(_bar(line, place, room, share), bar)
                if text := model.text(row, place.column):
                    own = None if is_selected else model.colour(row, place.column)
                    painter.setPen(own or (colours.selected_text if is_selected else colours.text))
                    text = self._fitting(text, place.text_width, bold if is_heading else font)
                    painter.drawText(place.text_left, line.top(), place.text_width, height, place.flags, text)
        self._paint_focus(painter, option)

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self._table.initViewItemOption(option)
        group = QPalette.ColorGroup.Active if self._table.isActiveWindow() else QPalette.ColorGroup.Inactive
        if not self._table.isEnabled():
            group = QPalette.ColorGroup.Disabled
        option.palette.setCurrentColorGroup(group)
        return option

    def _places(self, option: QStyleOptionViewItem, height: int) -> list[_Place]:
        """Return the columns that are seen, from left to right; the style tells where their text stands."""
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
        """Return where a click meets the box of a row, from the left of its column."""
        option.rect = QRect(0, 0, self._table.columnWidth(Column.PACKAGE), height)
        option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        return self._table.style().subElementRect(element, option, self._table)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, check: Qt.CheckState) -> None:
        flag = QStyle.StateFlag
        option.state = flag.State_Enabled | flag.State_Active | _CHECK_STATES[check]
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._table.style().drawPrimitive(element, option, painter, self._table)

    def _paint_focus(self, painter: QPainter, item: QStyleOptionViewItem) -> None:
        table = self._table
        current = table.currentIndex()
        if not current.isValid() or not table.hasFocus():
            return
        option = QStyleOptionFocusRect()
        option.initFrom(table)
        option.rect = table.visualRect(current)
        flag = QStyle.StateFlag
        option.state = flag.State_Enabled | flag.State_KeyboardFocusChange | flag.State_Item
        is_selected = table.selectionModel().isSelected(current)
        role = QPalette.ColorRole.Highlight if is_selected else QPalette.ColorRole.Base
        option.backgroundColor = item.palette.color(role)
        table.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, table)

    def _fitting(self, text: str, width: int, font: QFont) -> str:
        """Return a text, cut to fit; what was cut before is remembered, since rows are painted again and again."""
        key = (text, width, font.bold())
        if key not in self._cut:
            if len(self._cut) >= _MOST_CUT:
                self._cut.clear()
            self._cut[key] = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._cut[key]


def _bar(line: QRect, place: _Place, room: int, share: float) -> QRect:
    """Return the bar before a size, as long as its share of the largest one; ``room`` is left for the size."""
    left, right = place.left + PADDING, place.left + place.width - room
    length = max(2, round((right - left) * share)) if right > left else 0
    return QRect(right - length, line.center().y() - _BAR_HEIGHT // 2 + 1, length, _BAR_HEIGHT)
