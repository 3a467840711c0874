"""Answers about files that were proved, which are sent again to the same request without parsing it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_status
from pyodide_cache.serve.traffic import RequestLine

#: More answers or files, or more bytes in memory, are forgotten, all at once; a cache has hundreds of files.
_MOST, _MOST_BYTES = 4096, 64 * 1024 * 1024

#: Files up to this size are kept in memory, in bytes; larger ones are sent by the system from the disk.
_SMALL = 256 * 1024

#: Longer requests are not remembered, in bytes.
_LONGEST_REQUEST = 4096


#: Keys in an ASGI scope: the bytes of a request that came whole and alone, and whether its connection stays open.
REQUEST, KEEPS_ALIVE = "pyodide_cache.request", "pyodide_cache.keeps_alive"


@record
class HotFile:
    """A file that was proved."""

    path: str
    stamp: FileStamp  # that it had then
    data: bytes | None  # the bytes of a small file; None for a large one


@record
class HotAnswer:
    """An answer about a file."""

    file: HotFile
    head: bytes  # the status line and the headers, without the date and the empty line
    has_body: bool  # False for HEAD, and for a client that has the bytes
    keeps_alive: bool  # whether the connection stays open
    line: RequestLine  # for the list of requests


def answer_about(
    file: HotFile, headers: Iterable[tuple[bytes, bytes]], line: RequestLine, *, keeps_alive: bool
) -> HotAnswer:
    """Return an answer with these headers and with the file, unless only its head was asked for."""
    has_body = line.method == "GET" and line.status == HTTPStatus.OK
    parts = [b"HTTP/1.1 %d %b\r\n" % (line.status, HTTPStatus(line.status).phrase.encode())]
    parts += [b"%b: %b\r\n" % pair for pair in headers]
    if not keeps_alive:
        parts.append(b"connection: close\r\n")
    return HotAnswer(file, b"".join(parts), has_body, keeps_alive, line)


class HotFiles:
    """The last answers by all bytes of the request, so that no header can be missed.

    Used by one event loop and the threads that prove files.
    """

    def __init__(self) -> None:
        self._answers: dict[bytes, HotAnswer] = {}
        self._files: dict[str, HotFile] = {}
        self._bytes = 0
        self._date: list[tuple[bytes, bytes]] = []
        self._messages: dict[bytes, bytes] = {}

    def file(self, path: Path, stamp: FileStamp) -> HotFile | None:
        """Return a file whose answers may be added; None if it changed, or is a link, whose stamp tells nothing.

        Args:
            stamp: that the file had when it was proved.
        """
        known = self._files.get(str(path))
        if known and known.stamp == stamp:
            return known
        if path.is_symlink():
            return None
        data = read_file(path) if stamp.size <= _SMALL else None
        if stamp_of(path) != stamp:
            return None
        if len(self._files) >= _MOST or self._bytes >= _MOST_BYTES:
            self._files.clear()
            self._answers.clear()
            self._bytes = 0
        self._bytes += len(data or b"")
        file = self._files[str(path)] = HotFile(str(path), stamp, data)
        return file

    def add(self, request: bytes, answer: HotAnswer) -> None:
        """Remember the answer to a request; its address always has these bytes."""
        if len(request) <= _LONGEST_REQUEST:
            if len(self._answers) >= _MOST:
                self._answers.clear()
            self._answers[request] = answer
            self._messages.pop(request, None)

    def message(self, request: bytes, answer: HotAnswer, date: list[tuple[bytes, bytes]]) -> bytes:
        """Return all bytes of the answer to a request, without those of a large file; they are the same for a second.

        Args:
            date: the header that differs: the same list until it changes.
        """
        if date is not self._date:
            self._date = date
            self._messages.clear()
        message = self._messages.get(request)
        if message is None:
            body = answer.file.data or b"" if answer.has_body else b""
            message = b"".join([answer.head, *(b"%b: %b\r\n" % pair for pair in date), b"\r\n", body])
            self._messages[request] = message
        return message

    def get(self, request: bytes) -> HotAnswer | None:
        """Return the answer to a request; None if there is none, or the file changed."""
        answer = self._answers.get(request)
        if answer is None:
            return None
        try:
            if stamp_of_status(os.lstat(answer.file.path)) == answer.file.stamp:
                return answer
        except OSError:
            pass
        del self._answers[request]
        self._messages.pop(request, None)
        return None
