"""Show a running job: bars on a terminal, a line a file in a pipe; always on standard error."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from pyodide_cache.base.events import (
    Cancel,
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Note,
    Retrying,
)
from pyodide_cache.cli.output import console, draws_on_terminal, human_size, warn, warn_problem
from pyodide_cache.messages import explain

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def show_progress(events: Iterable[Event | Finished], cancel: Cancel, *, verbose: bool, lines: bool = True) -> object:
    """Follow ``events`` to the end and return the report; Ctrl+C cancels in good order.

    Without ``lines`` a pipe is told of failures only, and a terminal shows one bar for all.
    """
    with interrupt_cancels(cancel):
        if draws_on_terminal(stderr=True):
            return _follow_with_bars(events, verbose=verbose)
        return _follow_with_lines(events, verbose=verbose, lines=lines)


def _follow_with_lines(events: Iterable[Event | Finished], *, verbose: bool, lines: bool) -> object:
    for event in events:
        match event:
            case ItemStarted(key) if verbose:
                warn(f"{key}: fetching")
            case ItemDone(key, size) if lines:
                warn(f"{key}: fetched, {human_size(size)}")
            case _:
                report = _tell(event, verbose=verbose)
                if report is not None:
                    return report
    return None


def _follow_with_bars(events: Iterable[Event | Finished], *, verbose: bool) -> object:
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console(stderr=True),
        transient=True,
    ) as bars:
        board = _Board(bars)
        for event in events:
            board.show(event)
            report = _tell(event, verbose=verbose)
            if report is not None:
                return report
    return None


class _Board:
    """The bars: one for the whole job, one for every running file."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._done: dict[str, int] = {}
        self._total: TaskID | None = None

    def show(self, event: Event | Finished) -> None:
        match event:
            case JobStarted(items, size) if items:
                self._total = self._bars.add_task("Total", total=size)
            case ItemStarted(key, size):
                self._tasks[key] = self._bars.add_task(f"  {key}", total=size)
            case ItemProgress(key, done, size) if key in self._tasks:
                self._bars.update(self._tasks[key], completed=done, total=size)
                self._advance(key, done)
            case ItemDone(key, size):
                self._drop(key)
                self._advance(key, size)
            case ItemFailed(key):
                self._drop(key)
            case _:
                pass

    def _advance(self, key: str, done: int) -> None:
        self._done[key] = done
        if self._total is not None:
            self._bars.update(self._total, completed=sum(self._done.values()))

    def _drop(self, key: str) -> None:
        if key in self._tasks:
            self._bars.remove_task(self._tasks.pop(key))


def _tell(event: Event | Finished, *, verbose: bool) -> object:
    match event:
        case ItemFailed(key, problem):
            warn_problem(key, problem)
        case Note(problem):
            warn(explain(problem))
        case Retrying(key, problem, attempt, seconds) if verbose:
            warn(f"{key}: {explain(problem)}; attempt {attempt} in {seconds:.1f} s")
        case Finished(report):
            return report
        case _:
            pass
    return None


@contextmanager
def interrupt_cancels(cancel: Cancel) -> Iterator[None]:
    """Let Ctrl+C set ``cancel`` instead of breaking off wherever we are."""

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        cancel.set()

    try:
        before = signal.signal(signal.SIGINT, on_interrupt)
    except ValueError:  # not the main thread: whoever runs us there cancels otherwise
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
