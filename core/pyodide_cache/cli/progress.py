"""Show a running job on standard error: bars on a terminal, one line per file on a pipe."""

from __future__ import annotations

import signal
from collections.abc import Iterator
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
    R,
    Retrying,
    Run,
    StepStarted,
)
from pyodide_cache.cli.output import console, draws_on_terminal, human_size, warn, warn_problem
from pyodide_cache.messages import explain, step_sentence

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def show_progress(events: Run[R], cancel: Cancel, *, verbose: bool, lines: bool = True) -> R:
    """Show ``events`` until the last one, and return the report; Ctrl+C cancels the job.

    Args:
        events: of a running job.
        cancel: the job's token.
        verbose: also show retries and the start of each file.
        lines: on a pipe, write a line per finished file; else only failures.

    """
    with interrupt_cancels(cancel):
        if draws_on_terminal(stderr=True):
            return _show_bars(events, verbose=verbose)
        for event in events:
            match event:
                case Finished(report):
                    return report
                case ItemStarted(key) if verbose:
                    warn(f"{key}: fetching")
                case ItemDone(key, size) if lines:
                    warn(f"{key}: fetched, {human_size(size)}")
                case _:
                    _show(event, verbose=verbose)
    raise RuntimeError("the job ended without a report")


def show_failures(events: Run[R], cancel: Cancel, notes_about: str) -> R:
    """Follow a quick job that needs no progress: show what failed, and return the report.

    Args:
        events: of a running job.
        cancel: the job's token; Ctrl+C sets it.
        notes_about: what a note is about, such as the directory.

    """
    with interrupt_cancels(cancel):
        for event in events:
            match event:
                case Finished(report):
                    return report
                case ItemFailed(key, problem):
                    warn_problem(key, problem)
                case Note(problem):
                    warn_problem(notes_about, problem)
                case _:
                    pass
    raise RuntimeError("the job ended without a report")


def _show_bars(events: Run[R], *, verbose: bool) -> R:
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
            if isinstance(event, Finished):
                return event.report
            board.show(event)
            _show(event, verbose=verbose)
    raise RuntimeError("the job ended without a report")


class _Board:
    """Progress bars: one for the whole job, and one per running file."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._done: dict[str, int] = {}
        self._total: TaskID | None = None
        self._step = ""

    def show(self, event: Event) -> None:
        match event:
            case JobStarted(items, size) if items:
                self._total = self._bars.add_task("Total", total=size)
            case StepStarted(step):
                self._drop(self._step)
                self._step = str(step)
                self._tasks[self._step] = self._bars.add_task(f"  {step}", total=None)
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


def _show(event: Event, *, verbose: bool) -> None:
    match event:
        case ItemFailed(key, problem):
            warn_problem(key, problem)
        case Note(problem):
            warn(explain(problem))
        case StepStarted():
            warn(step_sentence(event))
        case Retrying(key, problem, attempt, seconds) if verbose:
            warn(f"{key}: {explain(problem)}; attempt {attempt} in {seconds:.1f} s")
        case _:
            pass


@contextmanager
def interrupt_cancels(cancel: Cancel) -> Iterator[None]:
    """Make Ctrl+C set ``cancel`` instead of raising `KeyboardInterrupt` at any point."""

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        cancel.set()

    try:
        before = signal.signal(signal.SIGINT, on_interrupt)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
