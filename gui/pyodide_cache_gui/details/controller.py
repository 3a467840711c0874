"""The job that reads the details of the selected file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pyodide_cache_gui.session.hub import JobFollower, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import with_cache

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.inventory.inventory import Entry


class DetailsController(QObject):
    """Read the details of one file at a time."""

    read = Signal(object)  # Details: of the file itself, then also of others
    failed = Signal(object)  # Problem

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._follower = JobFollower(session.hub, self)
        self._follower.told.connect(self.read)
        self._follower.ended.connect(self._on_ended)

    def start(self, entry: Entry) -> None:
        """Read the details of a file; an earlier reading is canceled."""
        session = self._session
        inventory, release = session.inventory, session.release

        def read(cache: Cache, cancel: Cancel) -> Iterator[object]:
            return cache.details(entry, inventory=inventory, release=release, cancel=cancel)

        work = with_cache(session.opener(), read)
        self._follower.start(self.tr("Read details"), f"details {id(self)}", work)

    def stop(self) -> None:
        """Cancel the reading."""
        self._follower.stop()

    def _on_ended(self, outcome: Outcome) -> None:
        if outcome.problem:
            self.failed.emit(outcome.problem)
