"""Plans: frozen values that say what a job would do, before it does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from pyodide_cache.base.record import record

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem

#: The type of the report that carrying out a plan gives.
R = TypeVar("R")


@record
class Failure:
    """A requirement or file that a job cannot serve, and why."""

    requirement: str
    problem: Problem


class Plan(Generic[R]):
    """Base class of every plan.

    A dialog, ``--dry-run``, JSON and the tests read the same plan; `pyodide_cache.Cache.run`
    carries it out and ends with a report of type ``R``.
    """

    __slots__ = ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What is already known to fail."""
        return ()
