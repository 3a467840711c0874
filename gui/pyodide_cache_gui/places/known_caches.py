"""The caches on this machine, offered where there are no files to show."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pyodide_cache.places.evidence import Place
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.place_text import owner_text, tool_tip
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import path_text, size_text
from pyodide_cache_gui.widgets.labels import emphasize
from pyodide_cache_gui.widgets.layouts import fit_font, in_font, vbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine

_WIDTH, _LEAST_HEIGHT = 640, 72


class KnownCaches(QWidget):
    """List the caches that have files, the largest first; a click or Enter opens one. Searches when it is shown."""

    def __init__(self, session: Session, controller: PlacesController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fit_font(self, lambda caches: caches.setMaximumWidth(in_font(caches, _WIDTH)))
        self._session, self._controller = session, controller
        self._title = QLabel(self)
        columns = {self.tr("Directory"): STRETCH, self.tr("Owner"): 152, self.tr("Files"): 80, self.tr("Size"): 104}
        self.table = LinesTable(self.tr("Caches on this computer"), columns, self, numbers=(2, 3))
        # The table scrolls before the page does.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        # Where the desktop activates at a click, both come; the second finds the directory open.
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        vbox(self._title, (self.table, 100), 1, parent=self)
        controller.changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Search."""
        super().showEvent(event)
        self._controller.search()

    def _show(self) -> None:
        session, form = self._session, self._session.settings.age_format
        places = [
            (place, place.measure)
            for place in self._controller.known.values()
            if place.can_be_opened and place.path != session.directory and place.measure and place.measure.files
        ]
        places.sort(key=lambda found: -found[1].bytes)
        lines = [
            TextLine(
                (path_text(place.path), owner_text(place.owner), str(amount.files), size_text(amount.bytes)),
                ((2, amount.files), (3, amount.bytes)),
                place,
                tool_tip(place, form, is_current=False),
            )
            for place, amount in places
        ]
        if lines != self.table.rows.lines():
            self.table.rows.set_lines(lines)
            rows = self.table.verticalHeader().defaultSectionSize() * len(lines)
            height = self.table.horizontalHeader().sizeHint().height() + rows + 2 * self.table.frameWidth()
            self.table.setMinimumHeight(min(height, _LEAST_HEIGHT))
            self.table.setMaximumHeight(height)
        if lines:
            self._title.setText(self.tr("Caches on this computer"))
        else:
            looking = self.tr("Looking for caches on this computer…")
            nothing = self.tr("No other caches were found on this computer")
            self._title.setText(looking if self._controller.is_searching else nothing)
        # A heading above the table, else a note in the middle.
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft if lines else Qt.AlignmentFlag.AlignHCenter)
        emphasize(self._title, bold=bool(lines))
        self.table.setVisible(bool(lines))

    def _open(self, index: QModelIndex) -> None:
        place = self.table.rows.lines()[index.row()].value
        if isinstance(place, Place) and place.path != self._session.directory:
            self._session.open(place.path)
