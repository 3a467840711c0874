"""Package files by age, sorted once, so that any age limit is answered at once."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.formats.filenames import PACKAGE_KINDS, Kind
from pyodide_cache.inventory.inventory import Entry, Totals

#: In seconds. A younger partial file may be a download that is still running.
_PARTIAL_GRACE = 86_400.0


def is_removable(entry: Entry, now: float) -> bool:
    """Return whether cleanup rules may select an entry: a package file that is not a running download."""
    if not entry.is_file or entry.kind not in PACKAGE_KINDS:
        return False
    return entry.kind is not Kind.PARTIAL or (entry.age(now) or 0.0) >= _PARTIAL_GRACE


class Ages:
    """The package files of a directory by age, without those whose age is unknown.

    `older` counts the files that the cleanup rule ``older-than`` removes.
    """

    def __init__(self, entries: Iterable[Entry], now: float) -> None:
        found = [entry for entry in entries if is_removable(entry, now) and entry.modified_ns]
        self._entries = tuple(sort_in_chunks(found, lambda entry: entry.modified_ns))
        self._keys = array("d", [-(entry.age(now) or 0.0) for entry in self._entries])  # oldest first
        self._sums = _sums(self._entries)

    @property
    def oldest(self) -> float:
        """The greatest age in seconds; 0 without files."""
        return max(0.0, -self._keys[0]) if self._keys else 0.0

    @property
    def total(self) -> Totals:
        """All files that can be removed by age."""
        return Totals(len(self._entries), self._sums[-1])

    def older(self, limit: float) -> Totals:
        """Return the totals of the files that are ``limit`` seconds old or older."""
        count = bisect_right(self._keys, -limit)
        return Totals(count, self._sums[count])

    def entries_older(self, limit: float) -> tuple[Entry, ...]:
        """Return the files that are ``limit`` seconds old or older, oldest first."""
        return self._entries[: bisect_right(self._keys, -limit)]

    def between(self, low: float, high: float) -> Totals:
        """Return the totals of the files from ``low`` to less than ``high`` seconds old."""
        one, other = self.older(low), self.older(high)
        return Totals(one.files - other.files, one.bytes - other.bytes)


def _sums(entries: Sequence[Entry]) -> array[int]:
    """Return the bytes of the first 0, 1, 2, … entries; an inode counts once."""
    sums, total = array("q", [0]), 0
    seen: set[tuple[int, int]] = set()
    for entry in entries:
        stamp = entry.stamp
        key = (stamp.device, stamp.inode)
        if not stamp.inode or key not in seen:
            seen.add(key)
            total += stamp.size
        sums.append(total)
    return sums
