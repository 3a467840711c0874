"""The job that searches this machine for caches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import with_cache

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache


class PlacesController(QObject):
    """Searches for places, one search at a time."""

    started = Signal()
    found = Signal(object)  # an event of `Places.find`
    ended = Signal(object)  # Outcome

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._follower = JobFollower(session.hub, self)
        self._follower.told.connect(self.found)
        self._follower.ended.connect(self.ended)

    def search(self, *, add: Path | None = None, forget: Path | None = None) -> None:
        """Search for places; a search that is running is canceled.

        Args:
            add: a project folder to remember first.
            forget: a project folder to forget first.

        """

        def search(cache: Cache, cancel: Cancel) -> Iterator[object]:
            if add:
                cache.places.add_project(add)
            if forget:
                cache.places.forget_project(forget)
            yield from cache.places.find(cancel=cancel)

        self.started.emit()
        work = with_cache(self._session.opener(), search)
        self._follower.start(self.tr("Search for places"), f"places {id(self)}", work)
