"""A file on a server, of which only parts are downloaded, such as the metadata of a wheel."""

from __future__ import annotations

import io
from typing import IO

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.documents import Document
from pyodide_cache.net.http import Http
from pyodide_cache.net.responses import CONTENT_RANGE

#: Bytes at the end of a wheel, where its table of contents and usually its metadata are.
_TAIL = 64 * 1024
_PIECE = 64 * 1024


class RemoteFile(io.RawIOBase):
    """A seekable, read-only file over range requests; without support for them, the whole file is downloaded."""

    def __init__(self, http: Http, url: str) -> None:
        super().__init__()
        self._http = http
        self._url = url
        self._position = 0
        self._pieces: list[tuple[int, bytes]] = []
        self._whole: IO[bytes] | None = None
        found = http.tail(url, _TAIL)
        if not isinstance(found, Document):
            self._whole = found
            self._size = found.seek(0, io.SEEK_END)
            return
        match = CONTENT_RANGE.fullmatch(found.content_range)
        if not match or match["size"] == "*" or int(match["end"]) - int(match["start"]) + 1 != len(found.data):
            raise Problem(Code.BAD_RANGE, url=mask(url))
        self._size = int(match["size"])
        self._pieces.append((int(match["start"]), found.data))

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move and return the position in bytes."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` from the position, downloading what is missing."""
        wanted = min(len(buffer), self._size - self._position)
        if wanted <= 0:
            return 0
        if self._whole:
            self._whole.seek(self._position)
            chunk = self._whole.read(wanted)
        else:
            start, data = self._piece_with(self._position, wanted)
            chunk = data[self._position - start :][:wanted]
        buffer[: len(chunk)] = chunk
        self._position += len(chunk)
        return len(chunk)

    def _piece_with(self, position: int, wanted: int) -> tuple[int, bytes]:
        for start, data in self._pieces:
            if start <= position < start + len(data):
                return start, data
        last = min(self._size, position + max(wanted, _PIECE)) - 1
        document = self._http.get(self._url, {"range": f"bytes={position}-{last}"})
        match = CONTENT_RANGE.fullmatch(document.content_range)
        if document.status != 206 or not match or int(match["start"]) != position or not document.data:
            raise Problem(Code.CUT_SHORT, url=mask(self._url), error="range")
        self._pieces.append((position, document.data))
        return position, document.data
