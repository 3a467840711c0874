"""Verify new files without being asked, while the window has nothing else to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pyodide_cache.base.events import Finished, ItemDone, ItemFailed, JobStarted
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.session.session import Session

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache

#: From a scan or the end of a job to the start, in milliseconds: jobs often come one after the other.
_DELAY = 1_000


class AutoVerify(QObject):
    """Hash the files whose hash is not known, with the lowest priority.

    Every other job pauses it. What was hashed is kept, so that only the rest is left.
    """

    #: How many files were hashed, and of how many; 0 of 0 when it ends or pauses.
    progressed = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._failed: set[str] = set()
        self._done = self._total = 0
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=_DELAY)
        self._soon.timeout.connect(self._start)
        session.inventory_changed.connect(lambda _inventory: self._soon.start())
        session.directory_changed.connect(self._on_directory)
        session.settings_changed.connect(lambda _settings: self._soon.start())
        session.hub.queued.connect(self._on_queued)
        session.hub.told.connect(self._on_told)
        session.hub.ended.connect(self._on_ended)

    def pause(self) -> None:
        """Stop until the next scan, or until the next job ends."""
        self._soon.stop()
        if self._job:
            self._job.cancel.set()
            self._job = None
            self.progressed.emit(0, 0)

    def _start(self) -> None:
        session = self._session
        if any(map(_needs_rest, session.hub.jobs())) or self._job or not session.scanned:
            return
        if not session.settings.auto_verify:
            return
        failed = frozenset(self._failed)

        def verify(cache: Cache, cancel: Cancel) -> Iterator[object]:
            plan = cache.plan_verify(cancel=cancel).without(failed)
            if plan.items:
                yield from cache.run(plan, cancel=cancel)

        work = session.with_cache(verify)
        lane = f"auto-verify {session.directory}"
        self._job = session.hub.submit(self.tr("Verify"), lane, work, quiet=True, is_idle=True)

    def _on_told(self, job: Job, events: list[object]) -> None:
        # No signal for each event: the window would wait for the GIL at each, and there are thousands.
        if job is not self._job:
            return
        for event in events:
            if isinstance(event, JobStarted):
                self._done, self._total = 0, event.items
            elif isinstance(event, ItemDone):
                self._done += 1
            elif isinstance(event, ItemFailed):
                self._done += 1
                self._failed.add(event.key)  # until another directory is opened: it would fail again
            elif isinstance(event, Finished) and event.report.read:
                self._session.rescan()
        self.progressed.emit(self._done, self._total)

    def _on_ended(self, job: Job, _outcome: Outcome) -> None:
        if job is self._job:
            self._job = None
            self.progressed.emit(0, 0)
        elif not job.quiet:
            self._soon.start()

    def _on_queued(self, job: Job) -> None:
        if _needs_rest(job):
            self.pause()

    def _on_directory(self, _directory: Path) -> None:
        self._failed.clear()
        self.pause()


def _needs_rest(job: Job) -> bool:
    """Return whether a job is one that the user waits for."""
    return not job.quiet and not job.is_endless
