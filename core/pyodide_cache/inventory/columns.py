"""Entries as columns, for operations that use one value of each: filters, orders and totals.

100,000 entries are all over the memory: reading the size of each takes longer than adding the sizes up. A column has
the values next to each other. Values that are slow to compare, such as versions, have ranks.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.inventory.inventory import Entry, Status, Totals, bytes_freed, totals_of

if TYPE_CHECKING:
    from packaging.version import Version

#: The most severe status first.
_STATUSES = (Status.DAMAGED, Status.DIFFERS, Status.NOT_VERIFIED, Status.VERIFIED)
SEVERITY = {status: rank for rank, status in enumerate(_STATUSES)}


def version_key(text: str) -> tuple[bool, Version]:
    """Return a sort key for versions; invalid ones come first."""
    from packaging.version import Version

    version = parse_version(text)
    return version is not None, version or Version("0")


def package_key(entry: Entry) -> tuple[str, str]:
    """Return the key by which `by_package` sorts."""
    return entry.identity.name or entry.file_name.casefold(), entry.file_name


class Ranked(NamedTuple):
    """A column of values that repeat."""

    ranks: array[int]  # for each entry, the place of its value in ``values``
    values: list[Any]  # each value once, sorted


def _about(entry: Entry) -> str:
    """Return what a word of a filter searches beside the name of the file: kind, status, name and runtime."""
    name, runtime = entry.identity.name or "", entry.identity.runtime or ""
    # Without "not verified", which would match the word "verified".
    status = "" if entry.status is Status.NOT_VERIFIED else entry.status
    return f"{entry.kind}\n{entry.flavor or ''}\n{status}\n{name}\n{runtime}"


_RANKED: dict[str, Callable[[Entry], Any]] = {
    "name": lambda entry: package_key(entry)[0],
    "version": lambda entry: entry.identity.version or "",
    "kind": lambda entry: (entry.identity.kind, entry.identity.flavor or ""),
    "status": lambda entry: (SEVERITY[entry.status], entry.identity.kind is Kind.FOREIGN, entry.provenance),
    "runtime": lambda entry: entry.identity.runtime or "",
    "file": lambda entry: entry.file_name,
    "sha256": lambda entry: entry.sha256 or "",
    "about": _about,
}

#: The keys before a colon in a filter: the column, and the text of a value that is searched.
TEXTS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "name": ("name", str),
    "version": ("version", str),
    "kind": ("kind", " ".join),
    "status": ("status", lambda value: _STATUSES[value[0]].word.replace(" ", "-")),
    "runtime": ("runtime", str),
    "file": ("file", str),
    "by": ("status", lambda value: " ".join(value[2])),
}


class Columns:
    """The columns of entries, each computed when it is used first.

    Args:
        entries: in any order. Results refer to entries by their place in it.
    """

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self.entries = entries
        self._ranked: dict[str, Ranked] = {}

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    def prepare(self) -> None:
        """Compute every column now, so that the GUI thread need not when the user sorts or filters."""
        _ = self.file_names, self.modified, self.used
        for name in _RANKED:
            self.ranked(name)

    def prepare_rows(self) -> None:
        """Compute the columns that showing rows needs."""
        _ = self.sizes, self._special

    @cached_property
    def file_names(self) -> list[str]:
        """The names of the files, for a search that ignores case."""
        # Most are that already, and need no second text.
        return [
            entry.file_name if (low := entry.file_name.casefold()) == entry.file_name else low
            for entry in self.entries
        ]

    @cached_property
    def sizes(self) -> array[int]:
        """Bytes."""
        return array("q", [entry.stamp.size for entry in self.entries])

    @cached_property
    def modified(self) -> array[int]:
        """Nanoseconds since the epoch."""
        return array("q", [entry.modified_ns for entry in self.entries])

    @cached_property
    def used(self) -> array[float]:
        """Seconds since the epoch; 0 if unknown."""
        return array("d", [entry.last_used or 0.0 for entry in self.entries])

    def ranked(self, name: str) -> Ranked:
        """Return a column of repeating values: name, version, kind, status, runtime, file, sha256 or about."""
        if name not in self._ranked:
            key = version_key if name == "version" else None
            self._ranked[name] = _ranked(self.entries, _RANKED[name], key)
        return self._ranked[name]

    def totals(self, among: Sequence[int]) -> tuple[Totals, int]:
        """Return the totals of the entries at some places, and the bytes that removing all of them frees.

        See `totals_of` and `bytes_freed`.
        """
        size_of = self.sizes.__getitem__
        special = [place for place in among if place in self._special] if self._special else []
        apart = [self.entries[place] for place in special]
        plain, totals = sum(map(size_of, among)) - sum(map(size_of, special)), totals_of(apart)
        whole = Totals(len(among) - len(special) + totals.files, plain + totals.bytes)
        return whole, plain + bytes_freed(apart)

    @cached_property
    def _special(self) -> frozenset[int]:
        """The places of entries whose sizes do not simply add up: folders, and names that share an inode."""
        return frozenset(place for place, entry in enumerate(self.entries) if entry.links != 1 or not entry.is_file)


def by_package(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries sorted by package name, then by file name.

    Args:
        entries: sorted by file name, as in an inventory.
    """
    ranks = Columns(entries).ranked("name").ranks
    return [entries[place] for place in sort_in_chunks(range(len(entries)), ranks.__getitem__)]


def _ranked(entries: Sequence[Entry], value: Callable[[Entry], Any], key: Callable[[Any], Any] | None) -> Ranked:
    numbers: dict[Any, int] = {}
    numbered = [numbers.setdefault(value(entry), len(numbers)) for entry in entries]
    values = sort_in_chunks([*numbers], key)
    rank_of = array("i", bytes(array("i").itemsize * len(values)))
    for rank, item in enumerate(values):
        rank_of[numbers[item]] = rank
    return Ranked(array("i", map(rank_of.__getitem__, numbered)), values)
