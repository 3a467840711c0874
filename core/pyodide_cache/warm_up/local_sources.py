"""Bytes that need no download from their publisher: the store of a directory, its layers, and team caches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyodide_cache.base.record import record
from pyodide_cache.files.paths import is_file
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.settings.releases import newest_of_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.files.stamps import FileStamp
    from pyodide_cache.inventory.ledger import Record

#: The first release whose Node runtime reads a second directory: ``packageBaseUrl`` below ``packageCacheDir``.
FIRST_WITH_LAYERS = (0, 28, 2)


class SharedBytes(Protocol):
    """A store that a directory shares its bytes with; `sharing` has the implementation."""

    @property
    def root(self) -> Path:
        """The store's folder."""

    def find(self, sha256: str) -> Path | None:
        """Return the file that should have these bytes; None without one."""

    def size(self, sha256: str) -> int | None:
        """Return the size of the file if the store has exactly these bytes; else None."""

    def give(self, file_name: str, sha256: str, make_way: Callable[[], None]) -> FileStamp | None:
        """Create a file of the directory from the store, after ``make_way``; None if that is not possible."""

    def adopt(self, file_name: str, sha256: str, stamp: FileStamp, record: Record) -> FileStamp:
        """Share the bytes of a file of the directory with the store, and return its new stamp."""

    def flush(self) -> None:
        """Write buffered records to the ledger."""


class SharedBlob(Protocol):
    """An object of a team cache; a `pyodide_cache.net.transfer.Stream`."""

    def chunks(self, cancel: Cancel) -> Iterator[bytes]:
        """Yield the bytes; `Code.FILE_NOT_FOUND` if there are none."""

    @property
    def received(self) -> int | None:
        """How many bytes were read, where that is less than it yields; else None."""

    @property
    def wrong(self) -> Problem:
        """The problem to report when its bytes are not those of its hash."""


class TeamBytes(Protocol):
    """A team cache, which may have bytes of any hash; `team` has the implementation."""

    @property
    def problem(self) -> Problem | None:
        """Why it is not asked anymore; None while it is."""

    def has(self, sha256: str) -> bool:
        """Return whether it has these bytes now."""

    def blobs(self, sha256: str, bases: Sequence[Path]) -> Sequence[SharedBlob]:
        """Return objects that may have these bytes, or make them of other files, best first."""


@record
class LocalSources:
    """Where verified bytes may be found before they are downloaded from where they are published."""

    store: SharedBytes | None = None  # the store that the directory shares with; None without one
    folders: tuple[Path, ...] = ()  # layers, and other folders to search
    notes: tuple[Problem, ...] = ()  # why the store, the layers or the team caches cannot be used
    teams: tuple[TeamBytes, ...] = ()  # the team caches, asked in order

    def files(self, file_name: str, sha256: str | None) -> tuple[Path, ...]:
        """Return the files that may have these bytes; none without a hash to verify them by."""
        if sha256 is None:
            return ()
        blob = self.store.find(sha256) if self.store else None
        paths = (blob, *(folder / file_name for folder in self.folders))
        return tuple(path for path in paths if path and is_file(path))

    def blobs(self, sha256: str | None, bases: Sequence[Path] = ()) -> tuple[SharedBlob, ...]:
        """Return the objects of team caches that may have these bytes; none without a hash to verify them by."""
        return tuple(blob for team in self.teams for blob in team.blobs(sha256, bases)) if sha256 else ()

    def may_have(self, file_name: str, sha256: str | None) -> bool:
        """Return whether the store or a folder may have these bytes, or a team cache has them now."""
        found = self.files(file_name, sha256)
        return bool(found) or (sha256 is not None and any(team.has(sha256) for team in self.teams))


def runtime_reads_layers(release: str | None, line: str | None) -> bool:
    """Return whether a runtime reads a layer by itself; for a release line, its newest release decides."""
    if release is None and (newest := newest_of_lines().get(line)):
        release = newest.version
    version = parse_version(release or "")
    return version is not None and version.release >= FIRST_WITH_LAYERS
