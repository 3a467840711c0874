"""A part of a page: a heading that can be folded, and the widget below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from pyodide_cache_gui.widgets.labels import emphasize
from pyodide_cache_gui.widgets.layouts import vbox

#: Like the other headings, and underlined with the focus.
_TOGGLE = """
QToolButton { border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 0; margin-left: -6px; }
QToolButton:checked { background: transparent; }
QToolButton:focus { border-bottom-color: palette(highlight); }
"""


class Section(QWidget):
    """A heading above a widget."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None, *, folds: bool = False) -> None:
        super().__init__(parent)
        self.body = body
        self.heading = self._toggle() if folds else QLabel(self)
        emphasize(self.heading)
        if isinstance(self.heading, QLabel):
            self.heading.setBuddy(body)
        vbox(self.heading, body, spacing=4, parent=self)
        body.setVisible(not folds)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self.heading.setText(title)
        self.setAccessibleName(title)

    def _toggle(self) -> QToolButton:
        toggle = QToolButton(self, autoRaise=True, arrowType=Qt.ArrowType.RightArrow)
        toggle.setCheckable(True)
        toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toggle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        toggle.setMinimumWidth(1)  # a long heading is cut, and does not widen what contains it
        toggle.setStyleSheet(_TOGGLE)
        toggle.toggled.connect(self.body.setVisible)
        arrows = Qt.ArrowType.RightArrow, Qt.ArrowType.DownArrow
        toggle.toggled.connect(lambda unfold: toggle.setArrowType(arrows[unfold]))
        return toggle
