"""Count what work does, to show that it grows no faster than its input."""

from __future__ import annotations

import sys
from collections.abc import Callable

#: Work that is linear makes some 8 times the calls for 8 times the input; quadratic work 64 times.
FACTOR = 8
_MOST = 16


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Return whether work makes calls in proportion to its size.

    Args:
        work: does it for a size.
        size: the smaller of the two sizes that are compared; the larger is `FACTOR` times that.

    """
    work(1)  # imports, and caches of regular expressions
    return calls_of(work, FACTOR * size) < _MOST * calls_of(work, size)


def calls_of(work: Callable[[int], object], size: int) -> int:
    """Return how many calls work makes for a size."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work(size)
    finally:
        sys.setprofile(before)
    return count
