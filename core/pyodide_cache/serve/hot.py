"""Answers about files that were proved, which are sent again from the event loop, without a thread."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_status

#: More answers than this, or more bytes in memory, are forgotten, all at once; a cache has hundreds of files.
_MOST, _MOST_BYTES = 4096, 64 * 1024 * 1024

#: Files up to this size are kept in memory: the server reads a file in small steps, each in a thread.
_SMALL = 256 * 1024

Headers = tuple[tuple[bytes, bytes], ...]

#: The address and the header ``Accept-Encoding`` of a request.
Key = tuple[str, bytes]


@record
class HotFile:
    """A file that was proved, and the headers of its answer.

    Attributes:
        data: the bytes of a small file; None for a large one.
        etag: as in the header, with quotes.
        headers: names in lower case.

    """

    path: str
    stamp: FileStamp
    data: bytes | None
    etag: str
    headers: Headers

    def messages(self, method: str, *, is_known: bool) -> list[dict[str, Any]]:
        """Return the ASGI messages of the answer.

        Args:
            method: GET or HEAD.
            is_known: whether the client has these bytes, so that it gets none.

        """
        headers = self.headers
        if is_known:
            headers = tuple(pair for pair in headers if pair[0] != b"content-length")
        start = {"type": "http.response.start", "status": 304 if is_known else 200, "headers": headers}
        if is_known or method == "HEAD":
            return [start, {"type": "http.response.body"}]
        if self.data is not None:
            return [start, {"type": "http.response.body", "body": self.data}]
        return [start, {"type": "http.response.pathsend", "path": self.path}]


class HotFiles:
    """The last answers, by what was asked for. Used by one event loop and the threads that fill it."""

    def __init__(self) -> None:
        self._files: dict[Key, HotFile] = {}
        self._bytes = 0

    def add(self, key: Key, path: Path, stamp: FileStamp, etag: str, headers: Headers) -> None:
        """Remember an answer about a file; its address always has these bytes.

        Args:
            key: see `Key`.
            path: of the file.
            stamp: that the file had when it was proved.
            etag: as in the header.
            headers: of the answer.

        """
        if path.is_symlink():  # its own stamp does not tell that the file behind it changed
            return
        data = read_file(path) if stamp.size <= _SMALL else None
        if stamp_of(path) != stamp:
            return
        if len(self._files) >= _MOST or self._bytes >= _MOST_BYTES:
            self._files.clear()
            self._bytes = 0
        self._bytes += len(data or b"")
        self._files[key] = HotFile(str(path), stamp, data, etag, headers)

    def get(self, key: Key) -> HotFile | None:
        """Return an answer; None if there is none, or the file changed."""
        file = self._files.get(key)
        if file is None:
            return None
        try:
            if stamp_of_status(os.lstat(file.path)) == file.stamp:
                return file
        except OSError:
            pass
        self._files.pop(key, None)
        return None
