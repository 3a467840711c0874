"""Tell that a newer version of the app is there; it is never installed by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pyodide_cache.base.events import Finished
from pyodide_cache_gui.session.hub import JobFollower
from pyodide_cache_gui.session.session import Session

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache

#: From the first scan to the question, in milliseconds: the window has better things to do first.
_DELAY = 5_000


class AppUpdate(QObject):
    """Ask once for each window; the core asks the index at most once a week."""

    found = Signal(str)  # version

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._follower = JobFollower(session.hub, self)
        self._follower.told.connect(self._on_event)
        wait = partial(QTimer.singleShot, _DELAY, self, self._ask)
        session.inventory_changed.connect(lambda _inventory: wait(), Qt.ConnectionType.SingleShotConnection)

    def _ask(self) -> None:
        settings = self._session.settings
        if not settings.update_check or settings.offline:
            return

        def ask(cache: Cache, _cancel: Cancel) -> Iterator[object]:
            yield Finished(cache.updates.newer_app_version())

        # A failure is no news; the core asks again a day later.
        self._follower.start(self.tr("New version"), "app update", self._session.with_cache(ask))

    def _on_event(self, event: object) -> None:
        if isinstance(event, Finished) and event.report:
            self.found.emit(event.report)
