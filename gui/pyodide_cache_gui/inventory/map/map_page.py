"""The map, with a choice of what its colors show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pyodide_cache_gui.inventory.map.map_colors import Coloring, coloring_text
from pyodide_cache_gui.inventory.map.treemap import Treemap


class MapPage(QWidget):
    """A `Treemap` below a line about the tile under the mouse pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = Treemap(self)
        self.color_box = QComboBox(self)
        for coloring in Coloring:
            self.color_box.addItem(coloring_text(coloring), coloring)
        self.color_box.currentIndexChanged.connect(self._on_color)
        label = QLabel(self.tr("C&olor by"), self)
        label.setBuddy(self.color_box)
        self._hovered = QLabel(self)
        self._hovered.setTextFormat(Qt.TextFormat.PlainText)
        self._hovered.setMinimumWidth(1)  # a long name must not widen the window
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 8)
        top.setSpacing(8)
        top.addWidget(label)
        top.addWidget(self.color_box)
        top.addSpacing(16)
        top.addWidget(self._hovered, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.map, 1)
        self.map.hovered.connect(self._hovered.setText)

    def coloring(self) -> Coloring:
        """Return what the colors show."""
        return Coloring(self.color_box.currentData())

    def choose(self, coloring: str) -> None:
        """Choose what the colors show, by a text that may be out of date."""
        if coloring in list(Coloring):
            self.set_coloring(Coloring(coloring))

    def set_coloring(self, coloring: Coloring) -> None:
        """Choose what the colors show."""
        self.color_box.setCurrentIndex(self.color_box.findData(coloring))

    def _on_color(self) -> None:
        self.map.set_coloring(self.coloring())
