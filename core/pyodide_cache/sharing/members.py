"""A view: a cache directory whose files share their bytes with a store."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import sha256_of
from pyodide_cache.files.links import Link, may_link, place, share_bytes
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.stamps import FileStamp, is_readable_file, stamp_of
from pyodide_cache.inventory.ledger import Ledger, LedgerBatch, Record
from pyodide_cache.sharing.store import Store

#: How long the store's lock is held in one go: a clean-up waits for it.
_HOLD_SECONDS = 0.25


@record
class Kept:
    """What became of a file that was to be shared.

    Attributes:
        stamp: of the file now.
        added: whether the store did not have its bytes.
        shared: whether it gave up bytes of its own for the store's.

    """

    stamp: FileStamp
    added: bool = False
    shared: bool = False


class StoreMember:
    """A directory and the store it shares with; safe between threads.

    A blob is proven before a file is made of it: by the ledger, which knows it by its stamp, or by hashing it. So
    a blob that somebody wrote to in place spreads no further, and is replaced by the first right file that comes.
    """

    def __init__(self, store: Store, directory: Path, link: Link, ledger: Ledger) -> None:
        self.store = store
        self.directory = directory
        self.link = link
        self._batch = LedgerBatch(ledger)
        self._records = ledger.records()
        self._lock = Lock()
        self._registered = False

    @property
    def root(self) -> Path:
        """The store's folder."""
        return self.store.root

    def path(self, sha256: str) -> Path:
        """Return where the store keeps these bytes, whether it has them or not."""
        return self.store.path(sha256)

    def adopt(self, file_name: str, sha256: str, stamp: FileStamp, record: Record) -> FileStamp:
        """Share the bytes of a file of the directory with the store, and return its new stamp; see `keep`."""
        return self.keep(file_name, sha256, stamp, record).stamp

    def register(self) -> None:
        """Put the directory, made if it is missing, on the store's list of views.

        Raises:
            OSError: when the disk fails.

        """
        if not self._registered:
            make_directory(self.directory)
            self.store.add_view(self.directory)
            self._registered = True

    def flush(self) -> None:
        """Tell the ledger all that it was not told yet; the last thing to do with a view."""
        with self._lock:
            self._batch.flush()

    def has(self, sha256: str) -> bool:
        """Tell whether the store has exactly these bytes; the blob is proven."""
        return self._record_of(self.store.path(sha256), sha256) is not None

    def give(self, file_name: str, sha256: str) -> FileStamp | None:
        """Make a file of the directory from the store's blob, replacing what has the name.

        Returns:
            Its stamp; None when the store does not have the right bytes, or only a copy could be made: whoever
            copies can hash what he copies.

        Raises:
            OSError: when the disk fails; the name is as it was then.

        """
        target = self.directory / file_name
        blob = self.store.path(sha256)
        if self.link is Link.COPY:
            return None
        with self.store.lock():
            record = self._record_of(blob, sha256)
            if record is None or not self._can_share(blob):
                return None
            self.register()
            place(blob, target, self.link)
            return self._note(target, blob, record)

    def keep(self, file_name: str, sha256: str, stamp: FileStamp, record: Record | None = None) -> Kept:
        """Let a file of the directory share its bytes with the store.

        Where the store has the bytes, the file becomes one of them; else the store gets them.

        Args:
            file_name: of a file in the directory.
            sha256: of its bytes.
            stamp: that it had when it was hashed.
            record: what the ledger is to know of it; else what it knows.

        Raises:
            Problem: `Code.CHANGED` when the file is not what was hashed any more; it is left alone.
            OSError: when the disk fails; the file is as it was.

        """
        with self.store.lock():
            return self._keep(file_name, sha256, stamp, record)

    def keep_all(self, files: Iterable[tuple[str, str, FileStamp]], cancel: Cancel) -> Iterator[Kept | Problem]:
        """Do as `keep` for many files, in their order, and yield what became of each until a cancel.

        The store's lock is held for some of them at a time: taking it costs as much as a link.

        Raises:
            OSError: when the disk fails.

        """
        waiting = deque(files)
        while waiting and not cancel.is_set:
            done: list[Kept | Problem] = []
            with self.store.lock():
                until = time.monotonic() + _HOLD_SECONDS
                while waiting and time.monotonic() < until and not cancel.is_set:
                    file_name, sha256, stamp = waiting.popleft()
                    try:
                        done.append(self._keep(file_name, sha256, stamp, None))
                    except Problem as problem:
                        done.append(problem)
                    except FileNotFoundError:
                        done.append(Problem(Code.GONE, path=str(self.directory / file_name)))
            yield from done

    def _keep(self, file_name: str, sha256: str, stamp: FileStamp, record: Record | None) -> Kept:
        path = self.directory / file_name
        blob = self.store.path(sha256)
        self.register()
        record = record or self._records.get(stamp) or Record(sha256)
        added = shared = False
        if self._record_of(blob, sha256) is None:
            added = self.store.put(path, sha256, stamp, self.link, replace=is_readable_file(blob))
        elif self._can_share(blob) and not share_bytes(blob, path, self.link):
            if stamp_of(path) != stamp:
                raise Problem(Code.CHANGED, path=str(path))
            shared = place(blob, path, self.link, times_of=path) is not Link.COPY
        return Kept(self._note(path, blob, record), added, shared)

    def _can_share(self, blob: Path) -> bool:
        return self.link is Link.REFLINK or (self.link is Link.HARD and may_link(blob))

    def _note(self, path: Path, blob: Path, record: Record) -> FileStamp:
        """Tell the ledger of a file and its blob, whose stamps a link has just changed."""
        now = stamp_of(path)
        fresh = [(now, record)]
        try:
            stamp = stamp_of(blob)
        except FileNotFoundError:  # a clean-up took the blob in between, where no lock keeps it apart
            self.store.put(path, blob.name, now, self.link)
            now = stamp_of(path)
            fresh = [(now, record)]
        else:
            if stamp != now:
                fresh.append((stamp, record))
        with self._lock:
            self._records.update(fresh)
            self._batch.add(fresh)
        return now

    def _record_of(self, blob: Path, sha256: str) -> Record | None:
        """Return what is known of a blob whose bytes are proven right; None when they are wrong or not there."""
        try:
            before = stamp_of(blob)
            with self._lock:
                record = self._records.get(before)
            if record is None:
                record = Record(sha256_of(blob))
                if stamp_of(blob) == before:
                    with self._lock:
                        self._records[before] = record
        except OSError:
            return None
        return record if record.sha256 == sha256 else None
