"""A small button that copies a text and confirms it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from pyodide_cache_gui.widgets.layouts import fit_font
from pyodide_cache_gui.widgets.speech import announce

#: How long the button confirms, in milliseconds.
_CONFIRM = 1500


class CopyButton(QPushButton):
    """Copy what ``text`` returns when it is clicked."""

    def __init__(self, text: Callable[[], str], what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._text = text
        self._back = QTimer(self, singleShot=True, interval=_CONFIRM)
        self._back.timeout.connect(self._say_copy)
        self._say_copy()
        self.setAccessibleName(what)
        self.setToolTip(what)
        fit_font(self, CopyButton._fit)
        self.clicked.connect(self._copy)

    def _fit(self) -> None:
        """Be wide enough for both texts, so that nothing moves."""
        wider = max(self.fontMetrics().horizontalAdvance(word) for word in (self.tr("Copy"), self.tr("Copied")))
        self.setFixedWidth(wider + 26)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())
        self.setText(self.tr("Copied"))
        announce(self, self.text())
        self._back.start()

    def _say_copy(self) -> None:
        self.setText(self.tr("Copy"))
