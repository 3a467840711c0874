"""The map, with a choice of what its colors show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from pyodide_cache_gui.inventory.map.map_colors import Coloring, coloring_text
from pyodide_cache_gui.inventory.map.treemap import Treemap
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox, vbox


class MapPage(QWidget):
    """A `Treemap` below a line about the tile under the mouse pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = Treemap(self)
        self.color_box = QComboBox(self)
        for coloring in Coloring:
            self.color_box.addItem(coloring_text(coloring), str(coloring))
        self.color_box.currentIndexChanged.connect(lambda: self.map.set_coloring(self.coloring()))
        self._hovered = QLabel(self)
        self._hovered.setTextFormat(Qt.TextFormat.PlainText)
        self._hovered.setMinimumWidth(1)  # a long name must not widen the window
        choice = hbox(buddy_label(self.tr("C&olor by"), self.color_box), self.color_box)
        top = hbox(choice, (self._hovered, 1), spacing=32, margins=(16, 8, 16, 8))
        vbox(top, (self.map, 1), spacing=0, parent=self)
        self.map.hovered.connect(self._hovered.setText)

    def coloring(self) -> Coloring:
        """Return what the colors show."""
        return Coloring(self.color_box.currentData())

    def choose(self, coloring: str) -> None:
        """Choose what the colors show; ignore a text that means nothing."""
        if (row := self.color_box.findData(coloring)) >= 0:
            self.color_box.setCurrentIndex(row)
