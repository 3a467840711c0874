"""A few files for the tests of the map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect

from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.inventory.map.legend import Legend
from pyodide_cache_gui.inventory.map.treemap import Treemap
from support.entries import entry, wheel

NUMPY, SCIPY = wheel("numpy", 4_000_000, 3), wheel("scipy", 2_000_000, 50, status=Status.DAMAGED)
OLD, NEW = wheel("rich", 900_000, 400, "9.0"), wheel("rich", 1_000_000, 1, "15.0")
ENTRIES = (NUMPY, SCIPY, OLD, NEW, entry("notes.txt", 300_000, 1), entry("empty.txt", 0))


def tips(treemap: Treemap) -> dict[str, QRect]:
    """Return the tool tips that the mouse pointer finds, with their areas."""
    places = (QPoint(x, y) for y in range(0, treemap.height(), 5) for x in range(0, treemap.width(), 5))
    place_in = {treemap.tip_area(place).getRect(): place for place in places}
    return {tip: QRect(*area) for area, place in place_in.items() if (tip := treemap.tip_at(place))}


def area_of(treemap: Treemap, wanted: Entry) -> QRect:
    return next(area for tip, area in tips(treemap).items() if tip.endswith(f"\n{wanted.file_name}"))


def legend_of(treemap: Treemap) -> str:
    return treemap.findChildren(Legend)[0].accessibleName()


def show(treemap: Treemap, entries: Sequence[Entry]) -> None:
    treemap.set_content(*treemap.preparing(entries)())
