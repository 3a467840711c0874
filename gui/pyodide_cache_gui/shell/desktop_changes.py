"""Follow the desktop immediately when its font, its colors or its contrast change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from pyodide_cache_gui.widgets.layouts import fit_again
from pyodide_cache_gui.widgets.theme import applied_theme, apply_theme


class DesktopChanges(QObject):
    """Apply the theme again, and fit what was made for the font that the desktop had before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._font, self._palette = QGuiApplication.font(), QGuiApplication.palette()
        # Qt reports a change before it has the new palette, and before all widgets have the new font.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._follow)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._timer.start)
        if hasattr(hints, "accessibility"):  # Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._timer.start)

    def follow(self, change: QEvent.Type) -> None:
        """Follow a change that Qt reported to the window."""
        is_font = change == QEvent.Type.FontChange and QGuiApplication.font() != self._font
        if is_font or (change == QEvent.Type.PaletteChange and QGuiApplication.palette() != self._palette):
            self._timer.start()

    def _follow(self) -> None:
        apply_theme(applied_theme())
        if QGuiApplication.font() != self._font:
            fit_again()
        self._font, self._palette = QGuiApplication.font(), QGuiApplication.palette()
        self._timer.stop()  # what was just applied is not a change
