"""An object store on the loopback interface that answers what a test wants, for errors that a good one never has."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext

from support.teams import WRITER


class BadStorage:
    """A server that speaks just enough S3.

    Attributes:
        objects: the bytes by path.
        answers: statuses and S3 codes to answer first, one a request.
        always: what every request gets instead, if set.
        lengths: the length to claim by path, whatever the object has.
        cut: answer downloads with half of the bytes, so often.
        listing: how a plain web server answers when it is to list.
        requests: number of requests by method.

    """

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.answers: list[tuple[int, str]] = []
        self.always: tuple[int, str] | None = None
        self.lengths: dict[str, int] = {}
        self.cut = 0
        self.listing = 405
        self.requests: Counter[str] = Counter()
        self.url = ""

    def environment(self) -> dict[str, str]:
        return WRITER


@contextmanager
def bad_storage(tls: SSLContext | None = None) -> Iterator[BadStorage]:
    """Run such a server."""
    storage = BadStorage()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

        def _answer(self, status: int, body: bytes = b"", code: str = "", length: int | None = None) -> None:
            if code:
                body = f"<Error><Code>{code}</Code><Message>made up</Message></Error>".encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            self.send_header("ETag", '"x"')
            self.send_header("Last-Modified", "Sat, 28 Nov 2026 10:00:00 GMT")
            if "Range" in self.headers and status == 206:
                start = int(self.headers["Range"].partition("=")[2].partition("-")[0])
                size = start + len(body)
                self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def _handle(self) -> None:
            storage.requests[self.command] += 1
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if storage.always or storage.answers:
                status, code = storage.always or storage.answers.pop(0)
                self._answer(status, code=code)
                return
            path = self.path.partition("?")[0]
            if self.command == "PUT":
                storage.objects[path] = data
                self._answer(200)
            elif path not in storage.objects:
                self._answer(404, code="NoSuchKey")
            else:
                self._send(storage.objects[path])

        def _send(self, body: bytes) -> None:
            wanted = self.headers.get("Range")
            part = body[int(wanted.partition("=")[2].partition("-")[0]) :] if wanted else body
            if storage.cut and self.command == "GET":
                storage.cut -= 1
                self.send_response(206 if wanted else 200)
                self.send_header("Content-Length", str(len(part)))
                self.send_header("ETag", '"x"')
                self.send_header("Last-Modified", "Sat, 28 Nov 2026 10:00:00 GMT")
                if wanted:
                    start = len(body) - len(part)
                    self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
                self.end_headers()
                self.wfile.write(part[: len(part) // 2])
                self.wfile.flush()
                self.close_connection = True
                self.connection.shutdown(2)
                return
            self._answer(206 if wanted else 200, part, length=storage.lengths.get(self.path))

        def do_PROPFIND(self) -> None:
            self._answer(storage.listing)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _handle  # noqa: N815

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: broken connections are the purpose."""

    server = Quiet(("127.0.0.1", 0), Handler)
    storage.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield storage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
