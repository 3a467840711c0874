"""The last line of the window: totals and free space."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pyodide_cache.inventory.inventory import Totals
from pyodide_cache_gui.widgets.format import files_text, size_text


class StatusLine(QWidget):
    """Totals of the directory, of the shown and of the marked files, and free disk space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = QLabel(self)
        self._shown = QLabel(self)
        self._marked = QLabel(self)
        self._free = QLabel(self)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 8)
        layout.setSpacing(24)
        for label in (self._total, self._shown, self._marked):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._free)
        self._shown.hide()
        self._marked.hide()
        self.setAccessibleName(self.tr("Totals"))

    def add_widget(self, widget: QWidget) -> None:
        """Insert a widget before the free space."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def show_totals(self, total: Totals, shown: Totals | None, free: int | None, *, scanning: bool) -> None:
        """Show totals; ``shown`` is None without a filter."""
        text = f"{files_text(total.files)} · {size_text(total.bytes)}"
        self._total.setText(self.tr("Scanning… {text}").format(text=text) if scanning else text)
        self._shown.setVisible(shown is not None)
        if shown is not None:
            figures = f"{files_text(shown.files)} · {size_text(shown.bytes)}"
            self._shown.setText(self.tr("Shown: {figures}").format(figures=figures))
        self._free.setText(self.tr("{size} free").format(size=size_text(free)) if free is not None else "")

    def show_marked(self, marked: Totals | None, freed: int) -> None:
        """Show the marked files; ``freed`` bytes become free with them, which hard links may make less."""
        self._marked.setVisible(marked is not None)
        if marked is None:
            return
        text = self.tr("Marked: {files} · {size}").format(
            files=files_text(marked.files), size=size_text(marked.bytes)
        )
        if freed != marked.bytes:
            text += self.tr(", {size} reclaimable").format(size=size_text(freed))
        self._marked.setText(text)

    def text(self) -> str:
        """Return the text of the line."""
        shown = [
            label.text() for label in (self._total, self._shown, self._marked, self._free) if not label.isHidden()
        ]
        return " ".join(shown)
