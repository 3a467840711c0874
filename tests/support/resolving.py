"""Resolve requirements with the small distribution and an index of made-up wheels."""

from __future__ import annotations

from collections.abc import Callable

from pyodide_cache.base.problems import Code
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.resolve import Resolution

#: The fixture ``ask``: takes requirements, and the wheels and options of the index.
Ask = Callable[..., Resolution]


def versions(resolution: Resolution) -> dict[str, str]:
    """Return the chosen versions by name."""
    return {pin.name: pin.version for pin in resolution.pins}


def only_failure(resolution: Resolution) -> tuple[Code, str]:
    """Return the code and the sentence of the only failure."""
    assert len(resolution.failures) == 1
    problem = resolution.failures[0].problem
    return problem.code, explain(problem)
