"""The mirror as an ASGI application: addresses, headers, and errors."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.version import __version__
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.messages import explain
from pyodide_cache.serve.connection import HotFiles
from pyodide_cache.serve.encodings import Variants
from pyodide_cache.serve.middleware import Middleware
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
from pyodide_cache.settings.paths import AppPath

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
    Code.NO_SPACE: 507,
    Code.NO_PERMISSION: 500,
    Code.READ_ONLY: 500,
    Code.NOT_A_DIRECTORY: 500,
    Code.GONE: 500,
    Code.DISK_ERROR: 500,
}
_BAD_GATEWAY = 502


def make_app(
    site: Site,
    on_request: Callable[[RequestLine], None],
    hot: HotFiles,
    *,
    hosts: frozenset[str],
    origins: frozenset[str] | None,
) -> ASGIApp:
    """Return the application.

    Args:
        on_request: called for each request, from any thread.
        hot: where answers are put that the server may send again.
        hosts: the names in ``Host`` headers that are answered; empty answers all. A page of another website that lets
            its name point here must not read the mirror.
        origins: the websites whose pages may read the mirror; None allows all.
    """
    answers = _Answers(site, Variants(AppPath.VARIANTS.path), hot)
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
        exception_handlers={Problem: _problem_response, OSError: _problem_response, 404: _no_such_address},  # type: ignore[dict-item]
    )
    return Middleware(app, on_request, hot, hosts, origins)


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
        if is_whole and (encoding or self._site.is_proven(body, found.sha256)):
            request.state.hot = self._hot.file(body, stamp)
        if is_known:
            return Response(status_code=304, headers=headers)
        return FileResponse(body, media_type=media_type, headers=headers)


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


def _problem_response(request: Request, error: Problem | OSError) -> Response:
    problem = disk_problem(error, request.url.path)
    return _error(request, _STATUSES.get(problem.code, _BAD_GATEWAY), problem)


def _no_such_address(request: Request, _error_raised: Exception) -> Response:
    return _error(request, 404, Problem(Code.FILE_NOT_FOUND, url=request.url.path))


def _error(request: Request, status: int, problem: Problem) -> Response:
    message = explain(problem, with_hint=False)  # the reader cannot choose the options of the mirror
    headers = {"cache-control": "no-store", "vary": "accept"}
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(error_page(status, message, f"{_base_of(request)}/"), status, headers)
    content: dict[str, Any] = {"code": problem.code.value, "error": message}
    return JSONResponse(content, status, headers)
