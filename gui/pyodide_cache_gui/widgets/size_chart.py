"""How large the cache directory was: a line in the status line, a chart where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from pyodide_cache.inventory.history import Sample, growth_per_week
from pyodide_cache_gui.widgets.chart import Chart
from pyodide_cache_gui.widgets.format import files_text, size_text
from pyodide_cache_gui.widgets.layouts import vbox
from pyodide_cache_gui.widgets.theme import faint_text, mix

#: From this height on there is room for an axis with words; and the size of a chart that is shown large, in pixels.
_LARGE = 80
_LARGE_SIZE = (480, 180)
_DOT = 2.5
_MARGIN = 4.0
_STEADY = 0.001


class SizeChart(Chart):
    """Show bytes over time, from 0 up, and tell the growth in words; a click shows it large.

    It is hidden while there are fewer than two samples.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[Sample, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Size over time"))
        self.hide()

    def set_samples(self, samples: Sequence[Sample]) -> None:
        """Show other samples, oldest first."""
        self._samples = tuple(samples)
        self.setVisible(len(samples) > 1)
        self.describe(self.text())
        self.update()

    def text(self) -> str:
        """Return the size and the growth in words: ``212 MB, +14 MB a week``."""
        if not self._samples:
            return ""
        size = size_text(self._samples[-1].bytes)
        growth = growth_per_week(self._samples)
        if growth is None:
            return self.tr("{size}; growth is shown after three days").format(size=size)
        if abs(growth) <= self._samples[-1].bytes * _STEADY:
            return self.tr("{size}, steady").format(size=size)
        sign = "−" if growth < 0 else "+"
        return self.tr("{size}, {growth} a week").format(size=size, growth=sign + size_text(abs(round(growth))))

    def show_large(self) -> None:
        """Show the chart and its words above itself, until the next click."""
        popup = QFrame(self.window(), Qt.WindowType.Popup, frameShape=QFrame.Shape.StyledPanel)
        popup.setObjectName("panel")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chart = SizeChart(popup)
        chart.set_samples(self._samples)
        chart.setFixedSize(*_LARGE_SIZE)
        vbox(QLabel(chart.text(), popup), chart, parent=popup, margins=(16, 12, 16, 16))
        popup.adjustSize()
        corner = self.mapToGlobal(QPoint(self.width(), 0))
        popup.move(corner - QPoint(popup.width(), popup.height() + 8))
        popup.show()

    def sizeHint(self) -> QSize:
        """Return the size that it has in the status line."""
        return QSize(120, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the curve."""
        if not self._samples:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        if self._is_large():
            self._paint_axis(painter, room)
        self._paint_curve(painter, room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the chart large."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside and not self._is_large():
            self.show_large()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the chart large by Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not self._is_large():
            self.show_large()
        else:
            super().keyPressEvent(event)

    def tip_at(self, place: QPoint) -> str:
        """Return the words of the chart; in a large one also the sample nearest to a place."""
        if not self._is_large():
            return self.text()
        points = self._points(self._room())
        nearest = min(range(len(points)), key=lambda number: abs(points[number].x() - place.x()))
        sample = self._samples[nearest]
        day = self.locale().toString(_moment(sample), self.locale().FormatType.ShortFormat)
        size, files = size_text(sample.bytes), files_text(sample.files)
        return self.tr("{day}: {size}, {files}").format(day=day, size=size, files=files) + "\n" + self.text()

    def _is_large(self) -> bool:
        return self.height() >= _LARGE

    def _room(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._is_large():
            metrics = self.fontMetrics()
            wide = metrics.horizontalAdvance(size_text(self._top())) + 8
            room.adjust(wide, metrics.height() / 2, 0, -metrics.height() - 4)
        return room

    def _top(self) -> int:
        """Return the bytes at the upper end of the axis: in a large chart a round figure."""
        most = max(sample.bytes for sample in self._samples) or 1
        return _rounded_up(most) if self._is_large() else most

    def _points(self, room: QRectF) -> list[QPointF]:
        first, last = self._samples[0].time, self._samples[-1].time
        span, top = last - first or 1.0, self._top()
        return [
            QPointF(
                room.left() + room.width() * (sample.time - first) / span,
                room.bottom() - room.height() * sample.bytes / top,
            )
            for sample in self._samples
        ]

    def _paint_curve(self, painter: QPainter, room: QRectF) -> None:
        points = self._points(room)
        color = self.palette().color(QPalette.ColorRole.Accent)
        ground = QPolygonF([QPointF(points[0].x(), room.bottom()), *points, QPointF(points[-1].x(), room.bottom())])
        area = QPainterPath()
        area.addPolygon(ground)
        fill = QColor(color)
        fill.setAlphaF(0.18)
        painter.fillPath(area, fill)
        painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Window), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawEllipse(points[-1], _DOT, _DOT)

    def _paint_axis(self, painter: QPainter, room: QRectF) -> None:
        faint = faint_text(self.palette())
        line = mix(self.palette().color(QPalette.ColorRole.Window), faint, 0.25)
        high = self.fontMetrics().height()
        for share in (0.0, 0.5, 1.0):
            y = round(room.bottom() - room.height() * share) - 0.5
            painter.setPen(QPen(line, 1))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(faint)
            label = QRectF(0, y - high / 2, room.left() - 6, high)
            text = size_text(round(self._top() * share))
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        days = QRectF(room.left(), room.bottom() + 4, room.width(), high)
        ends = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for sample, side in zip((self._samples[0], self._samples[-1]), ends, strict=True):
            text = self.locale().toString(_moment(sample).date(), self.locale().FormatType.ShortFormat)
            painter.drawText(days, side | Qt.AlignmentFlag.AlignTop, text)


def _moment(sample: Sample) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(sample.time))


def _rounded_up(number: int) -> int:
    """Return the next number whose first digits are 1, 2, 4, 6 or 8 and the rest zeros."""
    step = int(10 ** (len(str(number)) - 1))
    return next(first * step for first in (1, 2, 4, 6, 8, 10) if first * step >= number)
