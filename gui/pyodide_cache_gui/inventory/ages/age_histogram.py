"""A histogram of bytes by age, with a handle that sets an age limit."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from pyodide_cache.inventory.ages import Ages
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache_gui.inventory.ages.age_scale import AgeScale
from pyodide_cache_gui.widgets.chart import Chart, hatch
from pyodide_cache_gui.widgets.format import age_text, files_text, size_text
from pyodide_cache_gui.widgets.layouts import fit_font, hbox, in_font, vbox
from pyodide_cache_gui.widgets.theme import faint_text, mix

_BARS_A_PART = 14
#: Lengths in pixels, the first two in the usual font.
_HEIGHT = 72
_COLUMN = 236
_GRIP = 9
#: From the ends of the axis to those of the chart, for the handle.
_SIDE = 8
#: The limit that a first key press sets, in seconds.
_FIRST = 4 * 7 * 86_400.0


class AgeHistogram(QWidget):
    """Show the bytes of the files by age; a handle of the chart sets an age limit, to select older files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = AgeChart(self)
        self.caption = QLabel(self, wordWrap=True)
        fit_font(self.caption, lambda caption: caption.setFixedWidth(in_font(caption, _COLUMN)))
        self.button = QPushButton(self)
        side = vbox((self.caption, 1), hbox(self.button, 1), spacing=4)
        hbox((self.chart, 1), side, spacing=16, parent=self, margins=(16 - _SIDE, 4, 16, 4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.chart)
        self.chart.limit_changed.connect(self._update_caption)
        self._update_caption()

    def set_ages(self, ages: Ages) -> None:
        """Show files, and keep the age limit."""
        self.chart.set_ages(ages)
        self._update_caption()

    def file_names(self) -> frozenset[str]:
        """Return the names of the files older than the limit."""
        limit = self.chart.limit
        older = () if limit is None else self.chart.ages.entries_older(limit)
        return frozenset(entry.file_name for entry in older)

    def sizeHint(self) -> QSize:
        """Return a flat size."""
        return QSize(640, in_font(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the handle can still be moved."""
        return QSize(in_font(self, _COLUMN) + 120, in_font(self, _HEIGHT))

    def _update_caption(self) -> None:
        ages, limit = self.chart.ages, self.chart.limit
        older = Totals() if limit is None else ages.older(limit)
        files, size = files_text(older.files), size_text(older.bytes)
        if not ages.total.files:
            text = self.tr("No package files yet")
        elif limit is None:
            text = self.tr("Drag to select old files")
        elif not older.files:
            text = self.tr("{older}: no files").format(older=older_text(limit))
        else:
            text = self.tr("{older}:\n{files}, {size}").format(older=older_text(limit), files=files, size=size)
        self.caption.setText(text)
        self.chart.describe(text.replace("\n", " "))
        self.button.setText(self.tr("Select {files} ({size})").format(files=files, size=size))
        self.button.setVisible(bool(older.files))


class AgeChart(Chart):
    """The bars, the axis and the handle."""

    limit_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ages = Ages((), 0.0)
        self.scale = AgeScale()
        self.limit: float | None = None  # in seconds
        self._bars: list[Totals] = []
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Age limit"))

    def set_ages(self, ages: Ages) -> None:
        """Show files."""
        self.ages = ages
        self.scale = AgeScale(ages.oldest)
        bars = self.scale.parts * _BARS_A_PART
        edges = [self.scale.age(number / bars) for number in range(bars)]
        # The first bar includes files from the future, and the last one has no end.
        limits = [float("-inf"), *edges[1:], float("inf")]
        self._bars = [ages.between(low, high) for low, high in pairwise(limits)]
        self.update()

    def choose(self, limit: float | None) -> None:
        """Move the handle; None removes the limit."""
        if limit != self.limit:
            self.limit = limit
            self.update()
            self.limit_changed.emit()

    def sizeHint(self) -> QSize:
        """Return a flat size."""
        return QSize(400, in_font(self, _HEIGHT) - 8)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the texts of the axis fit."""
        return QSize(in_font(self, 240), in_font(self, _HEIGHT) - 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the axis, the bars and the handle."""
        painter = QPainter(self)
        self._paint_axis(painter)
        self._paint_bars(painter)
        if self.ages.total.files:
            self._paint_handle(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the handle with Left, Right, Home and End; Escape removes the limit."""
        stops, key = self.scale.stops, event.key()
        if key == Qt.Key.Key_Escape and self.limit is not None:
            self.choose(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = 1 if key == Qt.Key.Key_Right else -1
            self.choose(_FIRST if self.limit is None else self.scale.step(self.limit, by))
        elif key == Qt.Key.Key_Home:
            self.choose(stops[0])
        elif key == Qt.Key.Key_End:
            self.choose(stops[-1])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the handle to the mouse pointer."""
        if event.button() == Qt.MouseButton.LeftButton and self.ages.total.files:
            self._is_dragged = True
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle; beyond the end of the axis there is no limit."""
        if self._is_dragged:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stop dragging."""
        self._is_dragged = False

    def tip_at(self, place: QPoint) -> str:
        """Return the text about the bar at a position; empty without a bar."""
        room = self._room()
        number = int((place.x() - room.left()) / room.width() * len(self._bars)) if room.width() > 0 else -1
        if not 0 <= number < len(self._bars) or not self._bars[number].files:
            return ""
        low, high = (self.scale.age(edge / len(self._bars)) for edge in (number, number + 1))
        bar = self._bars[number]
        return self.tr("{low} to {high}: {files}, {size}").format(
            low=age_text(low), high=age_text(high), files=files_text(bar.files), size=size_text(bar.bytes)
        )

    def place_of(self, seconds: float) -> int:
        """Return the x coordinate of an age."""
        room = self._room()
        return round(room.left() + room.width() * self.scale.place(seconds))

    def _drag(self, x: float) -> None:
        room = self._room()
        if x > room.right() + _SIDE or room.width() <= 0:
            self.choose(None)
        else:
            self.choose(self.scale.nearest((x - room.left()) / room.width()))

    def _room(self) -> QRectF:
        return QRectF(_SIDE, 2, max(0, self.width() - 2 * _SIDE), max(0, self.height() - self._labels() - 2))

    def _labels(self) -> int:
        """Return the height of the texts below the axis."""
        return self.fontMetrics().height() + 2

    def _paint_axis(self, painter: QPainter) -> None:
        room = self._room()
        faint = faint_text(self.palette())
        line = mix(self.palette().color(QPalette.ColorRole.Window), faint, 0.45)
        part = room.width() / self.scale.parts
        texts = (self.tr("today"), self.tr("days"), self.tr("weeks"), self.tr("months"), self.tr("years"))
        step = 1 if max(map(self.fontMetrics().horizontalAdvance, texts)) < part else 2  # else they would overlap
        for number, text in enumerate(texts):
            left = room.left() + number * part
            painter.setPen(faint)
            if number % step == 0:
                wide = self.fontMetrics().horizontalAdvance(text) + 2
                start = max(0.0, left + (part - wide) / 2)  # a long first word would begin before the chart
                painter.drawText(
                    QRectF(start, room.bottom() + 1, wide, self._labels()), Qt.AlignmentFlag.AlignCenter, text
                )
            if number:
                painter.setPen(QPen(line, 1))
                painter.drawLine(round(left), round(room.bottom()), round(left), round(room.bottom()) + 5)
        painter.setPen(QPen(line, 1))
        painter.drawLine(round(room.left()), round(room.bottom()), round(room.right()), round(room.bottom()))

    def _paint_bars(self, painter: QPainter) -> None:
        room = self._room()
        most = max((bar.bytes for bar in self._bars), default=0)
        if not most:
            return
        highlight = self.palette().color(QPalette.ColorRole.Accent)
        base = self.palette().color(QPalette.ColorRole.Window)
        muted = mix(base, highlight, 0.5)
        limit = room.right() + 1 if self.limit is None else self.place_of(self.limit)
        if self.limit is not None:
            older = QRectF(limit, room.top(), room.right() - limit, room.height())
            painter.fillRect(older, mix(base, highlight, 0.1))
        wide = room.width() / len(self._bars)
        for number, bar in enumerate(self._bars):
            if not bar.files:
                continue
            left, right = round(room.left() + number * wide), round(room.left() + (number + 1) * wide) - 1
            tall = max(2, round((room.height() - 4) * bar.bytes / most))
            box = QRectF(left, room.bottom() - tall, max(1, right - left), tall)
            painter.fillRect(box, muted)
            if box.right() > limit:
                older = box.adjusted(max(0.0, limit - box.left()), 0, 0, 0)
                painter.fillRect(older, highlight)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                hatch(painter, older, mix(highlight, base, 0.55), width=1.2)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_handle(self, painter: QPainter) -> None:
        room = self._room()
        text = self.palette().color(QPalette.ColorRole.WindowText)
        base = self.palette().color(QPalette.ColorRole.Base)
        x = round(room.right()) if self.limit is None else self.place_of(self.limit)
        color = faint_text(self.palette()) if self.limit is None else text
        painter.fillRect(QRectF(x - 1, room.top(), 2, room.height() + 1), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grip = QRectF(x - _GRIP / 2, room.center().y() - _GRIP, _GRIP, 2 * _GRIP)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(grip.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)
        painter.setPen(QPen(color, 1))
        painter.setBrush(base)
        painter.drawRoundedRect(grip, 3, 3)
        for offset in (-1.5, 1.5):
            middle = grip.center() + QPointF(offset, 0)
            painter.drawLine(middle - QPointF(0, 4), middle + QPointF(0, 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def older_text(seconds: float) -> str:
    """Return an age limit as text."""
    if not seconds:
        return QCoreApplication.translate("AgeHistogram", "Of any age")
    # One second more, since rounding may make a month slightly shorter.
    return QCoreApplication.translate("AgeHistogram", "Older than {age}").format(age=age_text(seconds + 1))
