"""The work of jobs: it acts through a `Cache` that is opened in the job's thread, and closed when the job ends."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache_gui.session.jobs import Work
from pyodide_cache_gui.session.listing import Listing, Order, listing_of

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache import Cache
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.inventory.history import Sample
    from pyodide_cache.inventory.inventory import Entry, Inventory
    from pyodide_cache.inventory.quarantine import SetAside
    from pyodide_cache.places.evidence import Place

#: Delay until the table is filled during a first scan, and interval between its updates, in seconds; each repaints
#: the whole table, so that a scan that is over sooner shows its result only.
_SHOW_AGAIN = 0.3

#: What a job does with its cache: yields events, or returns one, or None.
CacheWork = Callable[["Cache", Cancel], object]

P = ParamSpec("P")


def task(generator: Callable[Concatenate[Cancel, P], Iterator[object]]) -> Callable[P, Work]:
    """Let a generator take all arguments but the cancel token first, and return the work of a job."""
    return lambda *args, **options: lambda cancel: generator(cancel, *args, **options)


@record
class Undoable:
    """A cleanup of this directory can be undone now."""

    directory: Path


def with_cache(open_cache: Callable[[], Cache], work: CacheWork) -> Work:
    """Return a job's work that opens a cache, and yields what ``work`` yields, or returns unless that is None."""

    def work_with_cache(cancel: Cancel) -> Iterator[object]:
        with open_cache() as cache:
            result = work(cache, cancel)
            if isinstance(result, Iterator):
                yield from result
            elif result is not None:
                yield result

    return work_with_cache


def plan_and_run(plan_of: Callable[[Cache, Cancel], Plan[Any]]) -> CacheWork:
    """Return work that makes a plan, yields it, and carries it out."""

    def work(cache: Cache, cancel: Cancel) -> Iterator[object]:
        plan = plan_of(cache, cancel)
        yield plan
        yield from cache.run(plan, cancel=cancel)

    return work


def run_rest(plan: Any) -> Callable[[Cache, Cancel], Iterator[object]]:
    """Return work that carries out a plan; done again, it does only what is left.

    Args:
        plan: has a method ``rest`` that takes the report of a run.
    """
    rest = plan

    def run(cache: Cache, cancel: Cancel) -> Iterator[object]:
        nonlocal rest
        for event in cache.run(rest, cancel=cancel):
            if isinstance(event, Finished):
                rest = rest.rest(event.report)
            yield event

    return run


@task
def call_task(_cancel: Cancel, function: Callable[[], object]) -> Iterator[object]:
    """Yield what a function returns."""
    yield function()


@task
def save_rows_task(_cancel: Cancel, entries: Sequence[Entry], path: Path, kind: str) -> Iterator[object]:
    """Write a list of files as ``csv`` or ``json``; the report is their number."""
    from pyodide_cache.inventory.export_rows import save_rows

    save_rows(entries, path, kind)
    yield Finished(len(entries))


@task
def save_text_task(_cancel: Cancel, path: Path, text: str) -> Iterator[object]:
    """Write a text file; the report is its path."""
    from pyodide_cache.base.problems import disk_problem
    from pyodide_cache.files.atomic import write_file

    try:
        write_file(path, text)
    except OSError as error:
        raise disk_problem(error, str(path)) from error
    yield Finished(path)


@record
class Scanned:
    """A finished scan, with everything else that is read from the disk."""

    inventory: Inventory
    listing: Listing = Listing()
    free: int | None = None
    suggested_release: str | None = None
    quarantine: tuple[SetAside, ...] = ()
    can_undo: bool = False
    can_undo_upgrade: bool = False
    teams: tuple[str, ...] = ()
    can_write: bool = True
    locks: tuple[LockFile, ...] = ()  # those in the directory, then the release's
    history: tuple[Sample, ...] = ()
    place: Place | None = None


@task
def scan_task(
    cancel: Cancel,
    directory: Path,
    release: str | None,
    *,
    remember: bool,
    before: tuple[Inventory, Listing] | None = None,
    order: Callable[[], Order] = Order,
) -> Iterator[object]:
    """Scan a directory: yield `Scanned`, and if nothing is shown yet, first lists of `Columns` and the `Listing`.

    Args:
        directory: need not exist.
        release: the chosen release; None for the one that suits the directory.
        remember: add the directory to the recent ones.
        before: what is shown now, if it is the same directory.
        order: returns the sort order of the table; called in the thread when the scan is done.
    """
    from pyodide_cache.cache import Cache
    from pyodide_cache.inventory.columns import Columns
    from pyodide_cache.inventory.inventory import Inventory

    known, shown = before or (None, None)
    pieces, shown_at = list[Columns](), time.monotonic()
    with Cache(directory, pyodide=release, known=known) as cache:
        for found in cache.scan(cancel=cancel):
            if isinstance(found, Inventory):
                listing = listing_of(found, order(), shown)
                if known is None:
                    yield listing
                yield _with_rest(cache, found, listing, release, remember=remember, cancel=cancel)
            elif known is None:
                pieces.append(Columns(found))
                _ = pieces[-1].sizes  # computed here, not in the window
                if time.monotonic() - shown_at > _SHOW_AGAIN:
                    yield pieces
                    pieces, shown_at = [], time.monotonic()


def _with_rest(
    cache: Cache, found: Inventory, listing: Listing, release: str | None, *, remember: bool, cancel: Cancel
) -> Scanned:
    """Read the rest of what the window shows, so that no menu or dialog has to wait, and remember the directory."""
    from pyodide_cache.files.paths import free_bytes, is_writable
    from pyodide_cache.inventory.history import add_sample, history
    from pyodide_cache.inventory.quarantine import quarantined
    from pyodide_cache.inventory.release import suggested_release
    from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
    from pyodide_cache.settings.releases import shipped_lock

    directory, suggestion, now = found.directory, suggested_release(found), time.time()
    if found.exists and not found.problem:
        add_sample(directory, found.totals, now)
        with contextlib.suppress(OSError, Problem):  # the scan is worth more than the list
            if remember:
                RECENT_DIRECTORIES.put_first(directory)
    return Scanned(
        found,
        listing,
        free_bytes(directory),
        suggestion,
        quarantined(directory),
        can_undo=cache.can_undo(),
        can_undo_upgrade=cache.updates.can_undo(),
        teams=_teams(cache),
        can_write=not found.exists or is_writable(directory),
        locks=(*(item.lock for item in found.locks), shipped_lock(release or suggestion)),
        history=history(directory, now),
        place=cache.places.here(cancel=cancel),
    )


def _teams(cache: Cache) -> tuple[str, ...]:
    """Return the names of the team caches; none if their file is broken, which a warm-up says."""
    try:
        return tuple(team.name for team in cache.teams.attached())
    except Problem:
        return ()
