"""The files between the places on this machine and the details of the selected files, which give way by width."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from pyodide_cache_gui.inventory.browser import Browser
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.shell.rooms import Rooms
from pyodide_cache_gui.widgets.layouts import in_font, vbox

if TYPE_CHECKING:
    from pyodide_cache_gui.details.details_pane import DetailsPane
    from pyodide_cache_gui.places.places_sidebar import PlacesSidebar

#: Delay until the details of a selected row are read, in milliseconds: not while the user moves through rows.
_SETTLED = 120
#: Initial widths in pixels, in the usual font; the files get the rest.
_PLACES, _DETAILS = 224, 328
#: In a narrower window, in pixels, the places are shown only when the user asks for them.
WIDE = 1400
#: The same for details.
_ROOM_FOR_DETAILS = 1000


class SidePanes(QSplitter):
    """Show and hide what is beside the files; both panes are made when they are first shown."""

    #: The user asked for a package that another one needs.
    package_wanted = Signal(str)

    def __init__(self, session: Session, browser: Browser, rooms: Rooms, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent, childrenCollapsible=False, handleWidth=1)
        self._session, self._browser, self._rooms = session, browser, rooms
        self._wants_details, self._asked_for_details = True, False
        #: Places that are hidden only until the window is wide again.
        self._gave_way = False
        self._places_action: QAction | None = None
        self._details_width = in_font(self, _DETAILS)
        self._left, self._right = QWidget(self), QWidget(self)
        for part in (self._left, browser, self._right):
            self.addWidget(part)
        self._left.hide()
        self._right.hide()
        self.setStretchFactor(1, 1)
        self.setSizes([in_font(self, _PLACES), 10_000, self._details_width])
        self.splitterMoved.connect(self._on_moved)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED)
        self._soon.timeout.connect(self._read_details)

    @cached_property
    def details(self) -> DetailsPane:
        """The pane of the selected files."""
        from pyodide_cache_gui.details.details_pane import DetailsPane

        pane = DetailsPane(self._right)
        vbox(pane, parent=self._right)
        pane.package_wanted.connect(self.package_wanted)
        pane.repair_wanted.connect(self._rooms.verify.repair)
        return pane

    @cached_property
    def reader(self) -> JobFollower:
        """The job that reads the details of a file."""
        return JobFollower(self._session.hub, self, self.details.show_details, self._on_read)

    @cached_property
    def places(self) -> PlacesSidebar:
        """The places on this machine."""
        from pyodide_cache_gui.places.places_sidebar import PlacesSidebar

        room = self._rooms.places
        places = PlacesSidebar(self._session, room.controller, self._left)
        places.xbuildenvs_wanted.connect(room.xbuildenvs)
        vbox(places, parent=self._left)
        return places

    def follow(self, places: QAction) -> None:
        """Let the action that shows the places follow the width of the window."""
        self._places_action = places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the places when the window becomes narrow, and show them when it is wide again."""
        super().resizeEvent(event)
        self._keep_columns()
        action, was_wide, is_wide = self._places_action, event.oldSize().width() >= WIDE, self.width() >= WIDE
        if action is None or was_wide == is_wide:
            return
        if not is_wide and action.isChecked():
            action.setChecked(False)
            self._gave_way = True
        elif is_wide and self._gave_way:
            action.setChecked(True)

    def show_details(self, wanted: bool) -> None:
        """Show or hide the details beside the files."""
        self._wants_details = wanted
        self.show_selected()

    def open_details(self, action: QAction) -> None:
        """Show the details of the selected files, also in a narrow window, until nothing is selected."""
        self._asked_for_details = True
        action.setChecked(True)
        self.show_selected()

    def show_places(self, wanted: bool) -> None:
        """Show or hide the places on this machine beside the files."""
        self._gave_way = False
        self._rooms.places.controller.is_followed = wanted
        if self.isVisible():
            self.fill_places()
        self._left.setVisible(wanted)

    def fill_places(self) -> None:
        """Search for places, if they are shown; not before the window is there."""
        if self._rooms.places.controller.is_followed:
            self.places.select_current()
            self._rooms.places.controller.search()

    def show_selected(self) -> None:
        """Show what is known of the selected files; the rest is read after a delay."""
        entries = self._browser.model.shown_selected()
        room = self._has_room() or self._asked_for_details
        self._asked_for_details = self._asked_for_details and bool(entries)
        shown = bool(entries) and self._wants_details and room
        self._soon.stop()
        if shown:
            self.reader.stop()
            self.details.can_repair = self._session.can_change
            self.details.show_many(entries)
            self._soon.start()
        else:
            self.clear()
        self._right.setVisible(shown)
        self.refresh()  # else the columns would be wider until Qt lays out, and be painted so
        self._keep_columns()

    def _has_room(self) -> bool:
        return self.width() >= _ROOM_FOR_DETAILS

    def _on_moved(self) -> None:
        if not self._right.isHidden():
            self._details_width = self._right.width()

    def _keep_columns(self) -> None:
        """Keep room for details that a click will show, so that the columns stay below the pointer then."""
        comes = self._wants_details and self._has_room() and self._right.isHidden()
        self._browser.table.columns.keep_free(self._details_width + self.handleWidth() if comes else 0)

    def clear(self) -> None:
        """Forget the shown files."""
        self._soon.stop()
        if "details" in vars(self):  # not before there are any
            self.reader.stop()
            self.details.clear()

    def _read_details(self) -> None:
        session, entries = self._session, self._browser.model.shown_selected()
        if len(entries) == 1 and session.scanned:
            entry, inventory, release = entries[0], session.inventory, session.release
            work = session.with_cache(
                lambda cache, cancel: cache.details(entry, inventory=inventory, release=release, cancel=cancel)
            )
            self.reader.start(self.tr("Read details"), work)

    def _on_read(self, outcome: Outcome) -> None:
        if outcome.problem:
            self.details.show_problem(outcome.problem)
