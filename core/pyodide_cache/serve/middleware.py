"""What holds for every address of the mirror: who may ask, headers, one download at a time, and a report."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from anyio.to_thread import current_default_thread_limiter
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pyodide_cache.base.record import replace
from pyodide_cache.serve.connection import KEEPS_ALIVE, REQUEST, HotFiles, answer_about
from pyodide_cache.serve.traffic import RequestLine

#: Threads that answer; each may wait for a slow server upstream, and others must be answered meanwhile.
_THREADS = 256


class Middleware:
    """Checks who asks, adds the headers of every answer, reports each request, and remembers answers about files.

    See `pyodide_cache.serve.app.make_app` for the arguments.
    """

    def __init__(
        self,
        app: ASGIApp,
        on_request: Callable[[RequestLine], None],
        hot: HotFiles,
        hosts: frozenset[str],
        origins: frozenset[str] | None,
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = origins
        self._on_request = on_request
        self._hot = hot
        self._running: dict[str, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI asks for it."""
        current_default_thread_limiter().total_tokens = _THREADS
        headers = dict(scope["headers"])
        path = scope["path"] = _collapsed(scope["path"])
        extra = self._cors(headers.get(b"origin", b"").decode("latin-1"))
        running = asyncio.Event()

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._end(path, running)
                message["headers"] = [*message.get("headers", ()), *extra]
                self._report(scope, message)
            await send(message)

        host = host_name(headers.get(b"host", b"").decode("latin-1"))
        if self._hosts and host not in self._hosts:
            refusal = JSONResponse(
                {"error": f"This mirror does not answer to the host name {host!r}."}, status_code=421
            )
            await refusal(scope, receive, send_with_headers)
        elif scope["method"] == "OPTIONS":
            await Response(status_code=204)(scope, receive, send_with_headers)
        else:
            # Any number of clients may wait for one download; only the first takes a thread.
            if other := self._running.get(path):
                await other.wait()
            self._running.setdefault(path, running)
            try:
                await self._app(scope, receive, send_with_headers)
            finally:
                self._end(path, running)

    def _report(self, scope: Scope, start: Message) -> None:
        """Report a request whose answer starts; remember the answer if it is about a file that was proven."""
        if scope["path"].startswith("/-/"):
            return  # this app itself asked
        state, status, headers = scope["state"], start["status"], start["headers"]
        size = next((int(value) for key, value in headers if key == b"content-length"), 0)
        line = RequestLine(scope["method"], scope["path"], status, bool(state.get("fetched")), size)
        self._on_request(line)
        if (file := state.get("hot")) and (request := scope.get(REQUEST)) and status in {200, 304}:
            again = replace(line, fetched=False)
            self._hot.add(request, answer_about(file, headers, again, keeps_alive=scope[KEEPS_ALIVE]))

    def _end(self, path: str, running: asyncio.Event) -> None:
        """Wake the clients that wait for an answer."""
        if self._running.get(path) is running:
            del self._running[path]
            running.set()

    def _cors(self, origin: str) -> list[tuple[bytes, bytes]]:
        """Return the headers that let a page of another website read the answer, if it may."""
        if self._origins is None:
            return _CORS_OF_ALL
        return _cors_headers(origin) if origin in self._origins else []


def _cors_headers(value: str) -> list[tuple[bytes, bytes]]:
    pairs = {
        "access-control-allow-origin": value,
        "access-control-allow-methods": "GET, HEAD, OPTIONS",
        "access-control-allow-headers": "range, if-none-match, accept",
        "access-control-expose-headers": "content-length, content-range, etag, x-pypi-last-serial",
    }
    if value != "*":
        pairs["vary"] = "origin"
    return [(key.encode(), item.encode()) for key, item in pairs.items()]


_CORS_OF_ALL = _cors_headers("*")


def host_name(header: str) -> str:
    """Return the name in a ``Host`` header, without the port."""
    if header.startswith("["):
        return header.partition("]")[0].lstrip("[").lower()
    return header.partition(":")[0].lower()


def _collapsed(path: str) -> str:
    """Return a path without empty segments: micropip asks for ``simple//name/`` if its URL ends in a slash."""
    return "/" + "/".join(filter(None, path.split("/")))


def loopback_names(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Return the names to which a mirror on ``host`` answers; none, which means all, unless it is this machine."""
    if host not in {"127.0.0.1", "::1", "localhost"}:
        return frozenset()
    return frozenset({"127.0.0.1", "::1", "localhost", *(name.lower() for name in more)})
