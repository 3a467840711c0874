"""The center of the window: the files as a table or a map, and their ages below."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pyodide_cache.inventory.ages import Ages
from pyodide_cache_gui.inventory.cache_table import CacheTable
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.inventory.state_page import StatePage
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import BACKGROUND
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import call_task
from pyodide_cache_gui.widgets.layouts import line, vbox

if TYPE_CHECKING:
    from pyodide_cache_gui.inventory.ages.age_histogram import AgeHistogram
    from pyodide_cache_gui.inventory.map.treemap import MapPage, Treemap

#: How long after a change of the table the map and the ages follow, in milliseconds.
_DELAY = 120
#: What is updated after a delay.
_PARTS = ("map", "ages")
#: For more files than this, the map and the ages are prepared on another thread.
_MOST_PREPARED_HERE = 5_000
#: The least height of files and ages together, in pixels.
_LEAST_WITH_AGES = 300


class Browser(QWidget):
    """Table, map and ages of the files that the filter shows, with one selection for all three.

    The map and the ages are updated only while they are visible.
    """

    #: The user asked for the menu of the selected files, at a place on the screen.
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, model: InventoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = {part: JobFollower(session.hub, self, self._show_part) for part in _PARTS}
        self.model = model
        self.pages = QStackedWidget(self)
        self.table = CacheTable(model, self.pages)
        self.message = StatePage(session, self.pages)
        for page in (self.table, self.message):
            self.pages.addWidget(page)
        self._page: QWidget = self.table
        self._line = line(self)
        self._layout = vbox((self.pages, 1), self._line, parent=self, spacing=0)
        self._wants_ages = True
        self._stale = set(_PARTS)
        #: What the colors of the map show.
        self.coloring = ""
        # Not at each key that the user types into the filter.
        self._soon = QTimer(self, singleShot=True, interval=_DELAY)
        self._soon.timeout.connect(self.refresh)
        self._connect()

    @cached_property
    def map_page(self) -> MapPage:
        """The map, made when it is first shown."""
        from pyodide_cache_gui.inventory.map.treemap import MapPage

        page, model = MapPage(self), self.model
        page.choose(self.coloring)
        self.pages.addWidget(page)
        page.map.current_changed.connect(self.table.show_file)
        page.map.toggled.connect(lambda name: model.select([name], name not in model.selected_names()))
        page.map.activated.connect(self.table.details_wanted)
        page.map.menu_wanted.connect(self._on_map_menu)
        page.color_box.currentIndexChanged.connect(lambda: setattr(self, "coloring", str(page.coloring())))
        return page

    @cached_property
    def ages(self) -> AgeHistogram:
        """The ages of the files, made when they are first shown."""
        from pyodide_cache_gui.inventory.ages.age_histogram import AgeHistogram

        ages = AgeHistogram(self)
        self._layout.addWidget(ages)
        ages.chart.limit_changed.connect(self._highlight)
        ages.button.clicked.connect(lambda: self.model.set_selection(ages.file_names()))
        return ages

    @property
    def map(self) -> Treemap:
        """The tiles of the map."""
        return self.map_page.map

    def show_map(self, wanted: bool) -> None:
        """Show the map, or the table."""
        self._page = self.map_page if wanted else self.table
        if self.pages.currentWidget() is not self.message:
            self.pages.setCurrentWidget(self._page)
        self.refresh()

    def show_ages(self, wanted: bool) -> None:
        """Show the ages below the files, or not."""
        self._wants_ages = wanted
        if not wanted and "ages" in vars(self):
            self.ages.chart.choose(None)
        self._show_ages()
        self.refresh()

    def show_files(self) -> None:
        """Show the files, not a message."""
        if self.pages.currentWidget() is not self._page:
            self.pages.setCurrentWidget(self._page)
            self._soon.start()
        self._show_ages()

    def focus_files(self) -> None:
        """Give the table or the map the focus."""
        if self.pages.currentWidget() is not self.message:
            files = self.table if self._page is self.table else self.map
            files.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_message(self) -> None:
        """Show a message, not the files."""
        self.pages.setCurrentWidget(self.message)
        self._show_ages()

    def refresh(self) -> None:
        """Show the files of the table in the map and the ages, as far as these are visible and out of date."""
        self._soon.stop()
        shows_map = self.pages.currentWidget() not in (self.table, self.message)
        visible = {"map": shows_map, "ages": self._line.isVisibleTo(self)}
        wanted = [part for part in self._stale if visible[part]]
        if not wanted or not self.model.rows.is_complete:
            return
        entries = self.model.rows.shown_entries()
        for part in wanted:
            prepare = self.map.preparing(entries) if part == "map" else lambda: Ages(entries, time.time())
            if len(entries) > _MOST_PREPARED_HERE:
                self._jobs[part].start(part, call_task(prepare), lane=BACKGROUND)
            else:
                self._show_part(prepare())
        self._stale.difference_update(wanted)

    def _connect(self) -> None:
        model = self.model
        model.shown_changed.connect(self._on_other_files)
        model.selection_changed.connect(self._highlight)
        self.table.chosen.connect(self._show_current_on_map)
        self.table.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.table.viewport().mapToGlobal(place))
        )

    def _on_other_files(self) -> None:
        self._stale = set(_PARTS)
        for job in self._jobs.values():
            job.stop()
        self._soon.start()

    def _show_part(self, part: Any) -> None:
        if isinstance(part, Ages):
            self.ages.set_ages(part)
        else:
            self.map.set_content(*part)
        self._highlight()

    def _show_current_on_map(self) -> None:
        names = self.model.selected_names()
        if "map_page" in vars(self):  # not before it is shown
            self.map.set_current(next(iter(names)) if len(names) == 1 else None)

    def _on_map_menu(self, file_name: str, place: QPoint) -> None:
        self.table.show_file(file_name)
        self.menu_wanted.emit(place)

    def _highlight(self) -> None:
        """Highlight the files that the age limit selects, else the selected ones on the map."""
        if self._has_limit():
            names = self.ages.file_names()
            self.model.set_highlighted(names)
            text = self.tr("older than the limit")
        else:
            names, text = self.model.selected_names(), self.tr("selected")
            self.model.set_highlighted(frozenset())
        if "map_page" in vars(self):
            self.map.set_highlighted(names, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of the ages to the files where there is little."""
        super().resizeEvent(event)
        self._show_ages()
        self._soon.start()

    def _has_limit(self) -> bool:
        return "ages" in vars(self) and self.ages.chart.limit is not None

    def _show_ages(self) -> None:
        has_room = self.height() >= _LEAST_WITH_AGES or self._has_limit()
        shown = self._wants_ages and has_room and self.pages.currentWidget() is not self.message
        self._line.setVisible(shown)
        if shown or "ages" in vars(self):
            self.ages.setVisible(shown)
