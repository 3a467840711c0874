"""A raw server on the loopback interface whose answers a test writes byte by byte."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Mapping
from typing import Any

from support.wheels import build_wheel

WHEEL = build_wheel("hostile", payload=200_000)
BODY = WHEEL.data
HALF = len(BODY) // 2


class Request:
    """A request, and the connection for its answer.

    Attributes:
        number: of the request, from 1.
        headers: by lowercase name.
        server: see `HostileServer`.

    """

    def __init__(
        self,
        handler: socketserver.StreamRequestHandler,
        number: int,
        headers: Mapping[str, str],
        server: HostileServer,
    ) -> None:
        self._handler = handler
        self.number = number
        self.headers = headers
        self.server = server

    @property
    def start(self) -> int:
        """Where the requested range starts; 0 without one, or for the end of a file."""
        text = self.headers.get("range", "").partition("=")[2].partition("-")[0]
        return int(text or 0)

    def send(self, status: str, body: bytes = b"", *lines: str, length: int | str | None = -1) -> None:
        """Send an answer; ``length`` is announced (-1: the true one, None: none)."""
        announced = len(body) if length == -1 else length
        more = [] if announced is None else [f"Content-Length: {announced}"]
        head = "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *more, *lines])
        self.raw(f"{head}\r\n\r\n".encode() + body)

    def file(self, data: bytes = BODY, *lines: str, length: int | str | None = -1) -> None:
        """Send the file with a strong ETag."""
        self.send("200 OK", data, *(lines or ('ETag: "1"',)), length=length)

    def part(
        self, content_range: str | None = None, data: bytes | None = None, etag: str = '"1"', end: int = len(BODY)
    ) -> None:
        """Send the requested rest of the file, or less of it."""
        end = min(end, len(BODY))
        said = content_range or f"bytes {self.start}-{end - 1}/{len(BODY)}"
        rest = BODY[self.start : end] if data is None else data
        self.send("206 Partial Content", rest, f"Content-Range: {said}", f"ETag: {etag}")

    def raw(self, data: bytes) -> None:
        """Send bytes."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def reset(self) -> None:
        """Reset the connection."""
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._handler.connection.close()

    def drip(self, data: bytes, seconds: float = 0.02) -> None:
        """Send a byte now and then."""
        for byte in data:
            self.raw(bytes([byte]))
            if self.server.stopping.wait(seconds):
                return


class HostileServer:
    """Calls a function for each request, which sends what it wants.

    Attributes:
        url: of a wheel.
        stopping: set when the test ends.

    """

    def __init__(self, answer: Callable[[Request], object]) -> None:
        self.stopping = threading.Event()
        self.count = 0
        lock = threading.Lock()
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    self.rfile.readline()
                    headers = {}
                    while line := self.rfile.readline().decode("latin-1").strip():
                        key, _, value = line.partition(":")
                        headers[key.lower()] = value.strip()
                    with lock:
                        outer.count += 1
                        number = outer.count
                    answer(Request(self, number, headers, outer))

        class Threading(socketserver.ThreadingTCPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Say nothing: broken connections are the purpose."""

        self._server = Threading(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.host = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.url = f"{self.host}/{WHEEL.file_name}"

    def stop(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
