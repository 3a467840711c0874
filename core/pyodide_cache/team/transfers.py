"""Run the transfers of a job in threads, and hand their events to one consumer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from typing import TypeVar

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel, Cancelled, Event, ItemDone, ItemFailed, ItemStarted
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.threads import Future, ThreadPoolExecutor

T = TypeVar("T")
Emit = Callable[[Event], None]

#: Small files wait for the network most of the time.
THREADS = 16
#: Larger files are held in memory by a few threads only.
LARGE = 16 * 1024 * 1024
_of_large_files = threading.BoundedSemaphore(4)


class TeamStep(StrEnum):
    """What a job does that is not about one file."""

    PUBLISH = "team-publish"
    DELTAS = "team-deltas"


def in_threads(
    work: Callable[[T, Emit], None], items: Sequence[T], cancel: Cancel, *, threads: int = THREADS
) -> Iterator[Event]:
    """Call ``work`` for every item, several at once, and yield the events that it emits.

    Closing the generator cancels. What ``work`` raises ends the job.
    """
    if not items:
        return
    events: SimpleQueue[Event | None] = SimpleQueue()

    def on_done(_job: Future[None]) -> None:
        events.put(None)

    with ThreadPoolExecutor(min(threads, len(items)), "team") as pool:
        jobs = [pool.submit(work, item, events.put) for item in items]
        for job in jobs:
            job.add_done_callback(on_done)
        try:
            left = len(jobs)
            while left:
                event = events.get()
                if event is None:
                    left -= 1
                else:
                    yield event
            for job in jobs:
                job.result()
        except BaseException:
            cancel.set()
            raise


def one_transfer(key: str, size: int, emit: Emit, cancel: Cancel, transfer: Callable[[], None]) -> bool:
    """Run one transfer and emit its events; return whether it succeeded."""
    try:
        cancel.check()
        emit(ItemStarted(key, size))
        if size < LARGE:
            transfer()
        else:
            with _of_large_files:
                cancel.check()
                transfer()
    except Problem as problem:
        emit(ItemFailed(key, problem))
    except Cancelled:
        emit(ItemFailed(key, Problem(Code.CANCELLED)))
    except OSError as error:
        emit(ItemFailed(key, disk_problem(error, str(error.filename or key))))
    else:
        emit(ItemDone(key, size))
        return True
    return False
