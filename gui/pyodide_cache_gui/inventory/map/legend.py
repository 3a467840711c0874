"""A row of colors with their meanings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pyodide_cache_gui.inventory.map.map_colors import LegendItem
from pyodide_cache_gui.widgets.chart import hatch
from pyodide_cache_gui.widgets.theme import faint_text, mix

_SWATCH = 12
_GAP = 6
_BETWEEN = 14
_MARGIN = 16


class Legend(QWidget):
    """Explain the colors of a map; the tool tip has what does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._items: tuple[LegendItem, ...] = ()
        self._hatched = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, title: str, items: Sequence[LegendItem], hatched: str = "") -> None:
        """Show colors after a title; ``hatched`` is the meaning of hatching."""
        self._title, self._items, self._hatched = title, tuple(items), hatched
        texts = [item.text for item in items]
        if hatched:
            texts.append(self.tr("hatched: {meaning}").format(meaning=hatched))
        text = f"{title}: {', '.join(texts)}" if texts else ""
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line of text."""
        return QSize(200, self.fontMetrics().height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many colors and texts as fit."""
        if not self._items:
            return
        painter = QPainter(self)
        metrics = self.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        text = self.palette().color(QPalette.ColorRole.WindowText)
        window = self.palette().color(QPalette.ColorRole.Window)
        more = metrics.horizontalAdvance("…")
        painter.setPen(faint_text(self.palette()))
        painter.drawText(QRectF(_MARGIN, 0, self.width(), self.height()), middle, self._title)
        x = _MARGIN + metrics.horizontalAdvance(self._title) + _BETWEEN
        shown: list[tuple[str, QColor | None]] = [(item.text, item.fill) for item in self._items]
        if self._hatched:
            shown.append((self._hatched, None))
        for number, (word, fill) in enumerate(shown):
            wide = _SWATCH + _GAP + metrics.horizontalAdvance(word)
            if x + wide + (0 if number == len(shown) - 1 else _BETWEEN + more) > self.width() - _MARGIN:
                painter.setPen(text)
                painter.drawText(QRectF(x, 0, more + 2, self.height()), middle, "…")
                break
            swatch = QRectF(x + 0.5, (self.height() - _SWATCH) // 2 + 0.5, _SWATCH - 1, _SWATCH - 1)
            if fill is None:
                hatch(painter, swatch, text)
            painter.setPen(QPen(mix(fill or window, text, 0.35 if fill else 0.9), 1))
            painter.setBrush(fill or Qt.BrushStyle.NoBrush)
            painter.drawRect(swatch)
            painter.setPen(mix(window, text, 0.9))
            painter.drawText(QRectF(x + _SWATCH + _GAP, 0, wide, self.height()), middle, word)
            x += wide + _BETWEEN
        painter.end()
