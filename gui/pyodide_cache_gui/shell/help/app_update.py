"""Tell that a newer version of the app is there; it is never installed by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.session import Session

#: From the first scan to the question, in milliseconds: the window has better things to do first.
_DELAY = 5_000


class AppUpdate(QObject):
    """Ask once for each window; the core asks the index at most once a week."""

    found = Signal(object)  # the version, as text

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # A failure is not reported; the core asks again a day later.
        self._follower = JobFollower(session.hub, self, self.found)
        wait = partial(QTimer.singleShot, _DELAY, self, self._ask)
        session.inventory_changed.connect(lambda _inventory: wait(), Qt.ConnectionType.SingleShotConnection)

    def _ask(self) -> None:
        settings = self._session.settings
        if settings.update_check and not settings.offline:
            work = self._session.with_cache(lambda cache, _cancel: cache.updates.newer_app_version())
            self._follower.start(self.tr("New version"), work)
