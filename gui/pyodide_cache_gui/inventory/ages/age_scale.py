"""The axis of ages, on which a day has as much room as a year. No Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from pyodide_cache.base.quantities import parse_age

_DAY = 86_400.0
_YEAR = 365.25 * _DAY

#: Where the parts of the axis end, in seconds: today, days, weeks, months. The last part ends at the oldest file.
_ENDS = (_DAY, 7 * _DAY, 30.44 * _DAY, _YEAR)
_LEAST_END = 5 * _YEAR


class AgeScale:
    """An axis from now, 0, to the oldest file, 1, in five parts of equal length.

    Args:
        oldest: the age of the oldest file in seconds.
    """

    parts = len(_ENDS) + 1

    def __init__(self, oldest: float = 0.0) -> None:
        self._edges = (0.0, *_ENDS, max(_LEAST_END, oldest))

    @cached_property
    def stops(self) -> tuple[float, ...]:
        """The ages that the user can choose, in seconds: those of the cleanup rule ``older-than``."""
        years = range(2, max(5, int(self._edges[-1] / _YEAR)) + 1)
        # They have short names, so that their text is exact.
        named = {"h": range(24), "d": range(1, 14), "w": range(2, 9), "mo": range(2, 24), "y": years}
        ages = (parse_age(f"{number}{unit}") for unit, numbers in named.items() for number in numbers)
        return tuple(age for age in ages if age is not None)

    def place(self, age: float) -> float:
        """Return the place of an age on the axis, 0 to 1."""
        if age <= 0:
            return 0.0
        part = min(bisect_right(self._edges, age) - 1, self.parts - 1)
        low, high = self._edges[part], self._edges[part + 1]
        return min(1.0, (part + (age - low) / (high - low)) / self.parts)

    def age(self, place: float) -> float:
        """Return the age in seconds at a place on the axis."""
        scaled = min(max(place, 0.0), 1.0) * self.parts
        part = min(int(scaled), self.parts - 1)
        low, high = self._edges[part], self._edges[part + 1]
        return low + (scaled - part) * (high - low)

    def nearest(self, place: float) -> float:
        """Return the stop nearest to a place on the axis."""
        return min(self.stops, key=lambda stop: abs(self.place(stop) - place))

    def step(self, seconds: float, by: int) -> float:
        """Return the stop ``by`` stops after ``seconds``; at an end of the axis, the first or last one."""
        number = bisect_left(self.stops, seconds)
        return self.stops[min(max(number + by, 0), len(self.stops) - 1)]
