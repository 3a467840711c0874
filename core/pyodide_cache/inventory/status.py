"""Resolve what each file is, and the status of its bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.reader import MAX_DOCUMENT_BYTES
from pyodide_cache.files.stamps import NO_STAMP, FileStamp, stamp_of_status
from pyodide_cache.formats.catalog import Catalog, Publication
from pyodide_cache.formats.filenames import FOREIGN, Identity, identify
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.inventory.inventory import NO_PACKAGES, Entry, Status
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.local_locks import names_in, read_local_locks
from pyodide_cache.settings.releases import catalog

#: The values of `Entry` from status to origin.
_Known = tuple[Status, str | None, tuple[str, ...], bool, str]
_UNKNOWN: _Known = (Status.NOT_VERIFIED, None, (), True, "")
_EMPTY: _Known = (Status.DAMAGED, None, (), True, "")

_LINKS = (Code.IS_LINK, Code.DANGLING_LINK)


class StatusResolver:
    """Resolve the entries of one directory.

    It compares them with the lock files of official releases, the lock files in the directory, and
    the hashes in the ledger.

    Args:
        directory: need not exist.
        release: the Pyodide release in use, for `Entry.is_of_release`; None accepts those of every release.
    """

    def __init__(
        self,
        directory: Path,
        ledger: Ledger,
        release: str | None = None,
        *,
        cancel: Cancel | None = None,
    ) -> None:
        self.directory = directory
        self.ledger = ledger
        self.release = release
        self.names = names_in(directory)
        self._records = ledger.records(cancel)
        self.locks = read_local_locks(directory, self.names, cancel=cancel)
        self._read_locks = frozenset(item.name for item in self.locks)
        self._local = Catalog.of_locks(
            (item.name, item.lock.runtime.line, item.published.packages.values()) for item in self.locks
        )

    @property
    def _official(self) -> Catalog:
        return catalog()  # not in __init__: an empty directory does not need it

    def identify(self, file_name: str) -> Identity:
        """Return what a file name says about the file."""
        return identify(file_name, self._official)

    def record(self, stamp: FileStamp) -> Record | None:
        """Return the ledger's record of a file."""
        return self._records.of(stamp)

    def make(
        self,
        file_name: str,
        identity: Identity = FOREIGN,
        stamp: FileStamp = NO_STAMP,
        last_used: float | None = None,
        links: int = 1,
        *,
        warning: Problem | None = None,
        is_file: bool = True,
    ) -> Entry:
        """Make an entry with its status, from the ledger's record of the file; see `Entry`."""
        known = _UNKNOWN
        if identity.kind in NO_PACKAGES:
            if not warning and is_lock_file_name(file_name) and file_name not in self._read_locks:
                warning = Problem(Code.LOCK_IGNORED, limit=MAX_DOCUMENT_BYTES)
        elif warning and warning.code is Code.EMPTY:
            known = _EMPTY
        elif record := self._records.of(self._target(file_name) if warning and warning.code in _LINKS else stamp):
            known = self._known(file_name, record)
        return Entry(file_name, identity, stamp, last_used, links, *known, warning, is_file)

    def with_record(self, entry: Entry, record: Record) -> Entry:
        """Return the entry of a package file with the status that ``record`` gives it."""
        is_empty = entry.warning and entry.warning.code is Code.EMPTY
        known = _EMPTY if is_empty else self._known(entry.file_name, record)
        place = (entry.file_name, entry.identity, entry.stamp, entry.last_used, entry.links)
        return Entry(*place, *known, entry.warning, entry.is_file, entry.layer)

    def _target(self, file_name: str) -> FileStamp:
        """Return the stamp of what a link leads to; that of the link stays the same when the bytes change."""
        try:
            return stamp_of_status((self.directory / file_name).stat())
        except OSError:
            return NO_STAMP

    def _known(self, file_name: str, record: Record) -> _Known:
        status, provenance, is_of_release = self._status(file_name, record)
        if status is not Status.VERIFIED and record.sound is None:  # a hash alone does not tell what the archive is
            return Status.NOT_VERIFIED, None, (), True, record.origin
        return status, record.sha256, provenance, is_of_release, record.origin

    def _status(self, file_name: str, record: Record) -> tuple[Status, tuple[str, ...], bool]:
        official, local = self._official.publications(file_name), self._local.publications(file_name)
        if not official and not local:
            if record.published:
                return Status.VERIFIED, (record.origin,), True
            if record.sound is False:
                return Status.DAMAGED, (), True
            return Status.NOT_VERIFIED, (), True
        releases = _with_hash(official, record.sha256)
        if releases and (self.release is None or self.release in releases):
            return Status.VERIFIED, releases, True
        if record.published and not releases:
            return Status.VERIFIED, (record.origin,), True
        if names := _with_hash(local, record.sha256):
            return Status.VERIFIED, names, True
        if releases:
            return Status.VERIFIED, releases, False
        if record.sound is False:
            return Status.DAMAGED, (), True
        return Status.DIFFERS, (), True


def _with_hash(publications: Iterable[Publication], sha256: str) -> tuple[str, ...]:
    return tuple([item.release for item in publications if item.sha256 == sha256])
