"""A member of a store: a cache directory that shares its files with it, and reads the layers below it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.base.threads import ThreadPoolExecutor
from pyodide_cache.files.links import Link, may_link, place, share_bytes
from pyodide_cache.files.paths import is_file
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.files.stamps import FileStamp, stamp_of, unchanged_stamp
from pyodide_cache.files.sync import sync_directory
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.store import Store, open_store
from pyodide_cache.warm_up.local_sources import LocalSources

#: The longest time to hold the store's lock at once, seconds: a garbage collection waits for it.
_MAX_LOCK_SECONDS = 0.25

#: Threads that share files, and how many files they get before the time is looked at.
_THREADS = 4
_GROUP = 32


@record
class SharedFile:
    """The result of sharing a file."""

    stamp: FileStamp  # of the file now
    added: bool = False  # whether its bytes were new to the store
    shared: bool = False  # whether it was replaced by a link to the store's bytes


class StoreMember:
    """A cache directory and the store it shares files with; safe to use from several threads.

    A blob is verified before a file is made from it: the ledger knows its stamp, or it is hashed. So a blob that
    was modified in place does not spread, and the next file with the right bytes replaces it.
    """

    def __init__(self, store: Store, directory: Path, link: Link, ledger: Ledger) -> None:
        self.store = store
        self.directory = directory
        self.link = link
        self._ledger = ledger
        self._records = ledger.records()
        self._registered = self._placed = False

    @property
    def root(self) -> Path:
        """The store's folder."""
        return self.store.root

    def find(self, sha256: str) -> Path | None:
        """Return the blob with this hash, expanded if it was compressed; None if there is none."""
        return self.store.find(sha256)

    def register(self) -> None:
        """Create the directory if it is missing, and add it to the store's list of members."""
        if not self._registered:
            make_directory(self.directory)
            self.store.add_member(self.directory)
            self._registered = True

    def flush(self) -> None:
        """Make all links durable, and write the records of the ledger; call it last."""
        self.store.sync()
        if self._placed:
            sync_directory(self.directory)
        self._ledger.flush()

    def size(self, sha256: str) -> int | None:
        """Return the size of the blob with exactly these bytes; None if there is none.

        A compressed one is verified when it is expanded.
        """
        path = self.store.path(sha256)
        if self._record_of(path, sha256) is not None:
            with suppress(OSError):
                return path.stat().st_size
        return self.store.expanded_size(sha256)

    def give(self, file_name: str, sha256: str, make_way: Callable[[], None]) -> FileStamp | None:
        """Make a file of the directory from a blob, replacing an existing file.

        Args:
            make_way: called right before; not if the store gives nothing.

        Returns:
            The file's stamp; None if the store does not have the right bytes, or could only copy them. A caller
            that copies can hash the bytes on the way.

        Raises:
            OSError: on a disk error; the existing file is kept.
        """
        target = self.directory / file_name
        blob = self.store.path(sha256)
        if self.link is Link.COPY:
            return None
        with self.store.lock():
            record = self._record_of(blob, sha256)
            if record is None or not self._can_link(blob):
                return None
            self.register()
            make_way()
            place(blob, target, self.link)
            self._placed = True
            return self._remember(target, blob, record)

    def adopt(self, file_name: str, sha256: str, stamp: FileStamp, record: Record | None = None) -> FileStamp:
        """Share a file of the directory with the store, and return its new stamp.

        If the store has the bytes, the file becomes a link to them; otherwise they are added to the store.

        Args:
            record: for the ledger; None keeps what the ledger has.

        Raises:
            Problem: `Code.CHANGED` if the file changed since it was hashed; it is not touched.
            OSError: on a disk error; the file is not touched.
        """
        with self.store.lock():
            return self._share(file_name, sha256, stamp, record).stamp

    def share_all(
        self, files: Iterable[tuple[str, str, FileStamp]], cancel: Cancel
    ) -> Iterator[SharedFile | Problem]:
        """Share many files, and yield the results in the same order until canceled.

        The store's lock is held for several files at a time, because taking it costs as much as a link. Several
        threads wait for the disk, which syncs files and frees the blocks of duplicates together then.

        Args:
            files: name, sha256 and stamp of each, as for `adopt`.
        """
        waiting = deque(files)
        with ThreadPoolExecutor(_THREADS, "share") as pool:
            while waiting and not cancel.is_set:
                done: list[SharedFile | Problem | OSError] = []
                with self.store.lock():
                    until = time.monotonic() + _MAX_LOCK_SECONDS
                    while waiting and time.monotonic() < until and not cancel.is_set:
                        group = [waiting.popleft() for _ in range(min(_GROUP, len(waiting)))]
                        done += pool.map(self._shared, group)
                for result in done:
                    yield disk_problem(result, self.root, inside=True) if isinstance(result, OSError) else result
                for result in done:
                    if isinstance(result, OSError):
                        raise result

    def _shared(self, file: tuple[str, str, FileStamp]) -> SharedFile | Problem | OSError:
        file_name, sha256, stamp = file
        try:
            return self._share(file_name, sha256, stamp, None)
        except FileNotFoundError:
            return Problem(Code.GONE, path=str(self.directory / file_name))
        except (Problem, OSError) as error:
            return error

    def _share(self, file_name: str, sha256: str, stamp: FileStamp, record: Record | None) -> SharedFile:
        path = self.directory / file_name
        blob = self.store.path(sha256)
        self.register()
        record = record or self._records.get(stamp) or Record(sha256)
        added = shared = False
        is_right = self._record_of(blob, sha256) is not None
        if not is_right:
            # Look again: another process may have added the blob since, and others may have links to it.
            is_wrong = is_file(blob) and self._record_of(blob, sha256) is None
            added = self.store.put(path, sha256, stamp, self.link, replace=is_wrong)
            if not added:  # another process added the same bytes at the same time
                stamp = unchanged_stamp(path, stamp)
                is_right = self._record_of(blob, sha256) is not None
        if is_right and self._can_link(blob) and not share_bytes(blob, path, self.link):
            if stamp_of(path) != stamp:
                raise Problem(Code.CHANGED, path=str(path))
            shared = place(blob, path, self.link, times_of=path) is not Link.COPY
            self._placed = True
        return SharedFile(self._remember(path, blob, record), added, shared)

    def _can_link(self, blob: Path) -> bool:
        return self.link is Link.REFLINK or (self.link is Link.HARD and may_link(blob))

    def _remember(self, path: Path, blob: Path, record: Record) -> FileStamp:
        """Save ledger records for a file and its blob, whose stamps a new link has changed."""
        now = stamp_of(path)
        fresh = [(now, record)]
        try:
            stamp = stamp_of(blob)
        except FileNotFoundError:  # a garbage collection removed the blob, where the file system has no locks
            self.store.put(path, blob.name, now, self.link)
            now = stamp_of(path)
            fresh = [(now, record)]
        else:
            if stamp != now:
                fresh.append((stamp, record))
        self._ledger.add(fresh)
        return now

    def _record_of(self, blob: Path, sha256: str) -> Record | None:
        """Return the record of a blob with the right bytes; None if they are wrong or the blob is missing."""
        try:
            before = stamp_of(blob)
            record = self._records.get(before)
            if record is None:
                record = Record(sha256_of(blob))
                if stamp_of(blob) == before:
                    self._ledger.add([(before, record)])
        except OSError:
            return None
        return record if record.sha256 == sha256 else None


def open_local_sources(directory: Path, ledger: Ledger) -> LocalSources:
    """Open what is attached to ``directory``; a store that cannot be used becomes a note."""
    try:
        attachment = Attachments().of(directory)
    except Problem as problem:
        return LocalSources(notes=(problem,))
    if attachment.store is None:
        return LocalSources(folders=attachment.layers)
    try:
        store = open_store(attachment.store)
    except Problem as problem:
        return LocalSources(folders=attachment.layers, notes=(problem,))
    return LocalSources(StoreMember(store, directory, Link(attachment.link), ledger), attachment.layers)
