"""Files by their sha256: those of the cache directory and the store, else downloaded once and proven."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.threads import Future
from pyodide_cache.files.links import Link
from pyodide_cache.files.partial import PartialFile
from pyodide_cache.files.paths import is_file
from pyodide_cache.files.reader import MAX_FILE_BYTES, sha256_of
from pyodide_cache.files.stamps import FileStamp, stamp_of
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger, Record
from pyodide_cache.net.http import Http
from pyodide_cache.net.transfer import Location, transfer
from pyodide_cache.sharing.store import Store


class Blobs:
    """The files that a mirror has or can get. Safe between threads.

    A directory cannot hold two files of one name, but two releases may have them: a download whose name is taken by
    other bytes goes into the store.

    Args:
        fill: False to download nothing.
    """

    def __init__(
        self, directory: Path, store: Callable[[], Store], ledger: Ledger, *, fill: bool, cancel: Cancel
    ) -> None:
        self._directory = directory
        self._find_store = store
        self._ledger = ledger
        self._fill = fill
        self._cancel = cancel
        self._lock = Lock()
        self._hashed: dict[Path, tuple[FileStamp, str]] = {}
        self._running: dict[str, Future[Path]] = {}

    def find(self, sha256: str, file_name: str) -> Path | None:
        """Return a file with exactly these bytes; None if there is none here."""
        path = self._directory / file_name
        if is_file(path) and self.hash(path) == sha256:
            return path
        blob = self._find_store().find(sha256)
        return blob if blob and self.hash(blob) == sha256 else None

    def hash(self, path: Path) -> str | None:
        """Return the sha256 of a file, read again only if the file changed.

        None if it cannot be read, or is larger than any package.
        """
        try:
            stamp = stamp_of(path)
            if stamp.size > MAX_FILE_BYTES:
                return None
            known = self._hashed.get(path)
            if known is None or known[0] != stamp:
                known = self._hashed[path] = (stamp, sha256_of(path))
        except OSError:
            return None
        return known[1]

    def get(
        self, sha256: str, file_name: str, locations: Sequence[Location], http: Http, origin: str
    ) -> tuple[Path, bool]:
        """Return a file with exactly these bytes, and whether it was downloaded now.

        Any number of concurrent requests for the same bytes causes one download.

        Args:
            locations: where to download it, best first.
            origin: who published the hash: a release, or `FROM_INDEX`.

        Raises:
            Problem: `Code.FILE_NOT_FOUND` if it is not here and must not be downloaded; or that of the download.
            OSError: when the disk fails.
        """
        if path := self.find(sha256, file_name):
            return path, False
        if not self._fill or not locations:
            raise Problem(Code.FILE_NOT_FOUND, url=file_name)
        with self._lock:
            future = self._running.get(sha256)
            is_first = future is None
            if future is None:
                future = self._running[sha256] = Future()
        if is_first:
            try:
                # Another request may have ended between the search and the lock.
                path = self.find(sha256, file_name)
                future.set_result(path or self._download(sha256, file_name, locations, http, origin))
            except BaseException as error:  # every waiting request gets it
                future.set_exception(error)
            finally:
                with self._lock:
                    del self._running[sha256]
        return future.result(), True

    def _download(self, sha256: str, file_name: str, locations: Sequence[Location], http: Http, origin: str) -> Path:
        # No runtime loads a source distribution, so none belongs beside the packages.
        is_sdist = origin == FROM_INDEX and not file_name.endswith(".whl")
        is_free = not is_sdist and not (self._directory / file_name).exists()
        store = self._find_store()
        folder = self._directory if is_free else store.temporary
        with PartialFile(folder, file_name, expected_sha256=sha256) as partial:
            transfer(tuple(locations), partial, http=http, cancel=self._cancel)
            written = partial.commit()
        if is_free:
            self._hashed[written.path] = (written.stamp, sha256)
            self._ledger.add([(written.stamp, Record(sha256, origin, published=True))])
            self._ledger.flush()
            return written.path
        store.put(written.path, sha256, written.stamp, Link.HARD)
        store.sync()
        written.path.unlink(missing_ok=True)
        return store.path(sha256)
