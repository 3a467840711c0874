"""Find the box next to another one, for the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache_gui.inventory.map.squarify import Box

#: Adjacent boxes may be so many pixels apart: the frame of a package is between them.
_SLACK = 1.0


def neighbor(boxes: Sequence[Box], start: int, x: int, y: int) -> int | None:
    """Return the box next to ``start`` in the direction ``x``, ``y`` (one of them 0, the other ±1).

    This is the nearest box; of several, the one in front of the center of ``start``.
    """
    here = _rotated(boxes[start], x, y)
    best: tuple[float, float] | None = None
    found = None
    for number, box in enumerate(boxes):
        there = _rotated(box, x, y)
        gap = there[0] - here[1]
        if number == start or gap < -_SLACK:
            continue
        overlap = min(here[3], there[3]) - max(here[2], there[2])
        middle = (here[2] + here[3]) / 2
        aside = max(there[2] - middle, middle - there[3], 0.0)
        # Boxes that do not overlap on the other axis come last.
        rank = (max(0.0, gap) + (0.0 if overlap > 0 else 10_000.0 - overlap), aside)
        if best is None or rank < best:
            best, found = rank, number
    return found


def _rotated(box: Box, x: int, y: int) -> tuple[float, float, float, float]:
    """Return the near edge, the far edge and both sides, as if the direction were to the right."""
    along = (box.x, box.x + box.width) if x else (box.y, box.y + box.height)
    across = (box.y, box.y + box.height) if x else (box.x, box.x + box.width)
    near, far = along if x + y > 0 else (-along[1], -along[0])
    return near, far, *across
