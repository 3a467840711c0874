"""The values of a scan: the inventory of a directory, its entries and totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.json_types import Bytes
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.files.paths import absolute
from pyodide_cache.files.stamps import NO_STAMP, FileStamp, written_ns
from pyodide_cache.formats.filenames import FOREIGN, Flavor, Identity, Kind
from pyodide_cache.formats.names import canonicalize_name

if TYPE_CHECKING:
    from pyodide_cache.formats.lockfile import LockFile


class Status(StrEnum):
    """What is known about the bytes of a file."""

    VERIFIED = "verified"  # a known lock file or index publishes exactly these bytes
    NOT_VERIFIED = "not_verified"  # not hashed yet, or sound without a known publisher
    DIFFERS = "differs"  # sound, but a known release publishes other bytes under this name
    DAMAGED = "damaged"  # not a sound archive

    @property
    def word(self) -> str:
        """The status as text for people."""
        return self.replace("_", " ")


#: The kinds of names that are not complete package files.
NO_PACKAGES = frozenset({Kind.FOREIGN, Kind.PARTIAL})

#: The statuses of files with other bytes than the published ones.
NOT_AS_PUBLISHED = frozenset({Status.DIFFERS, Status.DAMAGED})


@record
class Entry:
    """A name in a cache directory."""

    file_name: str  # as on disk; undecodable bytes are surrogate escapes
    identity: Identity = FOREIGN  # what the name says
    stamp: FileStamp = NO_STAMP  # identifies the file, and whether it changed
    #: When it was last read after its download, in seconds since the epoch; None if unknown, or if the file system
    #: does not record reads.
    last_used: float | None = None
    links: int = 1  # the number of names of the inode; 1 for most files
    status: Status = Status.NOT_VERIFIED  # what is known about the bytes
    sha256: str | None = None  # of the bytes; None if they were not hashed, or changed since
    provenance: tuple[str, ...] = ()  # the releases, lock files or index that publish these bytes
    is_of_release: bool = True  # False if only other releases than the one in use publish these bytes
    origin: str = ""  # the release, distribution or index that the file was fetched from; empty if unknown
    warning: Problem | None = None  # why it is not an ordinary file with content
    is_file: bool = True  # False for folders and special files, whose size does not count
    layer: str = ""  # the layer that has the file; empty for the directory itself

    @property
    def kind(self) -> Kind:
        """The kind of the file."""
        return self.identity.kind

    @property
    def flavor(self) -> Flavor | None:
        """What a wheel is built for; None for other files."""
        return self.identity.flavor

    @property
    def is_package(self) -> bool:
        """Whether it is a complete package file: neither foreign nor partial."""
        return self.identity.kind not in NO_PACKAGES

    @property
    def size(self) -> int:
        """Bytes of the file itself (of a link, not of its target); 0 for a folder."""
        return self.stamp.size

    @property
    def modified(self) -> float:
        """When the file was downloaded, in seconds since the epoch; 0 if unknown. Later reads do not change it."""
        return self.modified_ns / 1e9

    @property
    def modified_ns(self) -> int:
        """`modified` in nanoseconds."""
        return written_ns(self.stamp.modified_ns, self.stamp.changed_ns)

    def age(self, now: float) -> float | None:
        """Return the seconds since it was downloaded; 0 for a time in the future, None if it is unknown."""
        return max(0.0, now - self.modified) if self.modified_ns else None


@record
class Totals:
    """A number of files and their bytes; the bytes of an inode with several names count once."""

    files: int = 0
    bytes: Bytes = 0


@record
class LocalLock:
    """A lock file in a cache directory."""

    name: str  # its file name
    lock: LockFile  # its content
    #: Its content without the packages whose source published no hash. This app computed their hashes itself, so they
    #: prove nothing.
    published: LockFile

    @property
    def has_plain_names(self) -> bool:
        """Whether a runtime finds all files beside the lock file; in Node it finds none by a URL."""
        return not any(package.location for package in self.lock.packages.values())


@record
class Inventory:
    """The result of a scan."""

    directory: Path  # the absolute path
    entries: tuple[Entry, ...] = ()  # sorted by file name
    exists: bool = True  # False for a directory that does not exist; it has no entries
    problem: Problem | None = None  # why the directory could not be read, if so
    #: The read-only directories below it, in their order. They are not part of ``entries``, so that nothing that
    #: changes a directory can change them.
    layers: tuple[Inventory, ...] = ()
    notes: tuple[Problem, ...] = ()  # problems with the layers
    locks: tuple[LocalLock, ...] = field(default=(), repr=False)  # the lock files in the directory
    by_name: dict[str, Entry] = field(init=False, repr=False, compare=False)  # the entries by file name
    #: The complete package files; see `Entry.is_package`.
    packages: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    totals: Totals = field(init=False, compare=False)  # of all files
    bad: tuple[Entry, ...] = field(init=False, repr=False, compare=False)  # the damaged files

    def __post_init__(self) -> None:
        # Computed here, on the thread of the scan, and not in the window.
        damaged = Status.DAMAGED
        packages = tuple([entry for entry in self.entries if entry.identity.kind not in NO_PACKAGES])
        object.__setattr__(self, "by_name", {entry.file_name: entry for entry in self.entries})
        object.__setattr__(self, "packages", packages)
        object.__setattr__(self, "totals", totals_of(self.entries))
        object.__setattr__(self, "bad", tuple([entry for entry in self.entries if entry.status is damaged]))

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the file of this name or path, else the files of the package of this name."""
        if absolute((path := Path(name)).parent) == self.directory:
            name = path.name or name
        if entry := self.by_name.get(name):
            return (entry,)
        wanted = canonicalize_name(name)
        return tuple(
            entry for entry in self.entries if entry.identity.name == wanted and entry.kind is not Kind.PARTIAL
        )

    def no_such_entry(self, *names: str) -> Problem:
        """Return the problem that nothing here has these names, with similar names."""
        known = sorted({(entry.is_package and entry.identity.name) or entry.file_name for entry in self.entries})
        return Problem(Code.NO_SUCH_ENTRY, path=str(self.directory), name=", ".join(names)).with_similar(known)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The directory and its layers."""
        return (self.directory, *(layer.directory for layer in self.layers))

    @property
    def available(self) -> tuple[Entry, ...]:
        """The package files that a runtime reads."""
        found = ((entry, hidden) for place, hidden in self.places() for entry in place.packages)
        return tuple(entry for entry, hidden in found if entry.file_name not in hidden)

    def places(self) -> Iterator[tuple[Inventory, Set[str]]]:
        """Yield the directory and its layers, each with the names of files in it that no runtime reads.

        Of several files with one name, a runtime reads that of the topmost place, even if its bytes are wrong.
        """
        above: set[str] = set()
        for place in (self, *self.layers):
            yield place, above & place.by_name.keys()
            if self.layers:  # a directory may have 100,000 files
                above.update(place.by_name)


def totals_of(entries: Iterable[Entry]) -> Totals:
    """Return the totals of entries; the bytes of an inode count once, folders do not count."""
    files = total = 0
    several: dict[tuple[int, int], int] = {}
    for entry in entries:
        if not entry.is_file:
            continue
        files += 1
        # Without inode numbers, every name is a file of its own.
        if entry.links > 1 and entry.stamp.inode:
            several[entry.stamp.device, entry.stamp.inode] = entry.stamp.size
        else:
            total += entry.stamp.size
    return Totals(files, total + sum(several.values()))


def bytes_freed(entries: Iterable[Entry]) -> int:
    """Return the bytes that removing ``entries`` frees: those of an inode only with its last name."""
    total, several = 0, defaultdict[tuple[int, int], list[Entry]](list)
    for entry in entries:
        if entry.links < 2:
            total += entry.stamp.size
        elif entry.stamp.inode:
            several[entry.stamp.device, entry.stamp.inode].append(entry)
    return total + sum(group[0].size for group in several.values() if len(group) >= group[0].links)
