"""The map with its one choice: what the colours mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pyodide_cache_gui.inventory.map.map_colors import Colouring
from pyodide_cache_gui.inventory.map.treemap import Treemap


class MapPage(QWidget):
    """A `Treemap` below a line that says what is under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = Treemap(self)
        self.colour_box = QComboBox(self)
        for colouring, text in (
            (Colouring.AGE, self.tr("Age")),
            (Colouring.KIND, self.tr("Kind")),
            (Colouring.RUNTIME, self.tr("Runtime")),
            (Colouring.STATUS, self.tr("Status")),
        ):
            self.colour_box.addItem(text, colouring)
        self.colour_box.currentIndexChanged.connect(self._on_colour)
        label = QLabel(self.tr("C&olour by"), self)
        label.setBuddy(self.colour_box)
        self._hovered = QLabel(self)
        self._hovered.setTextFormat(Qt.TextFormat.PlainText)
        self._hovered.setMinimumWidth(1)  # a long name is cut off rather than widening the window
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 8)
        top.setSpacing(8)
        top.addWidget(label)
        top.addWidget(self.colour_box)
        top.addSpacing(16)
        top.addWidget(self._hovered, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.map, 1)
        self.map.hovered.connect(self._hovered.setText)

    def colouring(self) -> Colouring:
        """Return what the colours mean."""
        return Colouring(self.colour_box.currentData())

    def set_colouring(self, colouring: Colouring) -> None:
        """Choose what the colours mean."""
        self.colour_box.setCurrentIndex(self.colour_box.findData(colouring))

    def _on_colour(self) -> None:
        self.map.set_colouring(self.colouring())
