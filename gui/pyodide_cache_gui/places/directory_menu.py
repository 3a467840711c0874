"""The menu of the directory button: recent directories and the caches on this machine, with their sizes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from pyodide_cache.settings.directories import candidates
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.place_text import tool_tip
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import Act
from pyodide_cache_gui.widgets.format import path_text, plain_tip, size_text

if TYPE_CHECKING:
    from pyodide_cache.places.evidence import Place

_MOST_CHARACTERS = 44


class DirectoryMenu(QMenu):
    """Open another directory. Each time it is shown, a search updates the sizes and adds what is new."""

    def __init__(self, session: Session, controller: PlacesController, choose: Act, parent: QWidget) -> None:
        super().__init__(parent, toolTipsVisible=True)
        self._session, self._controller, self._choose = session, controller, choose
        self._actions: dict[Path, QAction] = {}
        self._others = QAction(self)
        self._end = QAction(self)
        self.aboutToShow.connect(self._fill)
        controller.changed.connect(self._show_known)

    def _fill(self) -> None:
        self.clear()
        self._actions.clear()
        here = self._session.directory
        self._add_heading(self.tr("Recent"))
        known = [choice.path for choice in candidates()] + RECENT_DIRECTORIES.read()
        for path in known if here in known else [here, *known]:
            if path not in self._actions:
                self._add(path, None)
        self._others = self._add_heading(self.tr("On this computer"))
        self._others.setVisible(False)
        self._end = self.addSeparator()
        keys = QKeySequence("Ctrl+O").toString(QKeySequence.SequenceFormat.NativeText)
        self.addAction(self.tr("Choose another…") + "\t" + keys, self._choose)
        self._controller.search()

    def _show_known(self) -> None:
        if self._actions:
            for place in self._controller.known.values():
                self._show(place)

    def _show(self, place: Place) -> None:
        """Show the size of a place; one that is not in the menu is added if it has files."""
        if not place.can_be_opened or place.measure is None:
            return
        if place.path not in self._actions:
            if not place.measure.files:
                return
            self._add(place.path, self._end)
            self._others.setVisible(True)
        action = self._actions[place.path]
        action.setText(f"{_text(place.path)}\t{size_text(place.measure.bytes)}")
        form, is_current = self._session.settings.age_format, place.path == self._session.directory
        action.setToolTip(plain_tip(tool_tip(place, form, is_current=is_current)))

    def _add_heading(self, text: str) -> QAction:
        heading = self.addAction(text)
        heading.setEnabled(False)
        return heading

    def _add(self, path: Path, before: QAction | None) -> None:
        self._actions[path] = action = QAction(_text(path), self)
        action.setCheckable(True)
        action.setChecked(path == self._session.directory)
        action.setToolTip(plain_tip(str(path)))
        action.triggered.connect(lambda: self._session.open(path))
        self.insertAction(before, action) if before else self.addAction(action)


def _text(path: Path) -> str:
    """Return a path with the home folder as ``~``, and elided in the middle if it is long."""
    text = path_text(path)
    if len(text) > _MOST_CHARACTERS:
        half = (_MOST_CHARACTERS - 1) // 2
        text = f"{text[:half]}…{text[-half:]}"
    return text.replace("&", "&&")
