"""The state that the rooms of a window share: directory, sources, settings and inventory."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pyodide_cache.base.events import ItemDone
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.settings.releases import releases
from pyodide_cache.settings.settings import Settings, load_settings, save_settings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import BACKGROUND, Job, Outcome, Work
from pyodide_cache_gui.session.listing import Listing, Order
from pyodide_cache_gui.session.saved_sources import save_sources, saved_sources
from pyodide_cache_gui.session.tasks import CacheWork, Scanned, call_task, scan_task, with_cache
from pyodide_cache_gui.session.watcher import DirectoryWatcher

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache

#: Delay from a finished item of a job to the next scan, in milliseconds, and its least multiple of the duration of
#: the last scan.
_LOOK_AGAIN = 700
_SHARE = 5


class Session(QObject):
    """Hold the state that the rooms share, and emit signals when it changes."""

    directory_changed = Signal(object)  # Path
    scan_started = Signal()
    rows_found = Signal(object)  # list[Columns], while a first scan runs
    listed = Signal(object)  # Listing, when a first scan has all rows, before the rest of its result
    inventory_changed = Signal(object)  # Inventory
    source_options_changed = Signal(object)  # SourceOptions
    failed = Signal(object)  # Problem without a row in the activity area
    settings_changed = Signal(object)  # Settings

    def __init__(self, directory: Path, source_options: SourceOptions, *, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.hub = JobHub(self)
        self.directory = directory
        self.source_options = source_options
        #: Distributions that jobs could not reach; not offered again until the user chooses one.
        self.failed_distributions: set[str | None] = set()
        #: The last scan.
        self.found = Scanned(Inventory(directory, exists=False))
        self.order = Order()  # how the table is sorted now; the scan's thread reads it
        self.scanned = False
        self.has_vanished = False  # there was a directory at an earlier scan, and now there is none
        self._scan: Job | None = None
        self._scan_began = 0.0
        self._look_soon = QTimer(self, singleShot=True, interval=_LOOK_AGAIN)
        self._look_soon.timeout.connect(self._look_again)
        self._watcher = DirectoryWatcher(self)
        self._watcher.changed.connect(self._on_outside_change)
        self.hub.told.connect(self._on_told)
        self.hub.ended.connect(self._on_ended)

    @property
    def inventory(self) -> Inventory:
        """The files of the directory."""
        return self.found.inventory

    @property
    def listing(self) -> Listing:
        """The same, ready for the table."""
        return self.found.listing

    @property
    def release(self) -> str | None:
        """The Pyodide release in use; None if unknown, as for a custom distribution."""
        if self.source_options.pyodide:
            return self.source_options.pyodide
        return None if self.source_options.distribution else self.found.suggested_release

    @property
    def can_change(self) -> bool:
        """Whether files may be added and removed: not in a read-only directory, or one that another tool manages."""
        found = self.found
        return found.can_write and (found.place is None or found.place.is_writable_by_us)

    @property
    def line(self) -> str | None:
        """The release line of `release`."""
        return next((item.runtime.line for item in releases() if item.version == self.release), None)

    def open(self, directory: Path, *, remember: bool = True) -> None:
        """Open another cache directory; jobs of the previous one continue in their lane."""
        if directory != self.directory or self.source_options == SourceOptions():
            options, self.source_options = self.source_options, saved_sources(directory)
            if options != self.source_options:
                self.source_options_changed.emit(self.source_options)
        self.directory = directory
        self.found = Scanned(Inventory(directory, exists=False))
        self.scanned = self.has_vanished = False
        self.directory_changed.emit(directory)
        self._watcher.watch(directory)
        self.rescan(remember=remember)

    def rescan(self, *, remember: bool = False) -> None:
        """Scan the cache directory again."""
        if self._scan:
            self._scan.cancel.set()  # it started before the change that is the reason for this scan
        release = self.release if self.source_options.pyodide else None
        before = (self.inventory, self.listing) if self.scanned else None
        work = scan_task(self.directory, release, remember=remember, before=before, order=lambda: self.order)
        self.scan_started.emit()
        # A lane of its own: a scan only reads, so the table can fill while a warm-up runs.
        self._scan_began = time.monotonic()
        self._scan = self.hub.submit(self.tr("Scan"), f"scan {self.directory}", work, quiet=True)

    def sources_of(self, directory: Path) -> SourceOptions:
        """Return the sources of a directory, as they are chosen now."""
        return self.source_options if directory == self.directory else saved_sources(directory)

    def set_source_options(self, source_options: SourceOptions, directory: Path | None = None) -> None:
        """Use other sources for the open directory, or another one, from now on, also after a restart."""
        if source_options.mode is not SourceMode.INDEX:
            self.failed_distributions.discard(source_options.distribution)
        if directory not in (None, self.directory):
            save_sources(directory, source_options)
        elif source_options != self.source_options:
            self.source_options = source_options
            save_sources(self.directory, source_options)
            self.source_options_changed.emit(source_options)
            self.rescan()

    def set_settings(self, settings: Settings, *, start_over: bool = False) -> None:
        """Save settings, and use them from now on; see `save_settings`. `failed` says why nothing changed."""
        try:
            aside = save_settings(settings, before=self.settings, start_over=start_over)
        except Problem as problem:
            self.failed.emit(problem)
            return
        if aside:
            self.failed.emit(Problem(Code.SETTINGS_SET_ASIDE, path=str(aside)))
        before, self.settings = self.settings, replace(settings, problems=load_settings().problems)
        if self.settings != before:
            self.settings_changed.emit(self.settings)

    def choose_release(self, version: str | None) -> None:
        """Use a Pyodide release; None for the one that suits the directory."""
        self.set_source_options(replace(self.source_options, pyodide=version))

    def with_cache(self, work: CacheWork, directory: Path | None = None) -> Work:
        """Return a job's work with a cache: of this directory, with what is known, or another one.

        The sources are those of the moment when the job starts: one that is tried again uses the current ones.
        """
        place = directory or self.directory
        settings = self.settings
        known = self.inventory if place == self.directory and self.scanned else None

        def open_cache() -> Cache:
            from pyodide_cache.cache import Cache

            return Cache(place, sources=self.sources_of(place), settings=settings, known=known)

        return with_cache(open_cache, work)

    def _on_told(self, job: Job, events: list[object]) -> None:
        is_ours = job.lane == str(self.directory) and not self._look_soon.isActive()
        if is_ours and any(isinstance(event, ItemDone) for event in events):
            self._look_soon.start()
        if job is not self._scan or job.cancel.is_set:
            return
        for event in events:
            if isinstance(event, Scanned):
                self._take(event)
            elif isinstance(event, Listing):
                self.found = replace(self.found, listing=event)
                self.listed.emit(event)
            elif isinstance(event, list) and not self.listing.by_name:
                self.rows_found.emit(event)

    def _look_again(self) -> None:
        """Scan during a job, to show what it did so far."""
        if self._scan is None and self.hub.busy:
            self.rescan()

    def _on_outside_change(self) -> None:
        """Scan again, unless a job of this window changes the directory: its end scans."""
        if not any(job.lane == str(self.directory) for job in self.hub.jobs()):
            self.rescan()

    def _take(self, scanned: Scanned) -> None:
        self.has_vanished = (self.has_vanished or self.inventory.exists) and not scanned.inventory.exists
        self.found = scanned
        self.scanned = True
        self.inventory_changed.emit(scanned.inventory)
        # So that the GUI thread need not when the user sorts or filters.
        self.hub.submit(self.tr("Scan"), BACKGROUND, call_task(scanned.listing.columns.prepare), quiet=True)

    def _show_failed_scan(self, outcome: Outcome) -> None:
        """Keep what is shown, or if it was the first scan, show why there is nothing."""
        problem = outcome.problem or Problem(Code.DISK_ERROR, path=str(self.directory), error=outcome.fault or "")
        if self.scanned:
            self.failed.emit(problem)
        else:
            self.found = replace(self.found, inventory=Inventory(self.directory, problem=problem))
            self.scanned = True
        self.inventory_changed.emit(self.inventory)

    def shut_down(self, seconds: float) -> bool:
        """Stop every job; see `JobHub.shut_down`."""
        self._watcher.stop()
        return self.hub.shut_down(seconds)

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job is self._scan:
            self._scan = None
            took = round(1000 * (time.monotonic() - self._scan_began))
            self._look_soon.setInterval(max(_LOOK_AGAIN, _SHARE * took))
            if outcome.problem or outcome.fault:
                self._show_failed_scan(outcome)
        elif not job.quiet and job.lane == str(self.directory):
            self.rescan()
