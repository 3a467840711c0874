"""Servers on the loopback interface that misbehave."""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import struct
import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote


class FaultServer:
    """A raw socket server whose first path component says how it misbehaves.

    ``{url}/{fault}/{file name}`` answers with the file of that name, spoiled. ``requests``
    counts by path. Faults: see `FAULTS`; ``ok`` is none.
    """

    FAULTS = (
        "ok",
        "short-length",
        "short-chunked",
        "reset",
        "404",
        "500-then-ok",
        "500-always",
        "503-retry-after",
        "redirect-loop",
        "redirect-file",
        "gzip",
        "html",
        "wrong-bytes",
        "empty",
        "overlong",
        "drip",
        "garbage",
        "reset-then-ok",
    )

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.requests: Counter[str] = Counter()
        self.drip_seconds = 0.05
        self.retry_after = "0"
        self._stopping = threading.Event()
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    request = self.rfile.readline().split()
                    while self.rfile.readline().strip():
                        pass
                    if len(request) > 1:
                        outer._answer(self, unquote(request[1].decode()))

        class Threading(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Say nothing: broken connections are the purpose."""

        self._server = Threading(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def at(self, fault: str) -> str:
        """Return the address of a folder in which every file has this fault."""
        assert fault in self.FAULTS
        return f"{self.url}/{fault}/"

    def _answer(self, handler: socketserver.StreamRequestHandler, path: str) -> None:
        self.requests[path] += 1
        fault, _, file_name = path.strip("/").partition("/")
        body = self.files.get(file_name.rpartition("/")[2])
        write = handler.wfile.write
        if body is None or fault == "404":
            write(_head(404, 0))
        elif fault == "ok":
            write(_head(200, len(body)) + body)
        elif fault == "short-length":
            write(_head(200, len(body)) + body[: len(body) // 2])
        elif fault == "short-chunked":
            half = body[: len(body) // 2]
            write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            write(b"%x\r\n" % len(half) + half + b"\r\n")
        elif fault == "reset" or (fault == "reset-then-ok" and self.requests[path] == 1):
            write(_head(200, len(body)) + body[: len(body) // 2])
            handler.wfile.flush()
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.connection.close()
        elif fault == "500-always" or (fault == "500-then-ok" and self.requests[path] == 1):
            write(_head(500, 0))
        elif fault == "503-retry-after" and self.requests[path] == 1:
            write(_head(503, 0, f"Retry-After: {self.retry_after}"))
        elif fault in {"500-then-ok", "503-retry-after", "reset-then-ok"}:
            write(_head(200, len(body)) + body)
        elif fault == "redirect-loop":
            write(_head(302, 0, f"Location: {path}"))
        elif fault == "redirect-file":
            write(_head(302, 0, "Location: file:///etc/hostname"))
        elif fault == "gzip":
            packed = gzip.compress(body)
            write(_head(200, len(packed), "Content-Encoding: gzip") + packed)
        elif fault == "html":
            page = b"<!DOCTYPE html><title>Sign in</title>" + b" " * 2000
            write(_head(200, len(page), "Content-Type: text/html") + page)
        elif fault == "wrong-bytes":
            spoiled = bytes([body[0] ^ 0xFF]) + body[1:]
            write(_head(200, len(spoiled)) + spoiled)
        elif fault == "empty":
            write(_head(200, 0))
        elif fault == "overlong":
            write(_head(200, len(body)) + body + b"more than was announced")
        elif fault == "garbage":
            write(b"220 this is another protocol\r\n")
        elif fault == "drip":
            write(_head(200, len(body)))
            for start in range(len(body)):
                write(body[start : start + 1])
                handler.wfile.flush()
                if self._stopping.wait(self.drip_seconds):
                    return


def _head(status: int, length: int, *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Some Reason", f"Content-Length: {length}", "Connection: close", *more]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
