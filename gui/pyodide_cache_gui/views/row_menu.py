"""The menu of a row: copy its name, path or line, show it in its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from pyodide_cache.disk.inventory import Entry
from pyodide_cache_gui.icons import icon


class RowMenu(QMenu):
    """What can be done with the entries of the selected rows."""

    def __init__(self, directory: Path, entries: tuple[Entry, ...], lines: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        names = [entry.file_name for entry in entries]
        self.addAction(self.tr("Copy file name"), lambda: _copy("\n".join(names)))
        paths = [str(directory / name) for name in names]
        self.addAction(self.tr("Copy path"), lambda: _copy("\n".join(paths)))
        self.addAction(self.tr("Copy as a table"), lambda: _copy("\n".join(lines)))
        hashes = [entry.sha256 for entry in entries if entry.sha256]
        self.addAction(self.tr("Copy sha256"), lambda: _copy("\n".join(hashes))).setEnabled(bool(hashes))
        self.addSeparator()
        folder = QUrl.fromLocalFile(str(directory))
        self.addAction(icon("folder"), self.tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))

    def popup_at(self, place: QPoint) -> None:
        """Show the menu, and let it go when it is closed."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(place)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
