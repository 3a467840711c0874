"""The files of a cache directory and its layers as lines of a table."""

from __future__ import annotations

from enum import IntEnum

from pyodide_cache.base.problems import Code
from pyodide_cache.sharing.layers import LayerFile, LayersState
from pyodide_cache_gui.widgets.format import path_text, say, size_text, visible_text
from pyodide_cache_gui.widgets.lines_table import TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("layer_lines")


class Shown(IntEnum):
    """Which files are shown."""

    ALL = 0
    REPEATED = 1
    DIFFERENT = 2


def file_lines(state: LayersState, shown: Shown) -> list[TextLine]:
    """Return a line for each file; the value of a line is its `LayerFile`."""
    directory = str(state.inventory.directory)
    lines = []
    for group in state.files:
        if shown is not Shown.ALL and len(group) < 2:
            continue
        if shown is Shown.DIFFERENT and all(item.same is True for item in group):
            continue
        lines += [_line(item, group[0].entry.layer or directory, directory) for item in group]
    return lines


def _line(item: LayerFile, top: str, directory: str) -> TextLine:
    entry = item.entry
    name = visible_text(entry.file_name)
    folder = path_text(entry.layer or directory)
    state = _state(item)
    if entry.warning and entry.warning.code is Code.DANGLING_LINK:
        state = f"✕ {say(entry.warning)}"  # it hides the files below, and cannot be read itself
    elif entry.warning:
        state = f"{state}; ⚠ {say(entry.warning, within=True)}"
    tip = f"{name}\n{folder}\n{state}"
    if not item.is_read:
        tip += "\n" + _tr("The runtime reads the file in {folder}").format(folder=path_text(top))
    where = folder if entry.layer else _tr("the cache directory")
    return TextLine((name, size_text(entry.size), where, state), ((1, entry.size),), item, tip, not item.is_read)


def _state(item: LayerFile) -> str:
    if item.is_read:
        return _tr("✓ used")
    if item.same is None:
        return _tr("hidden; not compared yet")
    return _tr("hidden; same bytes") if item.same else _tr("hidden; ⚠ different bytes")
