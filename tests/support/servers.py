"""Servers on the loopback interface: a well-behaved one, and a package index."""

from __future__ import annotations

import contextlib
import html
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from pyodide_cache.net.indexes.urls import usual_indexes
from support.fault_server import FaultServer
from support.wheels import DistributionFolder, Wheel

JSON_TYPE = "application/vnd.pypi.simple.v1+json"


def index_urls(*args: Any, **options: Any) -> tuple[str, ...]:
    """Return the addresses of the usual package indexes."""
    return tuple(place.url for place in usual_indexes(*args, **options))


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is part of the tests."""


#: Answers a path and headers with a status, headers and a body.
Respond = Callable[[str, Mapping[str, str]], tuple[int, dict[str, str], bytes]]


class Server:
    """A running HTTP server; ``requests`` counts requests by path, ``seen`` keeps their headers.

    Attributes:
        url: base address, without a slash at its end.
        delay: seconds before every answer.
        gate: no answer is sent while it is clear.
        midway: bodies of more than a chunk stop in the middle while it is clear.
        chunk_delay: seconds between chunks of a body.
        chunk_size: bytes of a chunk.
        failures: statuses to answer first, by path, one a request; then the path works.
        connections: open now; ``most_connections`` is the largest number so far.

    """

    def __init__(
        self,
        answer: Respond,
        *,
        address: str = "127.0.0.1",
    ) -> None:
        self.requests: Counter[str] = Counter()
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.delay = 0.0
        self.gate = threading.Event()
        self.gate.set()
        self.midway = threading.Event()
        self.midway.set()
        self.chunk_delay = 0.0
        self.chunk_size = 16 * 1024
        self.failures: dict[str, list[int]] = {}
        self.supports_range = True
        self.connections = self.most_connections = 0
        self._answer = answer
        self._lock = threading.Lock()
        self._server = _Quiet((address, 0), self._handler())
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        self.url = f"http://{address}:{self._server.server_address[1]}"

    def stop(self) -> None:
        self.gate.set()
        self.midway.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __str__(self) -> str:
        return self.url

    @property
    def total(self) -> int:
        """Requests so far."""
        return sum(self.requests.values())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # or every small answer waits 40 ms

            def setup(self) -> None:
                super().setup()
                with server._lock:
                    server.connections += 1
                    server.most_connections = max(server.most_connections, server.connections)

            def finish(self) -> None:
                with server._lock:
                    server.connections -= 1
                super().finish()

            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                with server._lock:
                    server.requests[path] += 1
                    server.seen.append((path, {key.lower(): value for key, value in self.headers.items()}))
                    waiting = server.failures.get(path)
                    failure = waiting.pop(0) if waiting else None
                time.sleep(server.delay)
                server.gate.wait()
                if failure:
                    self._send(failure, {}, b"not now")
                    return
                self._send(*server._answer(path, self.headers))

            def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
                asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("range", ""))
                if status == 200 and asked and server.supports_range:
                    size = len(body)
                    if asked[1]:
                        first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
                    else:
                        first, last = max(0, size - int(asked[2])), size - 1
                    status, body = 206, body[first : last + 1]
                    headers = {**headers, "Content-Range": f"bytes {first}-{last}/{size}"}
                with contextlib.suppress(OSError):
                    self.send_response(status)
                    for key, value in headers.items():
                        self.send_header(key, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    if len(body) > server.chunk_size and not server.midway.is_set():
                        half = len(body) // 2
                        self.wfile.write(body[:half])
                        server.midway.wait()
                        body = body[half:]
                    if not server.chunk_delay:
                        self.wfile.write(body)
                        return
                    for start in range(0, len(body), server.chunk_size):
                        self.wfile.write(body[start : start + server.chunk_size])
                        time.sleep(server.chunk_delay)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- http.server's name
                """Keep the test's output clean."""

        return Handler


def static_server(folder: Path, *, address: str = "127.0.0.1") -> Server:
    """Serve the files of ``folder``."""

    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        target = folder / path.lstrip("/")
        if not target.is_file():
            return 404, {}, b"not found"
        kind = "application/json" if target.suffix == ".json" else "application/wasm"
        return 200, {"Content-Type": kind}, target.read_bytes()

    return Server(answer, address=address)


class IndexServer:
    """A Simple API index (PEP 503, 658, 691) of wheels.

    Args:
        wheels: what it offers.
        form: ``json``, ``html``, or ``html-always`` (whatever is asked for); ``json`` and
            ``html`` answer with the other where only that is accepted.
        hashes: whether links carry sha256.
        metadata: whether PEP 658 metadata is offered.
        yanked: file names.
        statuses: of projects, each with its reason (PEP 792).
        wrong_hashes: file names whose published hash is another's.
        names: more links by project: file names that are no wheels of ours.
        broken: projects whose pages are answered with status 500.
        uploaded: when a file was uploaded, in ISO 8601, by file name.
        advisories: vulnerabilities by name and version (``demo/1.0``), as in the JSON API; without them, there is
            no such API.

    """

    def __init__(
        self,
        wheels: Iterable[Wheel],
        *,
        form: str = "json",
        hashes: bool = True,
        metadata: bool = True,
        yanked: Collection[str] = (),
        statuses: Mapping[str, tuple[str, str]] | None = None,
        wrong_hashes: Collection[str] = (),
        names: Mapping[str, Iterable[str]] | None = None,
        broken: Collection[str] = (),
        uploaded: Mapping[str, str] | None = None,
        advisories: Mapping[str, Any] | None = None,
    ) -> None:
        self.uploaded = dict(uploaded or {})
        self.advisories = advisories
        self.broken = set(broken)
        self.wheels = list(wheels)
        self.form = form
        self.hashes = hashes
        self.metadata = metadata
        self.yanked = set(yanked)
        self.statuses = dict(statuses or {})
        self.wrong_hashes = set(wrong_hashes)
        self.names = {key: list(value) for key, value in (names or {}).items()}
        self.server = Server(self._answer)
        self.url = self.server.url + "/simple/"

    def stop(self) -> None:
        self.server.stop()

    def __str__(self) -> str:
        return self.url

    @property
    def requests(self) -> Counter[str]:
        return self.server.requests

    def _answer(self, path: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        if match := re.fullmatch(r"/simple/([^/]+)/", path):
            if match[1] in self.broken:
                return 500, {}, b"broken"
            return self._page(match[1], headers.get("accept", ""))
        if self.advisories is not None and (match := re.fullmatch(r"/pypi/(.+)/json", path)):
            page = {"info": {}, "urls": [], "vulnerabilities": self.advisories.get(match[1], [])}
            return 200, {"Content-Type": "application/json"}, json.dumps(page).encode()
        if match := re.fullmatch(r"/files/([^/]+\.(?:whl|tar\.gz))(\.metadata)?", path):
            for wheel in self.wheels:
                if wheel.file_name == match[1] and (self.metadata or not match[2]):
                    return (
                        200,
                        {"Content-Type": "application/octet-stream"},
                        wheel.metadata if match[2] else wheel.data,
                    )
        return 404, {}, b"not found"

    def _page(self, name: str, accept: str) -> tuple[int, dict[str, str], bytes]:
        mine = [wheel for wheel in self.wheels if _canonical(wheel.name) == name]
        others = self.names.get(name, [])
        if not mine and not others:
            return 404, {}, b"no such project"
        as_json = self.form == "json"
        if self.form != "html-always":
            as_json = as_json and "json" in accept
        status, reason = self.statuses.get(name, ("active", ""))
        if as_json:
            files = [self._json(wheel) for wheel in mine]
            files += [{"filename": item, "url": f"../../files/{item}", "hashes": {}} for item in others]
            page = {"meta": {"api-version": "1.1"}, "name": name, "files": files, "versions": []}
            page["project-status"] = {"status": status, "reason": reason}
            return 200, {"Content-Type": JSON_TYPE}, json.dumps(page).encode()
        links = [self._html(wheel) for wheel in mine]
        links += [f'<a href="../../files/{html.escape(item)}">{html.escape(item)}</a><br/>' for item in others]
        marks = (("project-status", status), ("project-status-reason", reason))
        head = "".join(f'<meta name="pypi:{key}" content="{html.escape(value)}">' for key, value in marks)
        text = f"<!DOCTYPE html><html><head>{head}</head><body>" + "\n".join(links) + "</body></html>"
        return 200, {"Content-Type": "text/html; charset=utf-8"}, text.encode()

    def _hash(self, wheel: Wheel) -> str:
        return "0" * 64 if wheel.file_name in self.wrong_hashes else wheel.sha256

    def _json(self, wheel: Wheel) -> dict[str, Any]:
        row: dict[str, Any] = {
            "filename": wheel.file_name,
            "url": f"../../files/{wheel.file_name}",
            "hashes": {"sha256": self._hash(wheel)} if self.hashes else {},
            "size": len(wheel.data),
        }
        if wheel.requires_python:
            row["requires-python"] = wheel.requires_python
        if self.metadata:
            row["core-metadata"] = True
        if wheel.file_name in self.yanked:
            row["yanked"] = "broken"
        if wheel.file_name in self.uploaded:
            row["upload-time"] = self.uploaded[wheel.file_name]
        return row

    def _html(self, wheel: Wheel) -> str:
        target = f"../../files/{wheel.file_name}" + (f"#sha256={self._hash(wheel)}" if self.hashes else "")
        marks = f' data-requires-python="{html.escape(wheel.requires_python)}"' if wheel.requires_python else ""
        marks += ' data-core-metadata="true"' if self.metadata else ""
        marks += ' data-yanked="broken"' if wheel.file_name in self.yanked else ""
        return f'<a href="{target}"{marks}>{wheel.file_name}</a><br/>'


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


class Serve(Protocol):
    """What the fixture ``serve`` gives."""

    def __call__(self, what: Path | DistributionFolder | Respond, /) -> Server:
        """Serve a folder, or what a function answers, until the test ends."""


class StartIndex(Protocol):
    """What the fixture ``index_server`` gives."""

    def __call__(self, *wheels: Wheel, **options: Any) -> IndexServer:
        """Start an index of ``wheels`` until the test ends."""


class StartFaults(Protocol):
    """What the fixture ``fault_server`` gives."""

    def __call__(self, files: Mapping[str, bytes]) -> FaultServer:
        """Start a misbehaving server until the test ends."""
