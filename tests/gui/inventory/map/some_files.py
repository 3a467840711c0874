"""A few files for the tests of the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.inventory.map.legend import Legend
from pyodide_cache_gui.inventory.map.squarify import Tile
from pyodide_cache_gui.inventory.map.treemap import Treemap
from support.entries import entry, wheel

NUMPY, SCIPY = wheel("numpy", 4_000_000, 3), wheel("scipy", 2_000_000, 50, status=Status.DAMAGED)
OLD, NEW = wheel("rich", 900_000, 400, "9.0"), wheel("rich", 1_000_000, 1, "15.0")
ENTRIES = (NUMPY, SCIPY, OLD, NEW, entry("notes.txt", 300_000, 1), entry("empty.txt", 0))


def tile_of(treemap: Treemap, wanted: Entry) -> Tile:
    return next(tile for tile in treemap.tiles() if wanted in tile.entries)


def legend_of(treemap: Treemap) -> str:
    return treemap.findChildren(Legend)[0].accessibleName()


def middle(tile: Tile) -> QPoint:
    return QPoint(int(tile.box.x + tile.box.width / 2), int(tile.box.y + tile.box.height / 2))
