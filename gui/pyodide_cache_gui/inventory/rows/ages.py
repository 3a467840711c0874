"""Ages on an axis on which a day has as much room as a year, and what is older than a point on it. Pure; no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from pyodide_cache.base.record import record
from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.formats.filenames import PACKAGE_KINDS, Kind
from pyodide_cache.formats.quantities import parse_age
from pyodide_cache.inventory.inventory import Entry, Totals

_DAY = 86_400.0

#: A partial file younger than this may be somebody's running download: the rules of a clean-up spare it.
_PARTIAL_GRACE = _DAY

#: Seconds at which the parts of the axis end: hours, days, weeks, months; years go on to the oldest file.
_ENDS = (_DAY, 7 * _DAY, 30.44 * _DAY, 365.25 * _DAY)
_LEAST_END = 5 * 365.25 * _DAY


@record
class Stop:
    """An age that a person may choose.

    Attributes:
        seconds: exactly what the rule says.
        rule: as a rule of a clean-up writes it: ``3w``.

    """

    seconds: float
    rule: str


class AgeScale:
    """An axis from now, 0, to the oldest, 1, in five parts of equal length."""

    parts = len(_ENDS) + 1

    def __init__(self, oldest: float = 0.0) -> None:
        self._edges = (0.0, *_ENDS, max(_LEAST_END, oldest))
        self.stops = tuple(stop for stop in _stops(int(self._edges[-1] / (365.25 * _DAY))))

    def place(self, age: float) -> float:
        """Return where an age lies, 0 to 1; what is out of range lies at an end."""
        if age <= 0:
            return 0.0
        part = min(bisect_right(self._edges, age) - 1, self.parts - 1)
        low, high = self._edges[part], self._edges[part + 1]
        return min(1.0, (part + (age - low) / (high - low)) / self.parts)

    def age(self, place: float) -> float:
        """Return the age at a place: seconds."""
        scaled = min(max(place, 0.0), 1.0) * self.parts
        part = min(int(scaled), self.parts - 1)
        low, high = self._edges[part], self._edges[part + 1]
        return low + (scaled - part) * (high - low)

    def nearest(self, place: float) -> Stop:
        """Return the stop nearest to a place."""
        return min(self.stops, key=lambda stop: abs(self.place(stop.seconds) - place))

    def step(self, seconds: float, by: int) -> Stop:
        """Return the stop ``by`` stops further; the first or last when there is none."""
        number = bisect_left(self.stops, seconds, key=lambda stop: stop.seconds)
        return self.stops[min(max(number + by, 0), len(self.stops) - 1)]


class Ages:
    """The package files of a directory by age, sorted once, so that any limit is told at once.

    What `older` counts is what ``older-than`` of the prune rules takes: package files, but no
    partial one younger than a day.

    Args:
        entries: a scan's.
        now: seconds since the epoch.

    """

    def __init__(self, entries: Iterable[Entry], now: float) -> None:
        found = []
        for entry in entries:
            if entry.is_file and entry.identity.kind in PACKAGE_KINDS:
                age = now - entry.modified
                if entry.identity.kind is not Kind.PARTIAL or age >= _PARTIAL_GRACE:
                    found.append((-age, entry))
        found = sort_in_chunks(found, lambda item: item[0])
        self._keys = [item[0] for item in found]  # minus the ages, the oldest first
        self._entries = tuple(item[1] for item in found)
        self._sums = _sums(self._entries)

    @property
    def oldest(self) -> float:
        """The greatest age in seconds; 0 when there is no file."""
        return max(0.0, -self._keys[0]) if self._keys else 0.0

    @property
    def total(self) -> Totals:
        """All the files that may go by their age."""
        return Totals(len(self._entries), self._sums[-1])

    def older(self, limit: float) -> Totals:
        """Return how many files are ``limit`` seconds old or older, and their bytes."""
        count = bisect_right(self._keys, -limit)
        return Totals(count, self._sums[count])

    def entries_older(self, limit: float) -> tuple[Entry, ...]:
        """Return the files that are ``limit`` seconds old or older, the oldest first."""
        return self._entries[: bisect_right(self._keys, -limit)]

    def between(self, low: float, high: float) -> Totals:
        """Return the files from ``low`` to less than ``high`` seconds old."""
        one, other = self.older(low), self.older(high)
        return Totals(one.files - other.files, one.bytes - other.bytes)


def _sums(entries: Sequence[Entry]) -> list[int]:
    """Return the bytes of the first, the first two and so on; an inode counts once."""
    sums, total = [0], 0
    seen: set[tuple[int, int]] = set()
    for entry in entries:
        stamp = entry.stamp
        key = (stamp.device, stamp.inode)
        if not stamp.inode or key not in seen:
            seen.add(key)
            total += stamp.size
        sums.append(total)
    return sums


def _stops(years: int) -> Iterable[Stop]:
    """Yield ages that have short names, so that what is said of them is exactly true."""
    for unit, numbers in (
        ("h", range(24)),
        ("d", range(1, 14)),
        ("w", range(2, 9)),
        ("mo", range(2, 24)),
        ("y", range(2, max(5, years) + 1)),
    ):
        for number in numbers:
            seconds = parse_age(f"{number}{unit}")
            if seconds is not None:
                yield Stop(seconds, f"{number}{unit}")
