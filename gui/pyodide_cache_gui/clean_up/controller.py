"""Jobs that free space in a cache directory, and undo it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pyodide_cache_gui.clean_up.summaries import prune_summary, undo_summary
from pyodide_cache_gui.session.hub import Job
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import Undoable, run_rest, with_cache

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.clean_up.prune import PrunePlan


class CleanUpController(QObject):
    """Submits cleanups and their undo to the session's hub."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def prune(self, plan: PrunePlan) -> Job:
        """Carry out the plan of a cleanup; at its end, the job yields `Undoable` if it can be undone."""
        run = run_rest(plan)

        def prune(cache: Cache, cancel: Cancel) -> Iterator[object]:
            yield from run(cache, cancel)
            if not plan.for_good and cache.can_undo():
                yield Undoable(plan.directory)

        work = with_cache(self._session.opener(plan.directory), prune)
        return self._session.hub.submit(self.tr("Clean up"), str(plan.directory), work, summary=prune_summary)

    def undo(self, directory: Path | None = None) -> Job:
        """Undo the last cleanup of a directory; None for the one that is open."""
        place = directory or self._session.directory

        def undo(cache: Cache, cancel: Cancel) -> Iterator[object]:
            yield from cache.run(cache.plan_undo(), cancel=cancel)

        work = with_cache(self._session.opener(place), undo)
        return self._session.hub.submit(self.tr("Undo the cleanup"), str(place), work, summary=undo_summary)
