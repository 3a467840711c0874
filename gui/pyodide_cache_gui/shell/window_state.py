"""What a window remembers: its size, its columns, what is shown beside the files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.session.saved_sources import window_settings
from pyodide_cache_gui.widgets.layouts import in_font

#: The least size of a window in the usual font, in pixels.
_LEAST = QSize(720, 480)


class WindowState:
    """Save and restore what the parts of a window register."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[Callable[[], object], Callable[[Any], object]]] = {}
        self._first: dict[str, object] = {}

    def add(self, key: str, save: Callable[[], object], restore: Callable[[Any], object]) -> None:
        """Remember what ``save`` returns, such as the geometry of a widget."""
        self._parts[key] = (save, restore)

    def add_switch(self, key: str, action: QAction) -> None:
        """Remember whether an action is checked."""
        self.add(key, action.isChecked, lambda value: action.setChecked(value in (True, "true")))

    def restore(self) -> frozenset[str]:
        """Give every part what it had when the window was closed last, and return the keys of what was saved."""
        settings = window_settings()
        saved = {key: value for key in self._parts if (value := settings.value(key)) is not None}
        for key, value in saved.items():
            with suppress(TypeError):  # of a file that was edited
                self._parts[key][1](value)
        self._first = self._state()
        return frozenset(saved)

    def save(self) -> None:
        """Write what changed since the window was opened: other windows keep what they wrote meanwhile."""
        settings = window_settings()
        for key, value in self._state().items():
            if key not in self._first or value != self._first[key]:
                settings.setValue(key, value)

    def _state(self) -> dict[str, object]:
        return {key: save() for key, (save, _) in self._parts.items()}


def first_size(window: QWidget) -> QSize:
    """Return a size that suits the screen."""
    room = window.screen().availableSize()
    return QSize(min(1440, max(1000, room.width() - 80)), min(860, max(640, room.height() - 80)))


def least_size(window: QWidget) -> QSize:
    """Return the size in which the bars fit: wider in a large font, as far as the screen allows."""
    width = min(in_font(window, _LEAST.width()), window.screen().availableSize().width())
    return QSize(width, 0).expandedTo(_LEAST)
