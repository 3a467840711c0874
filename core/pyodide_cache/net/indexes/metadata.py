"""The metadata of wheels on an index, without downloading whole wheels where that is possible."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from packaging.version import Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.wheel import Metadata, parse_metadata, read_metadata
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.documents import Document
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.net.responses import CONTENT_RANGE
from pyodide_cache.net.transfer import Location

#: Bytes at the end of a wheel, where its table of contents and usually its metadata are.
_TAIL = 64 * 1024
_PIECE = 64 * 1024


def checked_metadata(metadata: bytes, file: IndexFile) -> bytes:
    """Return what the address of a wheel's metadata file has, which may be a login page."""
    if not file.metadata_sha256:
        parse_metadata(metadata, file.file_name)
    elif hashlib.sha256(metadata).hexdigest() != file.metadata_sha256:
        raise Problem(Code.BAD_METADATA, source=file.file_name, error="sha256")
    return metadata


def check_identity(metadata: Metadata, file: IndexFile) -> None:
    """Refuse a wheel whose name is of another package or version than its metadata, as pip and uv do."""
    try:
        same_version = not metadata.version or Version(metadata.version) == file.version
    except ValueError:
        same_version = True
    if canonicalize_name(metadata.name) != file.name or not same_version:
        error = f"it is of {metadata.name} {metadata.version}"
        raise Problem(Code.BAD_METADATA, source=file.file_name, error=error)


def metadata_at(http: Http, location: Location, file_name: str, sha256: str | None = None) -> bytes:
    """Return the head of a wheel's ``METADATA``, without downloading the whole wheel where the server allows that.

    Args:
        sha256: of the wheel as published; with it, the metadata is kept for later runs.

    Raises:
        Problem: when it cannot be read.
    """
    if isinstance(location, Path):
        with io.BufferedReader(open_file(location)) as local:
            return read_metadata(local, file_name)
    key = f"metadata of {sha256}"
    if sha256 and (kept := http.recall(key)):
        return kept
    tail = http.tail(location, _TAIL)
    file = io.BufferedReader(RemoteFile(http, location, tail)) if isinstance(tail, Document) else tail
    data = read_metadata(file, file_name)
    if sha256:
        http.remember(key, data)
    return data


class RemoteFile(io.RawIOBase):
    """A seekable, read-only file, of which only parts are downloaded: the end ``tail``, and what else is read."""

    def __init__(self, http: Http, url: str, tail: Document) -> None:
        super().__init__()
        self._http = http
        self._url = url
        self._position = 0
        match = CONTENT_RANGE.fullmatch(tail.content_range)
        if not match or match["size"] == "*" or int(match["end"]) - int(match["start"]) + 1 != len(tail.data):
            raise Problem(Code.BAD_RANGE, url=mask(url))
        self._size = int(match["size"])
        self._pieces = [(int(match["start"]), tail.data)]

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
