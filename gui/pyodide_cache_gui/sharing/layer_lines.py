"""The files of a directory and its layers as lines: which answers, and whether what it hides is the same."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import record
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.layers import all_layers
from pyodide_cache_gui.widgets.format import say, size_text, visible_text
from pyodide_cache_gui.widgets.lines_model import TextLine

_NO_PACKAGES = (Kind.FOREIGN, Kind.PARTIAL)


class Shown(IntEnum):
    """Which files are shown."""

    ALL = 0
    TWICE = 1
    DIFFERENT = 2


@record
class LayerMatch:
    """A file in one folder, beside the one of its name that answers.

    Attributes:
        answers: whether a runtime reads this one.
        same: whether its bytes are those that answer; None while nobody knows.

    """

    entry: Entry
    answers: bool
    same: bool | None

    @property
    def is_open(self) -> bool:
        """Whether only reading both would tell."""
        return not self.answers and self.same is None and self.entry.is_file


def file_lines(inventory: Inventory, shown: Shown) -> list[TextLine]:
    """Return the package files of all layers, and links that lead nowhere, the one that answers first of its name."""
    names: dict[str, list[tuple[Entry, bool]]] = {}
    for entry, answers in all_layers(inventory):
        if entry.kind not in _NO_PACKAGES or (entry.warning and entry.warning.code is Code.DANGLING_LINK):
            names.setdefault(entry.file_name, []).append((entry, answers))
    lines = []
    for group in names.values():
        first = group[0][0]
        found = [LayerMatch(entry, answers, True if answers else _same(first, entry)) for entry, answers in group]
        if shown is not Shown.ALL and len(found) < 2:
            continue
        if shown is Shown.DIFFERENT and all(item.same is True for item in found):
            continue
        lines += [_line(item, first, inventory) for item in found]
    return lines


def _same(first: Entry, other: Entry) -> bool | None:
    """Tell whether two files have the same bytes, as far as that is known without reading them."""
    one, two = first.stamp, other.stamp
    if one.inode and (one.device, one.inode) == (two.device, two.inode):
        return True
    if one.size != two.size and first.is_file and other.is_file:
        return False
    if first.sha256 is None or other.sha256 is None:
        return None
    return first.sha256 == other.sha256


def _line(found: LayerMatch, first: Entry, inventory: Inventory) -> TextLine:
    entry = found.entry
    name = visible_text(entry.file_name)
    folder = entry.layer or str(inventory.directory)
    state = _state(found)
    if entry.warning and entry.warning.code is Code.DANGLING_LINK:
        state = f"✕ {say(entry.warning)}"  # it hides what lies below, and has nothing to read itself
    elif entry.warning:
        state = f"{state}; ⚠ {say(entry.warning)}"
    tip = f"{name}\n{folder}\n{state}"
    if not found.answers:
        above = first.layer or str(inventory.directory)
        tip += "\n" + _tr("What answers lies in {folder}").format(folder=above)
    where = visible_text(folder) if entry.layer else _tr("the cache directory")
    return TextLine((name, size_text(entry.size), where, state), ((1, entry.size),), found, tip, not found.answers)


def _state(found: LayerMatch) -> str:
    if found.answers:
        return _tr("✓ answers")
    if found.same is None:
        return _tr("shadowed; not compared yet")
    return _tr("shadowed; the same bytes") if found.same else _tr("shadowed; ⚠ other bytes")


def _tr(text: str) -> str:
    return QCoreApplication.translate("layer_lines", text)
