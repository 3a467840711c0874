"""A line for a path, with a button that chooses one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathLine(QWidget):
    """An edit and a button; ``choose`` asks the user and returns a path, or an empty text."""

    def __init__(self, name: str, button: str, choose: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName(name)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAcceptDrops(False)  # a drop is for the whole window
        self._choose = choose
        self.button = QPushButton(button, self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.edit)

    def path(self) -> Path | None:
        """Return what was entered, absolute; None for nothing."""
        text = self.edit.text().strip()
        return Path(text).expanduser().absolute() if text else None

    def _ask(self) -> None:
        if chosen := self._choose():
            self.edit.setText(chosen)
