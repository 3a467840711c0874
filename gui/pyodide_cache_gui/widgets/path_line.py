"""A line for a path, with a button that chooses one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.fields import text_line
from pyodide_cache_gui.widgets.layouts import hbox


class PathLine(QWidget):
    """A field and a button.

    Args:
        parent: its owner.
        name: for screen readers.
        hint: shown while the field is empty.
        choose: asks the user and returns a path, or an empty text; else a folder is chosen.
    """

    def __init__(self, parent: QWidget, name: str, hint: str, choose: Callable[[], str] | None = None) -> None:
        super().__init__(parent)
        self.edit = text_line(self, hint, name)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAcceptDrops(False)  # a drop is for the whole window
        self._choose = choose or (lambda: QFileDialog.getExistingDirectory(self, self.tr("Choose a folder")))
        text = self.tr("Choose…") if choose else self.tr("Choose folder…")
        self.button = push_button(self, text, self._ask)
        hbox((self.edit, 1), self.button, parent=self)
        self.setFocusProxy(self.edit)

    def path(self) -> Path | None:
        """Return what was entered, absolute; None for nothing."""
        text = self.edit.text().strip()
        return Path(text).expanduser().absolute() if text else None

    def _ask(self) -> None:
        if chosen := self._choose():
            self.edit.setText(chosen)
