"""The frozen result of one scan: entries, warnings and true totals."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.files.stamps import NO_STAMP, FileStamp
from pyodide_cache.formats.filenames import FOREIGN, Flavour, Identity, Kind
from pyodide_cache.formats.names import canonicalize_name


class Status(StrEnum):
    """What is known of a file's bytes."""

    VERIFIED = "verified"  # a known lock or index publishes exactly these bytes
    OTHER_RELEASE = "other release"  # official bytes, but not this runtime's
    UNVERIFIED = "unverified"  # the source published no hash; the zip was sound
    UNKNOWN = "unknown"  # sound, and published by nobody known here
    ALTERED = "altered"  # a known lock has this name with other bytes
    DAMAGED = "damaged"
    UNCHECKED = "unchecked"


#: What is wrong with a directory, if there is any of it.
BAD = frozenset({Status.ALTERED, Status.DAMAGED})


@record
class Entry:
    """One name in a cache directory.

    Attributes:
        file_name: as on disk; undecodable bytes stand as surrogate escapes.
        identity: what the name says.
        size: bytes of the file itself (of a link, not of its target); 0 for a folder.
        modified: seconds since the epoch: the download's time, since a hit does not touch it.
        last_used: seconds since the epoch of the last read after the download, where the mount
            keeps it; else None.
        links: number of names the inode has; 1 for an ordinary file.
        status: what is known of the bytes.
        sha256: when the bytes were hashed and have not changed since.
        provenance: the releases or the index that publish these bytes.
        warning: why the entry is not an ordinary file, where it is not.
        layer: the read-only directory below the cache directory in which it lies; empty for its own files.

    """

    file_name: str
    identity: Identity = FOREIGN
    stamp: FileStamp = NO_STAMP
    last_used: float | None = None
    links: int = 1
    status: Status = Status.UNCHECKED
    sha256: str | None = None
    provenance: tuple[str, ...] = ()
    warning: Problem | None = None
    is_file: bool = True
    layer: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of the cached file."""
        return self.identity.kind

    @property
    def flavour(self) -> Flavour | None:
        """Pure, wasm or native, of a wheel."""
        return self.identity.flavour

    @property
    def size(self) -> int:
        """Bytes."""
        return self.stamp.size

    @property
    def modified(self) -> float:
        """Seconds since the epoch."""
        return self.stamp.modified_ns / 1e9


@record
class Totals:
    """Counts and bytes; an inode with several names here is counted once."""

    files: int = 0
    bytes: int = 0


_NO_PACKAGES = frozenset({Kind.FOREIGN, Kind.PARTIAL})


@record
class Inventory:
    """Everything one scan found.

    Attributes:
        directory: absolute path.
        entries: in the order of their names.
        exists: false for a directory that is not there, which is an empty inventory.
        keeps_last_used: whether the mount keeps access times.
        problem: why the directory could not be read at all, if so.
        layers: the read-only directories below it, the first answers first; never part of ``entries``, so that
            nothing that changes a directory can touch them.
        notes: what is wrong with the layers.
        by_name: the entries by their file names.
        packages: the entries that are whole package files: neither foreign nor partial.
        totals: the files and their bytes.
        bad: the entries whose bytes are wrong.

    """

    directory: Path
    entries: tuple[Entry, ...] = ()
    exists: bool = True
    keeps_last_used: bool = False
    problem: Problem | None = None
    layers: tuple[Inventory, ...] = ()
    notes: tuple[Problem, ...] = ()
    by_name: dict[str, Entry] = field(init=False, repr=False, compare=False)
    packages: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    totals: Totals = field(init=False, compare=False)
    bad: tuple[Entry, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Reckoned once, where the scan runs, and not each time that a window looks.
        packages = tuple(entry for entry in self.entries if entry.kind not in _NO_PACKAGES)
        object.__setattr__(self, "by_name", {entry.file_name: entry for entry in self.entries})
        object.__setattr__(self, "packages", packages)
        object.__setattr__(self, "totals", totals_of(self.entries))
        object.__setattr__(self, "bad", tuple(entry for entry in self.entries if entry.status in BAD))

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the file of this name, else the files of the package of this name."""
        if entry := self.by_name.get(name):
            return (entry,)
        wanted = canonicalize_name(name)
        return tuple(
            entry for entry in self.entries if entry.identity.name == wanted and entry.kind is not Kind.PARTIAL
        )

    @property
    def available(self) -> tuple[Entry, ...]:
        """The whole package files that a runtime over all layers would read: of one name, the topmost."""
        seen = set(self.by_name)
        found = [*self.packages]
        for layer in self.layers:
            found += [entry for entry in layer.packages if entry.file_name not in seen]
            seen.update(layer.by_name)
        return tuple(found)


def totals_of(entries: Iterable[Entry]) -> Totals:
    """Add up entries; bytes of an inode count once, folders do not count."""
    files = 0
    sizes: dict[tuple[int, int], int] = {}
    for entry in entries:
        if not entry.is_file:
            continue
        files += 1
        # Some file systems number no inodes: then every name stands for itself.
        key = (entry.stamp.device, entry.stamp.inode) if entry.stamp.inode else (-1, files)
        sizes[key] = entry.size
    return Totals(files, sum(sizes.values()))


def bytes_freed(entries: Iterable[Entry]) -> int:
    """Return the bytes that go when all ``entries`` go: an inode's only with its last name."""
    names: dict[tuple[int, int], list[Entry]] = {}
    for number, entry in enumerate(entries):
        key = (entry.stamp.device, entry.stamp.inode) if entry.stamp.inode else (-1, number)
        names.setdefault(key, []).append(entry)
    return sum(group[0].size for group in names.values() if len(group) >= group[0].links)
