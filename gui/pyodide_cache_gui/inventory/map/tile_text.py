"""The texts about a tile of the map."""

from __future__ import annotations

import time

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.inventory.map.squarify import Tile
from pyodide_cache_gui.widgets.format import age_text, files_text, size_text, status_text, visible_text
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("tile_text")

_NAMES_IN_TIP = 8


def one_line(tile: Tile) -> str:
    """Return the package, version, size, age and status of a file, or the number and size of pooled files."""
    if tile.is_pool:
        return f"{_pool_text(tile)}, {size_text(tile.bytes)}"
    entry = tile.entries[0]
    name = " ".join(part for part in (tile.package, entry.identity.version) if part)
    parts = (visible_text(name), size_text(tile.bytes), _age_text(entry), status_text(entry))
    return ", ".join(part for part in parts if part)


def tool_tip(tile: Tile) -> str:
    """Return the full name of a file, its size, age and status; or the first names of pooled files."""
    if tile.is_pool:
        names = [visible_text(entry.file_name) for entry in tile.entries[:_NAMES_IN_TIP]]
        more = ["…"] if len(tile.entries) > _NAMES_IN_TIP else []
        return "\n".join([one_line(tile), *names, *more])
    entry = tile.entries[0]
    facts = (size_text(tile.bytes), _age_text(entry), status_text(entry))
    return visible_text(entry.file_name) + "\n" + " · ".join(part for part in facts if part)


def _pool_text(tile: Tile) -> str:
    count = files_text(len(tile.entries))
    if tile.package:
        return f"{visible_text(tile.package)}: {count}"
    return _tr("{files}, each too small for a tile").format(files=count)


def _age_text(entry: Entry) -> str:
    return age_text(entry.age(time.time()))
