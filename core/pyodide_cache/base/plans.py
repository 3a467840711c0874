"""Plans: frozen values that say what a job would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem

#: The type of the report that carrying out a plan gives.
R = TypeVar("R")


class Failure(tuple[str, "Problem"]):
    """The requirement, package, file, path or key that fails or failed, and why.

    As a `typing.NamedTuple`, it would compile code at each start.
    """

    __slots__ = ()

    def __new__(cls, name: str, problem: Problem) -> Self:  # noqa: D102 -- the class says it
        return super().__new__(cls, (name, problem))

    @property
    def name(self) -> str:
        """What failed."""
        return self[0]

    @property
    def problem(self) -> Problem:
        """Why it failed."""
        return self[1]


class Plan(Generic[R]):
    """Base class of every plan.

    Dialogs, ``--dry-run``, JSON output and tests read the same plan. `pyodide_cache.Cache.run` carries it out, and
    ends with a report of type ``R``.
    """

    __slots__ = ()

    #: Whether carrying it out may write into a cache directory, or remove something.
    changes_files = True

    if not TYPE_CHECKING:

        def __class_getitem__(cls, _report: object) -> type[Plan]:
            """Return the class itself: Python would compile the name of the report, at first in 1.5 ms."""
            return cls

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What is known to fail before the plan is carried out."""
        return ()
