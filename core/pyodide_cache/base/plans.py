"""Plans: frozen values that say what a job would do, before it does it."""

from __future__ import annotations

from typing import Generic, TypeVar

#: The type of the report that carrying out a plan gives.
R = TypeVar("R")


class Plan(Generic[R]):
    """Base class of every plan.

    A dialog, ``--dry-run``, JSON and the tests read the same plan; `pyodide_cache.Cache.run`
    carries it out and ends with a report of type ``R``.
    """

    __slots__ = ()
