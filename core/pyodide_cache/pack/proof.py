"""What one run of an app from its pack showed."""

from __future__ import annotations

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.pack.decide import Key
from pyodide_cache.pack.trace import Timings


@record
class Proof:
    """One run of an app from its pack."""

    problem: Problem | None = None  # why the app failed; None if it ran
    #: Archive and member of every file that was dropped and that the app asked for, sorted.
    missing: tuple[Key, ...] = ()
    timings: Timings | None = None  # None if the app failed
    output_sha256: str = ""  # of the app's standard output

    @property
    def ok(self) -> bool:
        """True if the app ran and nothing was missing."""
        return self.problem is None and not self.missing


def app_output(problem: Problem) -> str:
    """Return the end of the error output of an app that failed; empty for any other problem."""
    return str((problem.cause or problem).facts.get("trace", ""))
