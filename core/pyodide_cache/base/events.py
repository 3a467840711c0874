"""The events of a running job, and the token that cancels it."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem


#: The type of a report.
R = TypeVar("R")


class Cancelled(Exception):  # noqa: N818 -- not an error
    """Raised by a job at its next step after it was canceled."""


class Cancel:
    """A cancel token: one side sets it, and the job checks it. Safe between threads."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Cancel the job at its next step."""
        self._event.set()

    @property
    def is_set(self) -> bool:
        """Whether the job was canceled."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if the job was canceled."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Wait for ``seconds``, or raise `Cancelled` as soon as the job is canceled."""
        if self._event.wait(seconds):
            raise Cancelled


class ItemKind(StrEnum):
    """What the items of a job are."""

    FILE = "file"
    VERSION = "version"


@record
class JobStarted:
    """The job begins."""

    items: int  # number of items
    bytes: int | None  # of all items; None if unknown
    kind: ItemKind = ItemKind.FILE  # what the items are


@record
class ItemStarted:
    """An item begins; ``bytes`` is its size, or None if unknown."""

    key: str
    bytes: int | None


@record
class ItemProgress:
    """``done`` of the ``bytes`` of an item are processed; a retry may start again at 0."""

    key: str
    done: int
    bytes: int | None


@record
class ItemDone:
    """An item is finished."""

    key: str  # of the item
    bytes: int  # its size
    #: The store, layer or other local folder that a file came from; empty if it was downloaded, or for another kind
    #: of item.
    copied_from: str = ""
    saved: int = 0  # how many of its bytes were not downloaded, since a team cache made them of an earlier version


@record
class ItemFailed:
    """An item failed."""

    key: str
    problem: Problem


@record
class Retrying:
    """An item failed, and is tried again in ``seconds``."""

    key: str
    problem: Problem
    attempt: int
    seconds: float


@record
class StepStarted:
    """A step of a job begins that is not about one item."""

    step: StrEnum  # a member of the job's own enumeration of steps; `messages.step_sentence` describes it
    number: int = 1  # counts the times a step is repeated, from 1


@record
class Note:
    """A problem that the user should know, but that is not the failure of an item."""

    problem: Problem


@record
class Finished(Generic[R]):
    """The job's last event, with its report."""

    report: R


Event = JobStarted | StepStarted | ItemStarted | ItemProgress | ItemDone | ItemFailed | Retrying | Note

#: What carrying out a plan yields: events, and `Finished` with the report as the last one.
Run = Iterator[Event | Finished[R]]


def report_of(run: Run[R], *, starts: bool = True) -> Generator[Event, None, R]:
    """Yield the events of a run that is part of another job, and return its report.

    Args:
        starts: whether its `JobStarted` is among them.
    """
    for event in run:
        if isinstance(event, Finished):
            report = event.report
        elif starts or not isinstance(event, JobStarted):
            yield event
    return report
