"""The colors of the map and their meanings, for light and dark themes.

All colors of a legend differ in lightness, so that they can be distinguished with any color vision. The text on
each has a contrast of at least 4.5.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from pyodide_cache.base.record import record
from pyodide_cache.formats.filenames import Flavor, Kind
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.widgets.format import runtime_text, status_shape_text
from pyodide_cache_gui.widgets.theme import is_dark, mix, status_color

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
_AGES = ("day", "week", "month", "half-year", "older")

#: Shades of the accent color; older files are stronger.
_AGE_LIGHT = ("#e3ecfb", "#bcd3f6", "#8db3ee", "#2f6bc8", "#173f82")
_AGE_DARK = ("#26303f", "#2d4468", "#355e9d", "#7aa7ee", "#cfe0fc")

_KINDS = ("wasm", "pure", "native", "library", "tests", "stdlib", "partial", "other")
_KIND_LIGHT = ("#82abe8", "#a9d3cc", "#8c3f6b", "#e8c07a", "#c9b8e0", "#3f7d6c", "#e3b6ad", "#d5d9df")
_KIND_DARK = ("#4069ad", "#2f5c56", "#d08fb4", "#c79a4e", "#5d4d7c", "#8fcdbb", "#8a4f45", "#3f454d")

_RUNTIME_LIGHT = ("#82abe8", "#e8c07a", "#3f7d6c", "#c9b8e0", "#8c3f6b", "#f0d9c8")
_RUNTIME_DARK = ("#4069ad", "#c79a4e", "#8fcdbb", "#5d4d7c", "#d08fb4", "#6e5a4c")
_ANY_LIGHT, _ANY_DARK = "#c6dfdb", "#2f5c56"
_OTHER_LIGHT, _OTHER_DARK = "#d5d9df", "#3f454d"

#: The share of a status's own color in its tiles; problems have the full color.
_STRENGTH = {Status.VERIFIED: 0.30, Status.OTHER_RELEASE: 0.45, Status.ALTERED: 1.0, Status.DAMAGED: 1.0}
_GREYS_LIGHT = {Status.UNVERIFIED: "#ccd3dd", Status.UNKNOWN: "#a9b3c0", Status.UNCHECKED: "#e3e7ed"}
_GREYS_DARK = {Status.UNVERIFIED: "#3f454d", Status.UNKNOWN: "#5a626c", Status.UNCHECKED: "#2d3238"}


class ColorKey:
    """The color of each file, and the legend.

    Args:
        coloring: what the colors show.
        entries: the shown files; the legend has only their colors.
        palette: light or dark.
        now: seconds since the epoch.

    """

    def __init__(
        self, coloring: Coloring, entries: Iterable[Entry], palette: QPalette, now: float | None = None
    ) -> None:
        self._coloring = coloring
        self._now = time.time() if now is None else now
        self._dark = is_dark(palette)
        keys = Counter(map(self.key_of, entries))
        self._items = {item.key: item for item in self._all(keys, palette) if item.key in keys}
        rest = self._items.get("other") or LegendItem("other", _tr("other"), self._pick(_OTHER_LIGHT, _OTHER_DARK))
        self._rest = rest
        if any(key not in self._items for key in keys):
            self._items.setdefault("other", rest)

    @property
    def legend(self) -> tuple[LegendItem, ...]:
        """The colors of the shown files, in the order of the legend."""
        return tuple(self._items.values())

    def item_of(self, entries: Iterable[Entry]) -> LegendItem:
        """Return the color of a tile; a neutral one if its files have different keys."""
        keys = map(self.key_of, entries)
        first = next(keys, None)
        if first is None or any(key != first for key in keys):
            return LegendItem("mixed", _tr("several"), self._pick(_OTHER_LIGHT, _OTHER_DARK))
        return self._items.get(first, self._rest)

    def key_of(self, entry: Entry) -> str:
        """Return the key that decides the color of a file."""
        if self._coloring is Coloring.AGE:
            return _AGES[bisect_right(_LIMITS, self._now - entry.stamp.modified_ns / 1e9)]
        if self._coloring is Coloring.STATUS:
            return str(entry.status) if entry.is_package else "other"
        if self._coloring is Coloring.RUNTIME:
            return entry.identity.runtime or "none"
        return _kind_key(entry)

    def _all(self, keys: Counter[str], palette: QPalette) -> list[LegendItem]:
        if self._coloring is Coloring.AGE:
            return self._zip(_AGES, _age_texts(), _AGE_LIGHT, _AGE_DARK)
        if self._coloring is Coloring.KIND:
            return self._zip(_KINDS, _kind_texts(), _KIND_LIGHT, _KIND_DARK)
        if self._coloring is Coloring.RUNTIME:
            return self._runtimes(keys)
        return [self._status(status, palette) for status in Status] + [
            LegendItem("other", _tr("not a package"), self._pick(_OTHER_LIGHT, _OTHER_DARK))
        ]

    def _zip(
        self, keys: tuple[str, ...], texts: tuple[str, ...], light: tuple[str, ...], dark: tuple[str, ...]
    ) -> list[LegendItem]:
        fills = dark if self._dark else light
        return [LegendItem(key, text, QColor(fill)) for key, text, fill in zip(keys, texts, fills, strict=True)]

    def _runtimes(self, keys: Counter[str]) -> list[LegendItem]:
        fills = _RUNTIME_DARK if self._dark else _RUNTIME_LIGHT
        commonest = [key for key, _ in keys.most_common() if key not in ("any", "none")][: len(fills)]
        commonest.sort(key=_line_key, reverse=True)
        found = [
            LegendItem(key, runtime_text(key), QColor(fill)) for key, fill in zip(commonest, fills, strict=False)
        ]
        found.append(LegendItem("any", _tr("any runtime"), self._pick(_ANY_LIGHT, _ANY_DARK)))
        found.append(LegendItem("none", _tr("unknown runtime"), self._pick(_OTHER_LIGHT, _OTHER_DARK)))
        return found

    def _status(self, status: Status, palette: QPalette) -> LegendItem:
        text = status_shape_text(status)
        color = status_color(status, palette)
        if color is None:
            return LegendItem(str(status), text, self._pick(_GREYS_LIGHT[status], _GREYS_DARK[status]))
        return LegendItem(
            str(status), text, mix(palette.color(QPalette.ColorRole.Base), color, _STRENGTH.get(status, 1.0))
        )

    def _pick(self, light: str, dark: str) -> QColor:
        return QColor(dark if self._dark else light)


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


def _kind_key(entry: Entry) -> str:
    match entry.kind:
        case Kind.WHEEL:
            return {Flavor.PURE: "pure", Flavor.WASM: "wasm"}.get(entry.flavor or Flavor.NATIVE, "native")
        case Kind.SHARED_LIBRARY:
            return "library"
        case Kind.TESTS_ARCHIVE:
            return "tests"
        case Kind.STDLIB_MODULE:
            return "stdlib"
        case Kind.PARTIAL:
            return "partial"
        case _:
            return "other"


def _age_texts() -> tuple[str, ...]:
    return _tr("under a day"), _tr("under a week"), _tr("under a month"), _tr("under half a year"), _tr("older")


def _kind_texts() -> tuple[str, ...]:
    return (
        _tr("wasm wheel"),
        _tr("pure wheel"),
        _tr("native wheel"),
        _tr("shared library"),
        _tr("tests archive"),
        _tr("stdlib module"),
        _tr("partial"),
        _tr("not a package"),
    )


def _line_key(line: str) -> tuple[int, ...]:
    """Return a sort key that puts 314 after 0.29."""
    parts = line.replace("–", ".").split(".")
    return tuple(int(part) if part.isdecimal() else 0 for part in parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("map_colors", text)
