"""The context menu of the selected files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.widgets.buttons import Act, open_folder
from pyodide_cache_gui.widgets.icons import icon


class RowMenu(QMenu):
    """What can be done with the selected files.

    Args:
        lines: the same as text.
        actions: of the window, for the selected files.
        select_package: selects all files of their packages.
    """

    def __init__(
        self,
        directory: Path,
        entries: Sequence[Entry],
        lines: Sequence[str],
        actions: Sequence[QAction],
        select_package: Act,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        names = [entry.file_name for entry in entries]
        self.addActions(actions)
        self.addSeparator()
        self.addAction(self.tr("Select all files of the package"), select_package)
        self.addSeparator()
        self._add_copy(self.tr("Copy file name"), names)
        self._add_copy(self.tr("Copy path"), [str(directory / name) for name in names])
        self._add_copy(self.tr("Copy file URL"), [(directory / name).as_uri() for name in names])
        keys = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        self._add_copy(f"{self.tr('Copy rows')}\t{keys}", lines)
        self._add_copy(self.tr("Copy sha256"), [entry.sha256 for entry in entries if entry.sha256])
        self.addSeparator()
        self.addAction(icon("folder"), self.tr("Open the folder"), partial(open_folder, directory))

    def _add_copy(self, text: str, lines: Sequence[str]) -> None:
        action = self.addAction(text, lambda: QGuiApplication.clipboard().setText("\n".join(lines)))
        action.setEnabled(bool(lines))
