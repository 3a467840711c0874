"""The job that serves a directory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.record import record
from pyodide_cache.serve.clients import Client
from pyodide_cache.serve.traffic import Traffic
from pyodide_cache_gui.session.hub import Work
from pyodide_cache_gui.session.tasks import OpenCache, with_cache

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.serve.background import Background

#: Addresses to listen on: this machine only, and all.
_THIS_MACHINE, _ALL = "127.0.0.1", "0.0.0.0"


@record
class ServeRequest:
    """What to serve, and to whom."""

    port: int  # to listen on
    runtime: Path | None = None  # an unpacked npm package ``pyodide``; None serves packages only
    fill: bool = True  # whether to download what is missing
    to_network: bool = False  # whether other machines can use it


@record
class ServeStarted:
    """A mirror listens."""

    url: str  # its address for this machine, without a slash at its end
    configs: dict[str, dict[Client, str]]  # the lines for each client, by release
    background: Background | None = None  # set if it is a process of its own


def in_background(cache: Cache, mirror: Background | None) -> ServeStarted | None:
    """Return what the dialog shows of a mirror that runs in the background; None if none does."""
    if mirror is None:
        return None
    configs = {
        version: {client: cache.serving.config(client, mirror.url, releases=[version]) for client in Client}
        for version in mirror.releases
    }
    return ServeStarted(mirror.url, configs, mirror)


def start_in_background(cache: Cache, request: ServeRequest) -> Iterator[ServeStarted | None]:
    """Start a mirror as a process of its own."""
    runtimes = [request.runtime] if request.runtime else []
    host = _ALL if request.to_network else _THIS_MACHINE
    mirror = cache.serving.start_background(host=host, port=request.port, runtimes=runtimes, fill=request.fill)
    yield in_background(cache, mirror)


def serve_task(open_cache: OpenCache, request: ServeRequest, stop: Cancel) -> Work:
    """Return a job's work that serves until it is stopped; its report is the last `Traffic`.

    Args:
        open_cache: opens the cache.
        request: what to serve.
        stop: ends it in good order, other than the job's own token, which cancels it.
    """

    def act(cache: Cache, cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.cache.serving import Mirror

        traffic = Traffic()
        events = cache.serving.watch(
            cancel=cancel,
            host=_ALL if request.to_network else _THIS_MACHINE,
            port=request.port,
            runtimes=[request.runtime] if request.runtime else [],
            fill=request.fill,
        )
        for event in events:
            if isinstance(event, Mirror):
                configs = {
                    version: {client: event.config(client, version) for client in Client}
                    for version in event.releases
                }
                yield ServeStarted(event.url, configs)
                continue
            yield event
            if isinstance(event, Traffic):
                traffic = event
                if stop.is_set:
                    break
        events.close()
        yield Finished(traffic)

    return with_cache(open_cache, act)
