"""A part of a page: a heading that can be folded, and the widget below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from pyodide_cache_gui.widgets.labels import emphasize


class Section(QWidget):
    """A heading above a widget."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None, *, folds: bool = False) -> None:
        super().__init__(parent)
        self._title = title
        self.body = body
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.toggle: QToolButton | None = None
        self._heading: QLabel | None = None
        if folds:
            self.toggle = self._make_toggle()
            layout.addWidget(self.toggle)
        else:
            self._heading = QLabel(title, self)
            emphasize(self._heading)
            self._heading.setBuddy(body)
            layout.addWidget(self._heading)
        layout.addWidget(body)
        body.setVisible(not folds)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        if self.toggle:
            self.toggle.setText(title)
        elif self._heading:
            self._heading.setText(title)
        self.setAccessibleName(title)

    def _make_toggle(self) -> QToolButton:
        toggle = QToolButton(self)
        toggle.setText(self._title)
        toggle.setCheckable(True)
        toggle.setAutoRaise(True)
        toggle.setArrowType(Qt.ArrowType.RightArrow)
        toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toggle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        toggle.setMinimumWidth(1)  # a long heading is cut, and does not widen what contains it
        toggle.setStyleSheet("QToolButton { border: none; padding: 0; margin-left: -6px; }")
        emphasize(toggle)
        toggle.toggled.connect(self._unfold)
        return toggle

    def _unfold(self, unfold: bool) -> None:
        assert self.toggle
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if unfold else Qt.ArrowType.RightArrow)
        self.body.setVisible(unfold)
