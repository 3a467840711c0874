"""Sort in steps: what a thread does beside a window must let go of the interpreter often."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")

#: So many are sorted in one hold of the interpreter: about two milliseconds.
_PART = 4096
#: So many keys are looked at for each edge between two parts, so that parts become alike.
_SAMPLES = 32


def sort_in_chunks(items: Sequence[Item], key: Callable[[Item], Any], *, reverse: bool = False) -> list[Item]:
    """Sort as `sorted` does, but in many short holds of the interpreter.

    Items are dealt out to parts by a few edges, and each part is sorted alone. Merging sorted runs
    instead would be one long hold at the end.
    """
    if len(items) <= _PART:
        return sorted(items, key=key, reverse=reverse)
    keys = [key(item) for item in items]
    count = len(keys) // _PART + 1
    sample = sorted(keys[:: max(1, len(keys) // (count * _SAMPLES))])
    edges = sample[_SAMPLES::_SAMPLES]
    parts: list[list[Item]] = [[] for _ in range(len(edges) + 1)]
    for item, value in zip(items, keys, strict=True):
        parts[bisect_right(edges, value)].append(item)
    found: list[Item] = []
    for part in reversed(parts) if reverse else parts:
        found += sorted(part, key=key, reverse=reverse)
    return found
