"""Show a running job on standard error: bars on a terminal, one line for each file on a pipe."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # see `pyodide_cache.__main__`
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType
from typing import TYPE_CHECKING

from pyodide_cache.base import events
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code
from pyodide_cache.cli.common import common
from pyodide_cache.cli.output import downloaded_text, explained, failure_lines, failure_text, note, warn
from pyodide_cache.cli.terminal import console, moves_cursor

if TYPE_CHECKING:
    from rich.progress import TaskID

    from pyodide_cache.base.events import Cancel, Event, R, Run

#: Reasons that many items share; each is said once, with their names.
_SHARED_REASONS = frozenset(
    {Code.UNREACHABLE, Code.NO_TRASH, Code.NO_SPACE, Code.READ_ONLY, Code.NO_PERMISSION, Code.NOT_CACHED}
)

#: Fewer columns have no room for the speed and the rest of the time beside a bar.
_WIDE = 72


def show_progress(run: Run[R], cancel: Cancel, *, lines: bool = False, bars: bool = True) -> R:
    """Show the events of ``run``, and return its report; Ctrl+C sets ``cancel``. See `cli.plans.follow`."""
    failed: list[Failure] = []
    verbose = common().verbose
    with interrupt_cancels(cancel):
        board = _Board() if bars and not common().quiet and moves_cursor() else None
        with board or nullcontext():
            try:
                for event in run:
                    if isinstance(event, events.Finished):
                        failed.sort(key=lambda failure: failure.name)  # files fail in another order each time
                        warn(*failure_lines(failed))
                        return event.report
                    if board:
                        board.show(event)
                    if isinstance(event, events.ItemFailed) and event.problem.code in _SHARED_REASONS:
                        failed.append(Failure(event.key, event.problem))  # said once for all
                    else:
                        _show(event, lines=lines and not board, verbose=verbose)
            except events.Cancelled as error:  # of a job that has nothing to report of a part
                raise KeyboardInterrupt from error
    raise RuntimeError("the job ended without a report")


class _Board:
    """Progress bars on a terminal: one for the whole job, and one for each running file."""

    def __init__(self) -> None:
        from rich import progress as rich

        screen = console(stderr=True)
        columns = [rich.TextColumn("{task.description}"), rich.BarColumn(), rich.DownloadColumn()]
        if screen.width >= _WIDE:
            columns += [rich.TransferSpeedColumn(), rich.TimeRemainingColumn()]
        self._bars = rich.Progress(*columns, console=screen, transient=True)
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
            case events.JobStarted(items, size) if items:
                self._total = self._bars.add_task("Total", total=size)
            case events.StepStarted(step):
                self._drop(self._step)
                self._step = str(step)
                self._tasks[self._step] = self._bars.add_task(f"  {step}", total=None)
            case events.ItemStarted(key, size):
                self._tasks[key] = self._bars.add_task(f"  {key}", total=size)
            case events.ItemProgress(key, done, size) if key in self._tasks:
                self._bars.update(self._tasks[key], completed=done, total=size)
                self._advance(key, done)
            case events.ItemDone(key, size):
                self._drop(key)
                self._advance(key, size)
            case events.ItemFailed(key):
                self._drop(key)

    def _advance(self, key: str, done: int) -> None:
        if self._total is not None:
            self._bars.advance(self._total, done - self._done.get(key, 0))
        self._done[key] = done

    def _drop(self, key: str) -> None:
        if key in self._tasks:
            self._bars.remove_task(self._tasks.pop(key))


def _show(event: Event, *, lines: bool, verbose: bool) -> None:
    match event:
        case events.ItemStarted(key) if verbose and lines:
            note(f"{key}: started")
        case events.ItemDone(key, size, copied_from, saved) if lines:
            action = f"copied from {copied_from}" if copied_from else "downloaded"
            note(f"{key}: {action}, {downloaded_text(size - saved, saved)}")
        case events.ItemFailed(key, problem):
            warn(failure_text(key, problem))
        case events.Note(problem):
            note(problem)
        case events.StepStarted():
            from pyodide_cache.messages import step_sentence  # most jobs have no steps

            note(step_sentence(event))
        case events.Retrying(key, problem, attempt, seconds) if verbose:
            note(f"{key}: {explained(problem)}; attempt {attempt} in {seconds:.1f} s")


@contextmanager
def interrupt_cancels(cancel: Cancel) -> Iterator[None]:
    """Let Ctrl+C, the end of a container and a closed terminal set ``cancel``, not raise `KeyboardInterrupt`."""

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        common().interrupted = True
        cancel.set()

    numbers = [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)]  # Windows has no SIGHUP
    before = {}
    try:
        for number in dict.fromkeys(numbers):
            # nohup lets a program ignore SIGHUP.
            if number == signal.SIGINT or signal.getsignal(number) != signal.SIG_IGN:
                before[number] = signal.signal(number, on_interrupt)
    except ValueError:  # not the main thread
        pass
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
