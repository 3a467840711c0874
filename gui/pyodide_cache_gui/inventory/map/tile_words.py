"""What a tile of the map is, in words."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.inventory.map.squarify import Tile
from pyodide_cache_gui.widgets.format import age_text, files_text, size_text, status_text

_NAMES_IN_TIP = 8


def one_line(tile: Tile) -> str:
    """Return package, version, size, age and status of a file; count and size of a pool."""
    if tile.is_pool:
        return f"{_pool_text(tile)}, {size_text(tile.bytes)}"
    entry = tile.entries[0]
    name = " ".join(part for part in (tile.package, entry.identity.version) if part)
    parts = (printable(name), size_text(tile.bytes), _age_text(entry), status_text(entry))
    return ", ".join(part for part in parts if part)


def tool_tip(tile: Tile) -> str:
    """Return the file's whole name and what is known of it; the first names of a pool."""
    if tile.is_pool:
        names = [printable(entry.file_name) for entry in tile.entries[:_NAMES_IN_TIP]]
        more = ["…"] if len(tile.entries) > _NAMES_IN_TIP else []
        return "\n".join([one_line(tile), *names, *more])
    entry = tile.entries[0]
    facts = (size_text(tile.bytes), _age_text(entry), status_text(entry))
    return printable(entry.file_name) + "\n" + " · ".join(part for part in facts if part)


def printable(name: str) -> str:
    """Return a name that can be drawn: what is no character is written as its escape."""
    return name if name.isprintable() else name.encode("utf-8", "backslashreplace").decode().replace("\n", "\\n")


def _pool_text(tile: Tile) -> str:
    count = files_text(len(tile.entries))
    if tile.package:
        return f"{printable(tile.package)}: {count}"
    return _tr("{count}, each too small to be drawn").format(count=count)


def _age_text(entry: Entry) -> str:
    return age_text(time.time() - entry.modified) if entry.stamp.modified_ns else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("tile_words", text)
