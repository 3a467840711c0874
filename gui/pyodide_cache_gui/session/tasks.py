"""The work of jobs that act through a `Cache`: it is opened in the job's thread, and closed when the job ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.record import record
from pyodide_cache_gui.session.jobs import Work

if TYPE_CHECKING:
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache import Cache
    from pyodide_cache.inventory.inventory import Entry

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
    """Return work that carries out a plan; done again, it does what the plan's method ``rest`` says is left."""
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
