"""What a window remembers: its size, its columns, what is shown beside the files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from pyodide_cache.settings.paths import AppPath


class WindowState:
    """Save and restore what the parts of a window register."""

    def __init__(self) -> None:
        self._layouts: dict[str, tuple[Callable[[], QByteArray], Callable[[QByteArray], object]]] = {}
        self._switches: dict[str, QAction] = {}
        self._choices: dict[str, tuple[Callable[[], str], Callable[[str], object]]] = {}

    def add_layout(self, key: str, save: Callable[[], QByteArray], restore: Callable[[QByteArray], object]) -> None:
        """Remember what ``save`` returns, such as the geometry of a widget."""
        self._layouts[key] = (save, restore)

    def add_switch(self, name: str, action: QAction) -> None:
        """Remember whether an action is checked."""
        self._switches[f"view/{name}"] = action

    def add_choice(self, name: str, save: Callable[[], str], restore: Callable[[str], object]) -> None:
        """Remember a text."""
        self._choices[f"view/{name}"] = (save, restore)

    def restore(self) -> frozenset[str]:
        """Give every part what it had when the window was closed last.

        Returns:
            The names of the switches that were saved.
        """
        state = _settings()
        saved = set()
        for key, (_, restore) in self._layouts.items():
            if isinstance(value := state.value(key), QByteArray):
                restore(value)
        for key, action in self._switches.items():
            if (value := state.value(key)) is not None:
                action.setChecked(value in (True, "true"))
                saved.add(key.removeprefix("view/"))
        for key, (_, choose) in self._choices.items():
            if isinstance(value := state.value(key), str):
                choose(value)
        return frozenset(saved)

    def save(self) -> None:
        """Write the state of every part."""
        state = _settings()
        for key, (save, _) in self._layouts.items():
            state.setValue(key, save())
        for key, action in self._switches.items():
            state.setValue(key, action.isChecked())
        for key, (text, _) in self._choices.items():
            state.setValue(key, text())


def first_size(window: QWidget) -> QSize:
    """Return a size that suits the screen."""
    room = window.screen().availableSize()
    return QSize(min(1440, max(1000, room.width() - 80)), min(860, max(640, room.height() - 80)))


def _settings() -> QSettings:
    return QSettings(str(AppPath.WINDOW.path), QSettings.Format.IniFormat)
