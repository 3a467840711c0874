"""A connection of a client, which gets a remembered answer before its request is parsed.

Answers about files that were proven are remembered by all bytes of the request, so that no header can be missed.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import open_file, read_file
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
    """A file that was proven."""

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
            stamp: that the file had when it was proven.
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


#: Bytes of a large file that the system keeps unsent. With its own default of megabytes, a client on the same machine
#: does most of the sending in its own thread, at half the speed.
_UNSENT = 32 * 1024


class Connection(HttpToolsProtocol):
    """uvicorn's HTTP connection with a shortcut."""

    def __init__(self, hot: HotFiles, on_request: Callable[[RequestLine], None], **options: Any) -> None:
        super().__init__(**options)
        self._hot = hot
        self._on_request = on_request
        self._messages = 0  # that began in the last bytes
        self._is_between = True  # the next byte begins a request
        self._is_sending = self._is_ending = False
        self._quiet_since = 0.0  # in seconds of the loop's clock

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Close a connection that says nothing."""
        super().connection_made(transport)
        self._wait_for_more()

    def data_received(self, data: bytes) -> None:
        """Answer a request that was answered before; parse any other."""
        is_idle = self._is_between and self._is_answered
        if is_idle and not self.flow.write_paused and (answer := self._hot.get(data)):
            self._send(answer, self._hot.message(data, answer, self.server_state.default_headers))
            return
        self._messages = 0
        super().data_received(data)
        if is_idle and self._is_between and self._messages == 1:
            scope: dict[str, Any] = self.scope  # type: ignore[assignment]
            scope[REQUEST], scope[KEEPS_ALIVE] = data, self.cycle.keep_alive
        elif self._is_answered and not self._is_between:
            self._wait_for_more()

    def on_message_begin(self) -> None:
        """Count requests."""
        self._messages += 1
        self._is_between = False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Note that a request ended."""
        self._is_between = True
        super().on_message_complete()

    def shutdown(self) -> None:
        """Close the connection, after the file that is being sent."""
        self._is_ending = True
        if not self._is_sending:
            super().shutdown()

    @property
    def _is_answered(self) -> bool:
        """Whether every request so far was answered."""
        cycle: Any = self.cycle
        return cycle is None or cycle.response_complete

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection, unless a remembered answer was sent since the timer began."""
        left = self._quiet_since + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self.timeout_keep_alive_task = self.loop.call_later(left, self.timeout_keep_alive_handler)
        else:
            super().timeout_keep_alive_handler()

    def _wait_for_more(self) -> None:
        self._quiet_since = self.loop.time()
        if self.timeout_keep_alive_task is None:  # a running timer looks again when it ends
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def _send(self, answer: HotAnswer, message: bytes) -> None:
        self._on_request(answer.line)
        if answer.has_body and answer.file.data is None:
            self._unset_keepalive_if_required()
            self._is_sending = True
            self.flow.pause_reading()
            task = self.loop.create_task(self._send_file(message, answer))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
            return
        self.transport.write(message)
        self._sent(answer)

    async def _send_file(self, head: bytes, answer: HotAnswer) -> None:
        """Let the system send a large file, if it still is the file that was proven."""
        sent = -1
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            self.transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT)
        with suppress(OSError, RuntimeError, Problem), open_file(Path(answer.file.path), answer.file.stamp) as file:
            self.transport.write(head)
            sent = await self.loop.sendfile(self.transport, file)
        if sent != answer.file.stamp.size:  # the client is gone, or the file
            self.transport.abort()
            return
        self._is_sending = False
        self.flow.resume_reading()
        self._sent(answer)

    def _sent(self, answer: HotAnswer) -> None:
        if answer.keeps_alive and not self._is_ending:
            self._wait_for_more()
        else:
            self.transport.close()
