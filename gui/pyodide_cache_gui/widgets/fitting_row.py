"""A row of widgets, some of which are shown only where there is space for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.widgets.layouts import Margins, hbox


class FittingRow(QWidget):
    """Show as many optional widgets as fit, the first ones first; they do not count for the least width.

    Attributes:
        line: the layout, which has all widgets, also the optional ones.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(parent)
        self.line = hbox(spacing=spacing, parent=self, margins=margins)
        self._optional: list[QWidget] = []

    def show_fitting(self, widgets: Sequence[QWidget]) -> None:
        """Replace the optional widgets by these, in this order, and hide earlier ones that are not among them."""
        for widget in self._optional:
            if widget not in widgets:
                widget.hide()
        self._optional = list(widgets)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size without optional widgets."""
        size = self.line.minimumSize()
        shown = [widget for widget in self._optional if not widget.isHidden()]
        return QSize(size.width() - sum(map(self._width_of, shown)), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Show what fits with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.layout():
            self._fit()

    def _fit(self) -> None:
        free = self.width() - self.minimumSizeHint().width()
        for widget in self._optional:
            free -= self._width_of(widget)
            widget.setVisible(free >= 0)
        self.line.activate()  # else what is visible now would be painted where it was

    def _width_of(self, widget: QWidget) -> int:
        return widget.sizeHint().width() + self.line.spacing()
