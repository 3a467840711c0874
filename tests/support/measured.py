"""Count the coverage of child processes where it tells something.

Coverage.py starts by itself in every child process that inherits its variables. It imports much and takes time, so
the tests' children do not inherit them; `measured` gives them to those that run the core's real work.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

_variables: dict[str, str] = {}


def hide_from_children() -> None:
    """Take coverage's variables out of this process's environment; without coverage there are none."""
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        _variables[name] = os.environ.pop(name)


def measured(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return ``environ`` (this process's, if None) with coverage's variables, if coverage is counted."""
    return {**(os.environ if environ is None else environ), **_variables}
