"""The package index behind a mirror, which recovers when the network returns."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Lock

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.files import IndexProject
from pyodide_cache.net.indexes.index import Index

#: Seconds for which an answer is used again, and a host that is out of reach is not tried again.
_FRESH_SECONDS = 30.0


class Upstream:
    """The client and the index, opened again every half minute. Safe between threads.

    `Http` and `Index` remember answers and hosts that are out of reach as long as they live, which suits a command
    and not a server.
    """

    def __init__(self, open_http: Callable[[], Http], places: Sequence[IndexPlace]) -> None:
        self._open_http = open_http
        self._places = places
        self._lock = Lock()
        self._opened: tuple[Http, Index] | None = None
        self._expires = 0.0

    @property
    def is_private(self) -> bool:
        """Whether an index needs a password, so that other websites must not read what it answers."""
        return any("@" in place.url.partition("://")[2].partition("/")[0] for place in self._places)

    @property
    def http(self) -> Http:
        """The client."""
        return self._current()[0]

    def project(self, name: NormalizedName) -> IndexProject:
        """Return what the index has of a project.

        Raises:
            Problem: `Code.OFFLINE` if the mirror is offline; or that of the index.
        """
        if not self._places:
            raise Problem(Code.OFFLINE, name=name, count=1)
        return self._current()[1].project(name)

    def close(self) -> None:
        """Close all connections; running downloads fail."""
        with self._lock:
            if self._opened:
                self._opened[0].interrupt()
                self._opened[0].close()
            self._opened = None

    def _current(self) -> tuple[Http, Index]:
        with self._lock:
            if self._opened is None or time.monotonic() > self._expires:
                # The old client is not closed: a download may use it. It is closed when the last one ends.
                http = self._open_http()
                self._opened = http, Index(http, lambda: self._places)
                self._expires = time.monotonic() + _FRESH_SECONDS
            return self._opened
