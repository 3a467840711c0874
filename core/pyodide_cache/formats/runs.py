"""Sort in steps: what a thread does beside a window must let go of the interpreter often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Item = TypeVar("Item")

#: So many are sorted in one hold of the interpreter.
_RUN = 4096


def sort_in_runs(items: list[Item], key: Callable[[Item], Any]) -> list[Item]:
    """Sort as `sorted` does, in many short holds of the interpreter and a last one that only merges."""
    runs: list[Item] = []
    for start in range(0, len(items), _RUN):
        runs += sorted(items[start : start + _RUN], key=key)
    runs.sort(key=key)
    return runs
