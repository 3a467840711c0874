"""The colors of the map and their meanings, for light and dark themes.

All colors of a legend differ in lightness, so that they can be distinguished with any color vision. The text on
each has a contrast of at least 4.5.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from PySide6.QtGui import QColor, QPalette

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.formats.filenames import Flavor, Kind
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.widgets.format import age_text, kind_name, runtime_text, status_shape_text
from pyodide_cache_gui.widgets.theme import is_dark, mix, status_color
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("map_colors")

_DAY = 86_400.0


class Coloring(StrEnum):
    """What the color of a tile shows."""

    AGE = "age"
    KIND = "kind"
    RUNTIME = "runtime"
    STATUS = "status"


@record
class LegendItem:
    """A color of the map: the key of its files, its text in the legend, and the color."""

    key: str
    text: str
    fill: QColor


_LIMITS = (_DAY, 7 * _DAY, 30.44 * _DAY, 182.6 * _DAY)

# Each color is that of a light and of a dark theme.

#: Shades of the accent color; older files are stronger.
_AGES = {
    "day": ("#e3ecfb", "#26303f"),
    "week": ("#bcd3f6", "#2d4468"),
    "month": ("#8db3ee", "#355e9d"),
    "half-year": ("#2f6bc8", "#7aa7ee"),
    "older": ("#173f82", "#cfe0fc"),
}
_AGE_KEYS = tuple(_AGES)
_OTHER = ("#d5d9df", "#3f454d")
_KINDS: dict[Flavor | Kind, tuple[str, str]] = {
    Flavor.WASM: ("#82abe8", "#4069ad"),
    Flavor.PURE: ("#a9d3cc", "#2f5c56"),
    Flavor.NATIVE: ("#8c3f6b", "#d08fb4"),
    Kind.SHARED_LIBRARY: ("#e8c07a", "#c79a4e"),
    Kind.TESTS_ARCHIVE: ("#c9b8e0", "#5d4d7c"),
    Kind.STDLIB_MODULE: ("#3f7d6c", "#8fcdbb"),
    Kind.PARTIAL: ("#e3b6ad", "#8a4f45"),
    Kind.FOREIGN: _OTHER,
}
_RUNTIME_KINDS: tuple[Flavor | Kind, ...] = (
    Flavor.WASM,
    Kind.SHARED_LIBRARY,
    Kind.STDLIB_MODULE,
    Kind.TESTS_ARCHIVE,
    Flavor.NATIVE,
)
_RUNTIMES = (*map(_KINDS.__getitem__, _RUNTIME_KINDS), ("#f0d9c8", "#6e5a4c"))
_ANY_RUNTIME = ("#c6dfdb", "#2f5c56")
#: Statuses without a color of their own.
_GRAYS = {
    Status.NOT_VERIFIED: ("#ccd3dd", "#3f454d"),
}
#: The share of a status's own color in its tiles; problems have the full color.
_STRENGTH = {Status.VERIFIED: 0.30, Status.DIFFERS: 0.45}


class ColorKey:
    """The color of each file, and the legend.

    Args:
        entries: the shown files; the legend has only their colors.
    """

    def __init__(self, coloring: Coloring, entries: Iterable[Entry], palette: QPalette) -> None:
        self.coloring, self.palette = coloring, palette
        self._now = time.time()
        self._dark = is_dark(palette)
        #: A tile may be for 100,000 files, and is painted at each move of the mouse.
        self._keys = {entry.file_name: self.key_of(entry) for entry in entries}
        keys = Counter(self._keys.values())
        self._items = {item.key: item for item in self._all(keys) if item.key in keys}
        rest = self._items.get("other") or self._item("other", _tr("other"), _OTHER)
        self._rest = rest
        if any(key not in self._items for key in keys):
            self._items.setdefault("other", rest)

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """The colors of the shown files, in the order of the legend."""
        return tuple(self._items.values())

    def item_of(self, entries: Iterable[Entry]) -> LegendItem:
        """Return the color of a tile; a neutral one if its files have different keys."""
        key, *others = {self._keys[entry.file_name] for entry in entries}
        return self._item("mixed", _tr("several"), _OTHER) if others else self._items.get(key, self._rest)

    def key_of(self, entry: Entry) -> str:
        """Return the key that decides the color of a file."""
        if self.coloring is Coloring.AGE:
            modified = entry.modified_ns  # `Entry.age` takes three times as long
            return _AGE_KEYS[bisect_right(_LIMITS, self._now - modified / 1e9)] if modified else "other"
        if self.coloring is Coloring.STATUS:
            return str(entry.status) if entry.is_package else "other"
        if self.coloring is Coloring.RUNTIME:
            return entry.identity.runtime or "none"
        return entry.flavor or entry.kind

    def _all(self, keys: Counter[str]) -> list[LegendItem]:
        if self.coloring is Coloring.AGE:
            recent = _tr("under a day"), _tr("under a week"), _tr("under a month")
            ages = map(self._item, _AGES, (*recent, _tr("under half a year"), _tr("older")), _AGES.values())
            return [*ages, self._item("other", age_text(None), _OTHER)]
        if self.coloring is Coloring.KIND:
            return list(map(self._item, _KINDS, map(kind_name, _KINDS), _KINDS.values()))
        if self.coloring is Coloring.RUNTIME:
            return self._runtimes(keys)
        found = [LegendItem(str(status), status_shape_text(status), self._fill(status)) for status in Status]
        return [*found, self._item("other", _tr("not a package"), _OTHER)]

    def _runtimes(self, keys: Counter[str]) -> list[LegendItem]:
        lines = [key for key, _ in keys.most_common() if key not in ("any", "none")][: len(_RUNTIMES)]
        lines.sort(key=_line_key, reverse=True)
        found = [self._item(line, runtime_text(line), fill) for line, fill in zip(lines, _RUNTIMES, strict=False)]
        found.append(self._item("any", _tr("any runtime"), _ANY_RUNTIME))
        return [*found, self._item("none", _tr("unknown runtime"), _OTHER)]

    def _fill(self, status: Status) -> QColor:
        color = status_color(status, self.palette)
        if color is None:
            return QColor(_GRAYS[status][self._dark])
        return mix(self.palette.color(QPalette.ColorRole.Base), color, _STRENGTH.get(status, 1.0))

    def _item(self, key: str, text: str, fill: tuple[str, str]) -> LegendItem:
        return LegendItem(key, text, QColor(fill[self._dark]))


def coloring_text(coloring: Coloring) -> str:
    """Return the name of a coloring."""
    return {
        Coloring.AGE: _tr("Age"),
        Coloring.KIND: _tr("Kind"),
        Coloring.RUNTIME: _tr("Runtime"),
        Coloring.STATUS: _tr("Status"),
    }[coloring]


def text_on(fill: QColor) -> QColor:
    """Return near black or white, whichever is easier to read on ``fill``."""
    black, white = QColor("#101418"), QColor("#ffffff")
    return black if contrast(black, fill) >= contrast(white, fill) else white


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colors, 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _line_key(line: str) -> tuple[int, ...]:
    """Return a sort key that puts 314 after 0.29."""
    parts = line.replace("–", ".").split(".")
    return tuple(int(part) if part.isdecimal() else 0 for part in parts)
