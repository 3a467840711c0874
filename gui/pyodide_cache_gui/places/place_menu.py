"""The menu of a place: open it, copy its path, forget its project folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout
from pyodide_cache_gui.places.places_model import Row
from pyodide_cache_gui.widgets.buttons import Act, open_folder
from pyodide_cache_gui.widgets.format import visible_text
from pyodide_cache_gui.widgets.icons import icon


class PlaceMenu(QMenu):
    """What can be done with a place or a project folder."""

    def __init__(self, row: Row, project: Path | None, choose: Act, forget: Act, parent: QWidget) -> None:
        super().__init__(parent)
        path = row.path
        self.setAccessibleName(visible_text(str(path)))
        if isinstance(row, Place) and row.layout is Layout.XBUILDENV:
            self.addAction(self.tr("Show the cross-build environments…"), choose)
        elif isinstance(row, Place) and row.can_be_opened:
            self.addAction(self.tr("Open"), choose)
        self.addAction(icon("folder"), self.tr("Open the folder"), partial(open_folder, path))
        self.addAction(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(str(path)))
        if project:
            self.addSeparator()
            text = self.tr("Forget the project folder {name}").format(name=visible_text(project.name))
            self.addAction(text.replace("&", "&&"), forget)
