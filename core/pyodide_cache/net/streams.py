"""Connections that give up on a server that sends a byte now and then, and that another thread can end."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from threading import Lock
from typing import Any
from weakref import WeakSet

import httpcore

#: A server may send many heads before that of the response (RFC 9110, 15.2), such as for early hints.
_MOST_EARLY = 100
_EARLY, _FINAL = re.compile(rb"(?m)^HTTP/1\.\d 1\d\d"), re.compile(rb"(?m)^HTTP/1\.\d [2-9]\d\d")
#: Bytes that may be the first part of such a line, whose rest comes with the next piece.
_CUT = len("HTTP/1.1 20")

#: Bytes that must arrive in the time of the read timeout; slower servers would block a connection forever.
SLOW_BYTES = 30 * 1024


class Streams(httpcore.SyncBackend):
    """Makes the connections of a client, and can end all of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def connect_tcp(self, host: str, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Connect, as httpcore does; an error has the host as ``peer``, which may be that of a proxy."""
        try:
            return self.watched(super().connect_tcp(host, *args, **kwargs))
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            error.peer = host  # type: ignore[union-attr]
            raise

    def watched(self, stream: httpcore.NetworkStream) -> httpcore.NetworkStream:
        """Return a stream that gives up on a slow server, and remember its socket."""
        found = stream.get_extra_info("socket")
        if isinstance(found, socket.socket):
            with self._lock:
                self._sockets.add(found)
        return _WatchedStream(stream, self)

    def interrupt(self) -> None:
        """End all connections, from any thread; those who read from them get an error."""
        with self._lock:
            running = list(self._sockets)
        for item in running:
            with contextlib.suppress(OSError):
                item.shutdown(socket.SHUT_RDWR)


class _WatchedStream(httpcore.NetworkStream):
    """A stream that fails when too few bytes arrive while a read waits for them.

    The time until the first byte of a response does not count; the read timeout alone limits it.
    """

    def __init__(self, stream: httpcore.NetworkStream, streams: Streams) -> None:
        self._stream = stream
        self._streams = streams
        self._is_first = self._is_early = True
        self._early, self._line = 0, b""
        self._waited, self._received = 0.0, 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        start = time.monotonic()
        data = self._stream.read(max_bytes, timeout)
        if self._is_early:
            head = self._line + data
            final = _FINAL.search(head)
            self._early += len(_EARLY.findall(head, 0, final.start() if final else len(head)))  # not in the body
            self._is_early, self._line = final is None, head[-_CUT:]
            if self._early > _MOST_EARLY:
                raise httpcore.RemoteProtocolError("the server sends no response, but heads of others without end")
        if self._is_first:
            self._is_first = False
            return data
        self._waited += time.monotonic() - start
        self._received += len(data)
        if timeout is not None and self._waited >= timeout:
            if self._received < SLOW_BYTES:
                raise httpcore.ReadTimeout
            self._waited, self._received = 0.0, 0
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)
        self._is_first = self._is_early = True
        self._early, self._line = 0, b""
        self._waited, self._received = 0.0, 0

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        return self._streams.watched(self._stream.start_tls(*args, **kwargs))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
