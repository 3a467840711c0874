"""Show a running job, and requests, on standard error: bars on a terminal, one line for each file on a pipe."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
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
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cli.options import common
from pyodide_cache.cli.output import (
    console,
    downloaded_text,
    draws_on_terminal,
    explained,
    failure_lines,
    note,
    warn,
    warn_problem,
)
from pyodide_cache.messages import step_sentence

if TYPE_CHECKING:
    from rich.progress import TaskID

#: Reasons that many items share; each is said once, with their names.
_OF_ALL = frozenset({Code.UNREACHABLE, Code.NO_TRASH, Code.NO_SPACE, Code.READ_ONLY, Code.NO_PERMISSION})


def show_progress(events: Run[R], cancel: Cancel, *, lines: bool = True, bars: bool = True) -> R:
    """Show ``events`` until the last one, and return the report; Ctrl+C cancels the job.

    With ``--verbose``, retries and the start of each file are shown too.

    Args:
        events: of a running job.
        cancel: the job's token.
        lines: on a pipe, write a line for each finished file; else only problems.
        bars: on a terminal, draw progress bars.
    """
    verbose = common().verbose
    bars = bars and not common().quiet
    failed: list[tuple[str, Problem]] = []
    with interrupt_cancels(cancel):
        board = _Board() if bars and draws_on_terminal(stderr=True) else None
        with board or nullcontext():
            for event in events:
                if isinstance(event, Finished):
                    for line in failure_lines(failed):
                        warn(line)
                    return event.report
                if isinstance(event, ItemFailed) and event.problem.code in _OF_ALL:
                    failed.append((event.key, event.problem))  # said once for all
                    if board:
                        board.show(event)
                elif board:
                    board.show(event)
                    _show(event, verbose=verbose)
                else:
                    _show(event, verbose=verbose, lines=lines)
    raise RuntimeError("the job ended without a report")


class _Board:
    """Progress bars on a terminal: one for the whole job, and one for each running file."""

    def __init__(self) -> None:
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
        self._bars = Progress(
            TextColumn("{task.description}"), *columns, console=console(stderr=True), transient=True
        )
        self._tasks: dict[str, TaskID] = {}
        self._done: dict[str, int] = {}
        self._total: TaskID | None = None
        self._step = ""

    def __enter__(self) -> None:
        self._bars.start()

    def __exit__(self, *_exception: object) -> None:
        self._bars.stop()

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


def _show(event: Event, *, verbose: bool, lines: bool = False) -> None:
    match event:
        case ItemStarted(key) if verbose and lines:
            note(f"{key}: started")
        case ItemDone(key, size, copied_from, saved) if lines:
            action = f"copied from {copied_from}" if copied_from else "downloaded"
            note(f"{key}: {action}, {downloaded_text(size - saved, saved)}")
        case ItemFailed(key, problem):
            warn_problem(key, problem)
        case Note(problem):
            note(problem)
        case StepStarted():
            note(step_sentence(event))
        case Retrying(key, problem, attempt, seconds) if verbose:
            note(f"{key}: {explained(problem)}; attempt {attempt} in {seconds:.1f} s")
        case _:
            pass


@contextmanager
def interrupt_cancels(cancel: Cancel) -> Iterator[None]:
    """Let Ctrl+C set ``cancel`` instead of raising `KeyboardInterrupt`."""

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        common().interrupted = True
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


#: The logger that httpx tells of each answer, with method, address, version of HTTP, status and reason.
_LOGGER = logging.getLogger("httpx")


@contextmanager
def requests_shown() -> Iterator[None]:
    """Write a line for each answer of a server, without passwords."""
    handler = _Lines()
    level = _LOGGER.level
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(level)


class _Lines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and len(record.args) > 3:
            method, url, _version, status, *_ = record.args
            warn(f"{method} {url} → {status}")
