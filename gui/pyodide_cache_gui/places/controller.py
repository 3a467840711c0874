"""The job that searches this machine for caches, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pyodide_cache.base.record import replace
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.places.evidence import Place


class PlacesController(QObject):
    """Search for places, one search at a time, and keep what is shown of them.

    Attributes:
        known: the places by path; of the open directory with the totals of its last scan. They stay while they are
            searched again.
        projects: the project folders that are searched.
        problems: why the last search, or a part of it, failed.
        is_followed: search again after each job of this window, because something shows the sizes all the time.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: dict[Path, Place] = {}
        self.projects: tuple[Path, ...] = ()
        self.problems: tuple[str, ...] = ()
        self.is_followed = False
        self._session = session
        self._follower = JobFollower(session.hub, self, self._take, self._on_ended)
        session.hub.told.connect(self._on_told)  # after the follower
        session.inventory_changed.connect(self._on_inventory)
        session.hub.ended.connect(self._on_job_ended)

    @property
    def is_searching(self) -> bool:
        """Whether a search runs or waits."""
        return self._follower.job is not None

    def search(self, *, add: Path | None = None, forget: Path | None = None) -> None:
        """Search for places, and remember or forget a project folder first; a running search is canceled."""

        def search(cache: Cache, cancel: Cancel) -> Iterator[object]:
            if add:
                cache.places.add_project(add)
            if forget:
                cache.places.forget_project(forget)
            yield from cache.places.find(cancel=cancel)

        self.problems = ()
        self._follower.start(self.tr("Search for places"), self._session.with_cache(search))
        self.changed.emit()

    def _on_told(self, job: Job, _events: list[object]) -> None:
        if job is self._follower.job:
            self.changed.emit()

    def _take(self, event: object) -> None:
        from pyodide_cache.places.evidence import Place
        from pyodide_cache.places.search import PlacesFound, SearchStarted

        match event:
            case SearchStarted(projects):
                self.projects = projects
            case Place(path):
                self.known[path] = self._as_scanned(event)
            case PlacesFound(places, problems):
                self.known = {place.path: self._as_scanned(place) for place in places}
                self.problems = tuple(map(say, problems))

    def _as_scanned(self, place: Place) -> Place:
        """Return a place with the totals that the window shows for it, if it is the open directory."""
        inventory = self._session.inventory
        if not (place.path == inventory.directory and self._session.scanned and inventory.exists):
            return place
        if inventory.problem or not place.can_be_opened or place.measure is None:
            return place
        totals = inventory.totals
        return replace(place, measure=replace(place.measure, files=totals.files, bytes=totals.bytes))

    def _on_ended(self, outcome: Outcome) -> None:
        if reason := outcome.fault or (outcome.problem and say(outcome.problem)):
            self.problems = (reason,)
        self.changed.emit()

    def _on_inventory(self) -> None:
        place = self.known.get(self._session.directory)
        if place and (now := self._as_scanned(place)) != place:
            self.known[now.path] = now
            self.changed.emit()

    def _on_job_ended(self, job: Job, _outcome: Outcome) -> None:
        if self.is_followed and not job.quiet:
            self.search()
