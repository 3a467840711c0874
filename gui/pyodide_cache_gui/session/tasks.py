"""The work of jobs that act through a `Cache`: it is opened in the job's thread, and closed when the job ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.record import record
from pyodide_cache_gui.session.hub import Work

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache import Cache
    from pyodide_cache.inventory.inventory import Entry

#: What a job does with its cache: yields events, or returns one, or None.
CacheWork = Callable[["Cache", Cancel], object]


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


def save_rows_task(entries: Sequence[Entry], path: Path, kind: str) -> Work:
    """Return a job's work that writes a list of files as ``csv`` or ``json``; its report is their number."""

    def work(_cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.inventory.export_rows import save_rows

        save_rows(entries, path, kind)
        yield Finished(len(entries))

    return work


def save_text_task(path: Path, text: str) -> Work:
    """Return a job's work that writes a text file; its report is the path."""

    def work(_cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.base.problems import disk_problem
        from pyodide_cache.files.atomic import write_file

        try:
            write_file(path, text)
        except OSError as error:
            raise disk_problem(error, str(path)) from error
        yield Finished(path)

    return work
