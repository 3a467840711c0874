"""The sizes of a pack: the total in one line, a table and a chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QSplitter, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.pack.plan import total_of
from pyodide_cache.pack.report import Row
from pyodide_cache_gui.pack.pack_words import cells, name_text, row_text, row_tip, total_text
from pyodide_cache_gui.widgets.chart import Chart, hatch
from pyodide_cache_gui.widgets.format import less_text, size_text
from pyodide_cache_gui.widgets.labels import emphasize
from pyodide_cache_gui.widgets.layouts import vbox
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.theme import faint_text, mix

_BEFORE, _AFTER, _REDUCTION = 4, 5, 6
_NARROW = "QTableView::item { padding: 0 12px 0 2px; } QHeaderView::section { padding: 5px 15px 5px 5px; }"

_BAR = 8
_GAP = 2
_SPACE = 8
_MARGIN = 8
_MAX_NAME = 200


class PackSizes(QWidget):
    """Shows the rows of a plan or a report; selection and sort order survive a change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = QLabel(self)
        emphasize(self.total, 1.25)
        self.total.setAccessibleName(self.tr("Total"))
        self.total.setWordWrap(True)
        columns = {self.tr("Package"): STRETCH, self.tr("Files"): FIT, ".py": FIT, ".so": FIT}
        columns |= {self.tr("Before"): FIT, self.tr("After"): FIT, self.tr("Reduction"): FIT}
        self.table = LinesTable(self.tr("Packages before and after"), columns, self, numbers=range(1, len(columns)))
        self.table.rows.heading_tips = dict.fromkeys((_BEFORE, _AFTER), self.tr("Compressed, as it is downloaded"))
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.sortByColumn(_BEFORE, Qt.SortOrder.DescendingOrder)
        self.table.setStyleSheet(self.table.styleSheet() + _NARROW)  # seven columns must fit beside the strategies
        self.table.horizontalHeader().setMinimumSectionSize(56)
        self.chart = PackChart(self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.chart)
        area.setBackgroundRole(QPalette.ColorRole.Base)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.chart.setBackgroundRole(QPalette.ColorRole.Base)
        self.chart.setAutoFillBackground(True)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.addWidget(self.table)
        self.split.addWidget(area)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([260, 220])
        vbox(self.total, (self.split, 1), parent=self)

    def set_rows(self, rows: Sequence[Row], total: Row | None = None) -> None:
        """Show rows; without ``total`` their sum is shown."""
        before, after = total_of(row.before for row in rows), total_of(row.after for row in rows)
        total = total or Row("", "", before, after)
        by_name = sorted(rows, key=lambda row: row.name)
        self.table.rows.set_lines([*map(_line, by_name), replace(_line(total), is_total=True)])
        self.chart.set_rows(rows)
        self.total.setText(total_text(total))


def _line(row: Row) -> TextLine:
    after = row.after
    numbers = (after.files, after.python, after.libraries, row.before.bytes, after.bytes, row.reduction)
    spoken = ((_REDUCTION, less_text(row.reduction)),)
    return TextLine(cells(row), tuple(enumerate(numbers, start=1)), row, row_tip(row), spoken=spoken)


class PackChart(Chart):
    """Two bars for each package: a hatched one for the size before, a solid one for the size after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Sizes before and after"))
        self.set_rows(())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows, sorted by the size before, largest first."""
        self._rows = tuple(sorted(rows, key=lambda row: (-row.before.bytes, row.name)))
        self.describe(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return all rows as text, one line each."""
        return "\n".join(map(row_text, self._rows)) or self.tr("Nothing to show yet")

    def sizeHint(self) -> QSize:
        """Return a size with space for the two bars of every package."""
        return QSize(360, self._top() + len(self._rows) * self._step() + _MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which names and numbers are still readable."""
        return QSize(280, self.sizeHint().height())

    def row_at(self, place: QPoint) -> Row | None:
        """Return the package at a position; None between and below the packages."""
        number = (place.y() - self._top()) // self._step()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def bar_widths(self, row: Row) -> tuple[float, float]:
        """Return the lengths of the bars of a package, before and after, in pixels."""
        most = max((max(item.before.bytes, item.after.bytes) for item in self._rows), default=0) or 1
        room = self._room()
        return self._width(row.before.bytes, most, room), self._width(row.after.bytes, most, room)

    def tip_at(self, place: QPoint) -> str:
        """Return the text about the package at a position."""
        row = self.row_at(place)
        return row_tip(row) if row else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the legend and the bars."""
        painter = QPainter(self)
        self._paint_legend(painter)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, row, self._top() + number * self._step())
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row, top: int) -> None:
        metrics = self.fontMetrics()
        middle = QRectF(0, top, 0, self._step() - _SPACE)
        name = metrics.elidedText(name_text(row), Qt.TextElideMode.ElideRight, self._name_width())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        label = QRectF(_MARGIN, top, self._name_width(), middle.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        left = _MARGIN + self._name_width() + _SPACE
        before, after = self.bar_widths(row)
        bars = top + (middle.height() - 2 * _BAR - _GAP) / 2
        self._paint_before(painter, QRectF(left, round(bars), before, _BAR))
        self._paint_after(painter, QRectF(left, round(bars) + _BAR + _GAP, after, _BAR))
        figures = QRectF(left + max(before, after) + _SPACE, top, self._figure_width(), middle.height())
        painter.setPen(faint_text(self.palette()))
        painter.drawText(figures, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _figures(row))

    def _paint_legend(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        left, middle = _MARGIN + self._name_width() + _SPACE, _MARGIN + metrics.height() / 2
        for text, paint in ((self.tr("before"), self._paint_before), (self.tr("after"), self._paint_after)):
            paint(painter, QRectF(left, round(middle - _BAR / 2), 3 * _BAR, _BAR))
            wide = metrics.horizontalAdvance(text)
            painter.setPen(faint_text(self.palette()))
            place = QRectF(left + 4 * _BAR, _MARGIN, wide + 2, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left += 4 * _BAR + wide + 24

    def _paint_before(self, painter: QPainter, box: QRectF) -> None:
        ground = self.palette().color(QPalette.ColorRole.Base)
        faint = faint_text(self.palette())
        painter.fillRect(box, mix(ground, faint, 0.18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hatch(painter, box, mix(ground, faint, 0.6), width=1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if box.width() >= 3:  # a frame would hide a narrower bar
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(mix(ground, faint, 0.6), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_after(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QColor(self.palette().color(QPalette.ColorRole.Highlight)))

    def _width(self, size: int, most: int, room: float) -> float:
        return max(1.0, float(round(room * size / most))) if size else 0.0

    def _room(self) -> float:
        """Return the length of the longest bar in pixels."""
        return max(1.0, self.width() - 2 * _MARGIN - self._name_width() - 2 * _SPACE - self._figure_width())

    def _name_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name_text(row)) for row in self._rows), default=0)
        return min(widest, _MAX_NAME, self.width() // 3) + 1

    def _figure_width(self) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(_figures(row)) for row in self._rows), default=0) + 1

    def _step(self) -> int:
        return max(self.fontMetrics().height(), 2 * _BAR + _GAP) + _SPACE

    def _top(self) -> int:
        return _MARGIN + self.fontMetrics().height() + _SPACE


def _figures(row: Row) -> str:
    return f"{size_text(row.after.bytes)}, {less_text(row.reduction)}"
