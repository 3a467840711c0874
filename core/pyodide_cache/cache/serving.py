"""The part of the facade that serves a cache directory; reached as `Cache.serving`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel, Cancelled, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache.opened import Part
from pyodide_cache.serve.background import (
    Background,
    background_mirror,
    reported_traffic,
    start_background,
    stop_background,
)
from pyodide_cache.serve.releases import ServedRelease, served_releases
from pyodide_cache.serve.traffic import RequestLine, ServeStep, Traffic, TrafficCounter

if TYPE_CHECKING:
    from pyodide_cache.serve.clients import Client
    from pyodide_cache.serve.server import Server

#: How often a mirror that is watched looks whether it should stop, in seconds.
_LOOK_SECONDS = 0.2


class Mirror:
    """A running mirror; use it in a ``with`` statement, or close it.

    Attributes:
        url: its address, without a slash at its end.
        releases: the releases that it serves, each with whether it has the files of the runtime.
    """

    def __init__(self, server: Server, served: Mapping[str, ServedRelease], close: Callable[[], None]) -> None:
        self._server = server
        self._served = served
        self._close = close
        self.url = server.url
        self.releases = {version: release.runtime is not None for version, release in served.items()}

    def __enter__(self) -> Mirror:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def config(self, client: Client | str, version: str) -> str:
        """Return the lines that point a client to a release of this mirror."""
        return _config(client, self.url, self._served[version])

    def close(self) -> None:
        """Stop running downloads, and end when all requests have ended, or after three seconds."""
        self._close()
        self._server.stop()


class Serving(Part):
    """Starts mirrors of a cache directory."""

    def start(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        releases: Iterable[str] = (),
        runtimes: Iterable[Path] = (),
        fill: bool = True,
        origins: Iterable[str] = (),
        names: Iterable[str] = (),
        on_request: Callable[[RequestLine], None] = lambda _request: None,
    ) -> Mirror:
        """Start a mirror of releases and of the package index, in threads of its own.

        Args:
            host: the address to listen on; only this computer can reach the default.
            port: 0 takes a free one.
            releases: Pyodide releases to serve; none takes those of ``runtimes``, else that of the directory.
            runtimes: unpacked npm packages ``pyodide``, whose files are served too.
            fill: download what is missing, and keep it in the directory.
            origins: the websites whose pages may read it; none allows all, unless the index needs a password.
            names: more host names that it answers to, such as that of a proxy before it.
            on_request: called for each request, from any thread.

        Raises:
            Problem: `Code.PORT_IN_USE`, `Code.NEEDS_EXTRA`, `Code.UNKNOWN_RELEASE` or `Code.NO_RUNTIME`.
        """
        try:
            import httptools  # noqa: F401
            import starlette  # noqa: F401
            import uvicorn  # noqa: F401
        except ImportError as error:
            raise Problem(Code.NEEDS_EXTRA, what="serve", extra="serve") from error
        from pyodide_cache.serve.app import make_app
        from pyodide_cache.serve.blobs import Blobs
        from pyodide_cache.serve.connection import HotFiles
        from pyodide_cache.serve.middleware import loopback_names
        from pyodide_cache.serve.server import Server
        from pyodide_cache.serve.site import Site
        from pyodide_cache.serve.upstream import Upstream
        from pyodide_cache.sharing.store import open_store
        from pyodide_cache.sharing.store_state import store_of

        opened, served = self._opened, self._served(releases, runtimes)
        offline = opened.is_offline
        upstream = Upstream(opened.open_http, () if offline else opened.usual_indexes())
        cancel = Cancel()
        store = store_of(opened.directory)
        blobs = Blobs(
            opened.directory,
            lambda: open_store(store, create=True),
            opened.ledger,
            fill=fill and not offline,
            cancel=cancel,
        )
        allowed = frozenset(origins)
        hot = HotFiles()
        app = make_app(
            Site(served, opened.directory, blobs, upstream),
            on_request,
            hot,
            hosts=loopback_names(host, names),
            origins=allowed if upstream.is_private or allowed else None,
        )
        server = Server(app, host, port, hot, on_request)

        def close() -> None:
            cancel.set()
            upstream.close()

        server.start()
        return Mirror(server, served, close)

    def watch(self, *, cancel: Cancel, **options: Any) -> Generator[Mirror | StepStarted | Traffic, None, None]:
        """Serve as `start` does until a token is set; yield the mirror, then what it answered, 5 times a second."""
        counter = TrafficCounter()
        with self.start(on_request=counter.add, **options) as mirror:
            yield mirror
            yield StepStarted(ServeStep.SERVE)
            while not cancel.is_set:
                with contextlib.suppress(Cancelled):
                    cancel.wait(_LOOK_SECONDS)
                yield counter.take()
            yield counter.take()  # what was answered since

    background = staticmethod(background_mirror)
    background_traffic = staticmethod(reported_traffic)
    stop_background = staticmethod(stop_background)

    def start_background(
        self, *, host: str = "127.0.0.1", port: int, runtimes: Iterable[Path] = (), fill: bool = True
    ) -> Background:
        """Start a mirror in a process of its own, which continues when this program ends; see `start`.

        Raises:
            Problem: as `start`, or `Code.APP_FAILED`.
            OSError: when the process cannot be started.
        """
        runtimes, opened = tuple(runtimes), self._opened
        with self.start(host=host, port=port, runtimes=runtimes, fill=fill) as mirror:
            url = mirror.url  # whatever prevents it is known now, as a problem with its facts
        options = ["--cache-dir", str(opened.directory), "--host", host, "--port", str(port)]
        options.append("--fill" if fill else "--no-fill")
        if opened.is_offline:
            options.append("--offline")
        for runtime in runtimes:
            options += ["--runtime", str(runtime)]
        if not runtimes and opened.release:
            options += ["--pyodide", opened.release]
        for address in (opened.source_options.index_url or "").split():
            options += ["--index-url", address]
        return start_background(options, Background(url, opened.directory, host, fill and not opened.is_offline))

    def config(
        self, client: Client | str, address: str, *, releases: Iterable[str] = (), runtimes: Iterable[Path] = ()
    ) -> str:
        """Return the lines that point a client to a mirror at an address, for the first release that it serves.

        Args:
            client: one of `pyodide_cache.serve.clients.Client`, or its value, such as ``node``.
            address: such as ``http://127.0.0.1:8765``.
            releases, runtimes: as for `start`.

        Raises:
            Problem: `Code.UNKNOWN_RELEASE` or `Code.NO_RUNTIME`.
        """
        return _config(client, address, next(iter(self._served(releases, runtimes).values())))

    def _served(self, releases: Iterable[str], runtimes: Iterable[Path]) -> dict[str, ServedRelease]:
        return served_releases(releases, runtimes, self._opened.inventory(), self._opened.suited_release())


def _config(client: Client | str, address: str, release: ServedRelease) -> str:
    from pyodide_cache.serve.clients import Client, client_config

    return client_config(Client(client), address, release.version, release.content.lock)
