"""The size history, large: opened from the small chart in the status line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from pyodide_cache.inventory.history import Sample
from pyodide_cache_gui.widgets.size_chart import SizeChart

_WIDTH, _HEIGHT = 480, 180


class ChartPopup(QFrame):
    """A chart that goes away with the next click."""

    def __init__(self, samples: Sequence[Sample], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.chart = SizeChart(self)
        self.chart.set_samples(samples)
        self.chart.setFixedSize(_WIDTH, _HEIGHT)
        words = QLabel(self.chart.text(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(words)
        layout.addWidget(self.chart)

    def show_above(self, widget: QWidget) -> None:
        """Show the chart above a widget."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), 0))
        self.move(corner - QPoint(self.width(), self.height() + 8))
        self.show()
