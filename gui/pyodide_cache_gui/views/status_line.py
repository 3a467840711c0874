"""The last line of the window: totals that are always true."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pyodide_cache.disk.inventory import Totals
from pyodide_cache_gui.format import files_text, size_text


class StatusLine(QWidget):
    """Total, shown, and free disk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = QLabel(self)
        self._shown = QLabel(self)
        self._free = QLabel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 8)
        layout.setSpacing(24)
        layout.addWidget(self._total)
        layout.addWidget(self._shown)
        layout.addStretch(1)
        layout.addWidget(self._free)
        self.setAccessibleName(self.tr("Totals"))

    def show_totals(self, total: Totals, shown: Totals | None, free: int | None, *, scanning: bool) -> None:
        """Show figures; ``shown`` is None while no filter is set."""
        text = f"{files_text(total.files)} · {size_text(total.bytes)}"
        self._total.setText(self.tr("Scanning… {text}").format(text=text) if scanning else text)
        self._shown.setVisible(shown is not None)
        if shown is not None:
            figures = f"{files_text(shown.files)} · {size_text(shown.bytes)}"
            self._shown.setText(self.tr("Shown: {figures}").format(figures=figures))
        self._free.setText(self.tr("{size} free").format(size=size_text(free)) if free is not None else "")

    def text(self) -> str:
        """Return all that the line says."""
        return f"{self._total.text()} {self._shown.text()} {self._free.text()}"
