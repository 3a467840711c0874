"""The mirror as an ASGI application: addresses, headers, and errors."""

from __future__ import annotations

import asyncio
import errno
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import replace
from pyodide_cache.base.version import __version__
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.messages import explain
from pyodide_cache.serve.connection import KEEPS_ALIVE, REQUEST, HotFiles, answer_about
from pyodide_cache.serve.encodings import Variants
from pyodide_cache.serve.pages import (
    HTML_TYPE,
    JSON_TYPE,
    error_page,
    home_page,
    html_page,
    json_page,
    names_page,
    piplite_page,
    release_page,
)
from pyodide_cache.serve.site import Found, Site
from pyodide_cache.serve.traffic import RequestLine

_YEAR = "public, max-age=31536000, immutable"
_REVALIDATE = "no-cache"

#: Media types by suffix; a browser compiles WebAssembly while it arrives only with the right one.
_TYPES = {
    ".wasm": "application/wasm",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".zip": "application/zip",
    ".whl": "application/zip",
    ".map": "application/json",
    ".metadata": "text/plain",
}

_PREFIX = re.compile(r"(?:/[\w.~-]+)*", re.ASCII)

#: What a problem means in HTTP; any other is an answer of a server behind this one that cannot be used.
_STATUSES = {
    Code.FILE_NOT_FOUND: 404,
    Code.NOT_ON_INDEX: 404,
    Code.PROJECT_QUARANTINED: 404,
    Code.NOT_SERVED: 404,
    Code.OFFLINE: 404,
    Code.RUNTIME_NOT_SERVED: 404,
    Code.UNSAFE_NAME: 404,
    Code.UNREACHABLE: 504,
    Code.TOO_SLOW: 504,
}
_BAD_GATEWAY = 502

#: Threads that answer; each may wait for a slow server upstream, and others must be answered meanwhile.
_THREADS = 256


def make_app(
    site: Site,
    on_request: Callable[[RequestLine], None],
    hot: HotFiles,
    *,
    hosts: frozenset[str],
    origins: frozenset[str] | None,
    variants: Path,
) -> ASGIApp:
    """Return the application.

    Args:
        on_request: called for each request, from any thread.
        hot: where answers are put that the server may send again.
        hosts: the names in ``Host`` headers that are answered; empty answers all. A page of another website that lets
            its name point here must not read the mirror.
        origins: the websites whose pages may read the mirror; None allows all.
        variants: the folder for compressed copies.
    """
    answers = _Answers(site, Variants(variants), hot)
    routes = [
        Route("/", answers.home),
        Route("/-/status", answers.status),
        Route("/pyodide/v{version}/full", answers.release),
        Route("/pyodide/v{version}/full/{file}", answers.file),
        Route("/pyodide/v{version}/simple", answers.projects),
        Route("/pyodide/v{version}/simple/{name}", answers.project),
        Route("/pyodide/v{version}/piplite/all.json", answers.piplite),
        Route("/files/{sha256}/{file}", answers.hashed_file),
        Route("/simple", answers.projects),
        Route("/simple/{name}", answers.project),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={Problem: _problem_response, OSError: _disk_response, 404: _no_such_address},  # type: ignore[dict-item]
    )
    return _Outer(app, on_request, hot, hosts, origins)


class _Answers:
    """The functions behind the addresses; Starlette runs them in threads."""

    def __init__(self, site: Site, variants: Variants, hot: HotFiles) -> None:
        self._site = site
        self._variants = variants
        self._hot = hot

    def home(self, request: Request) -> Response:
        return HTMLResponse(
            home_page(_base_of(request), self._site.releases, self._site.projects()),
            headers={"cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp"},
        )

    def release(self, request: Request) -> Response:
        return HTMLResponse(release_page(_base_of(request), self._site.release(request.path_params["version"])))

    def status(self, _request: Request) -> Response:
        releases = [
            {"version": version, "runtime": release.runtime is not None}
            for version, release in self._site.releases.items()
        ]
        content = {"name": "pyodide-cache", "version": __version__, "pid": os.getpid(), "releases": releases}
        return JSONResponse(content, headers={"cache-control": "no-store"})

    def file(self, request: Request) -> Response:
        name = request.path_params["file"]
        return self._send(request, self._site.file(request.path_params["version"], name), _type_of(name))

    def hashed_file(self, request: Request) -> Response:
        name = request.path_params["file"]
        return self._send(request, self._site.hashed_file(request.path_params["sha256"], name), _type_of(name))

    def project(self, request: Request) -> Response:
        name, version = request.path_params["name"], request.path_params.get("version")
        files = self._site.project(name, _base_of(request), version)
        if _wants_json(request.headers.get("accept", "")):
            return self._page(request, json_page(name, files), JSON_TYPE)
        return self._page(request, html_page(name, files), _html_type(request))

    def piplite(self, request: Request) -> Response:
        version = request.path_params["version"]
        data = piplite_page(self._site.cached(_base_of(request), version))
        return self._page(request, data, "application/json")

    def projects(self, request: Request) -> Response:
        names = self._site.projects(request.path_params.get("version"))
        if _wants_json(request.headers.get("accept", "")):
            content = {"meta": {"api-version": "1.1"}, "projects": [{"name": name} for name in names]}
            return JSONResponse(content, media_type=JSON_TYPE, headers={"vary": "accept"})
        page = names_page(_base_of(request) + request.scope["path"], names)
        return HTMLResponse(page, headers={"vary": "accept"}, media_type=_html_type(request))

    def _page(self, request: Request, data: bytes, media_type: str) -> Response:
        import hashlib

        found = Found(data, hashlib.sha256(data).hexdigest(), is_fixed=False)
        response = self._send(request, found, media_type)
        response.headers["vary"] = "accept"
        return response

    def _send(self, request: Request, found: Found, media_type: str) -> Response:
        request.state.fetched = found.was_fetched
        headers = {
            "etag": f'"{found.sha256}"',
            "cache-control": _YEAR if found.is_fixed else _REVALIDATE,
            "cross-origin-resource-policy": "cross-origin",
        }
        body, encoding = found.body, None
        is_whole = found.is_fixed and "range" not in request.headers
        if found.is_fixed:
            headers["vary"] = "accept-encoding"
        if is_whole:
            suffix, accepted = Path(request.scope["path"]).suffix, request.headers.get("accept-encoding", "")
            body, encoding = self._variants.best(body, suffix, found.sha256, accepted)
        if encoding:
            headers |= {"content-encoding": encoding, "etag": f'"{found.sha256}-{encoding}"'}
        is_known = _is_known(request.headers.get("if-none-match", ""), headers["etag"])
        if isinstance(body, bytes):
            return Response(b"" if is_known else body, 304 if is_known else 200, headers, media_type)
        stamp = stamp_of(body)
        if is_whole and (encoding or self._site.is_proved(body, found.sha256)):
            request.state.hot = self._hot.file(body, stamp)
        if is_known:
            return Response(status_code=304, headers=headers)
        return FileResponse(body, media_type=media_type, headers=headers)


class _Outer:
    """Check who asks, add the headers of every answer, report each request, and remember answers about files."""

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
        """Report a request whose answer starts; remember the answer if it is about a file that was proved."""
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
        """Let those go on who wait for an answer."""
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


def _base_of(request: Request) -> str:
    """Return the address that the client used: a proxy says whether it ends TLS, and below which path it passes on.

    Only the client that sent such headers itself gets another answer.
    """
    base, below = str(request.base_url).rstrip("/"), request.headers.get("x-forwarded-prefix", "").rstrip("/")
    if request.headers.get("x-forwarded-proto") == "https":
        base = base.replace("http://", "https://", 1)
    return base + below if _PREFIX.fullmatch(below) else base


def _type_of(file_name: str) -> str:
    return _TYPES.get(Path(file_name).suffix, "application/octet-stream")


def _wants_json(accept: str) -> bool:
    return "json" in accept or accept in {"", "*/*"}


def _html_type(request: Request) -> str:
    return HTML_TYPE if HTML_TYPE in request.headers.get("accept", "") else "text/html; charset=utf-8"


def _is_known(header: str, etag: str) -> bool:
    """Return whether the header ``If-None-Match`` says that the client has this very body (RFC 9110, 13.1.2)."""
    return header == "*" or etag in {item.strip().removeprefix("W/") for item in header.split(",")}


def _problem_response(request: Request, problem: Problem) -> Response:
    return _error(request, _STATUSES.get(problem.code, _BAD_GATEWAY), problem)


def _disk_response(request: Request, error: OSError) -> Response:
    status = 507 if error.errno in {errno.ENOSPC, errno.EDQUOT} else 500
    return _error(request, status, disk_problem(error, request.url.path))


def _no_such_address(request: Request, _error_raised: Exception) -> Response:
    return _error(request, 404, Problem(Code.FILE_NOT_FOUND, url=request.url.path))


def _error(request: Request, status: int, problem: Problem) -> Response:
    message = explain(problem, with_hint=False)  # the reader cannot choose the options of the mirror
    headers = {"cache-control": "no-store", "vary": "accept"}
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(error_page(status, message, f"{_base_of(request)}/"), status, headers)
    content: dict[str, Any] = {"code": problem.code.value, "error": message}
    return JSONResponse(content, status, headers)


def loopback_names(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Return the names to which a mirror on ``host`` answers; none, which means all, unless it is this machine."""
    if host not in {"127.0.0.1", "::1", "localhost"}:
        return frozenset()
    return frozenset({"127.0.0.1", "::1", "localhost", *(name.lower() for name in more)})
