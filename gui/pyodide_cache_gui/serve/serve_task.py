"""The jobs that serve a directory. Their options are those of `Serving.start`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.record import record
from pyodide_cache.serve.clients import Client
from pyodide_cache.serve.traffic import Traffic

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.serve.background import Background


@record
class ServeStarted:
    """A mirror listens."""

    url: str  # its address for this machine, without a slash at its end
    directory: Path  # that it serves
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
    return ServeStarted(mirror.url, mirror.directory, configs, mirror)


def start_in_background(cache: Cache, options: dict[str, Any]) -> ServeStarted | None:
    """Start a mirror as a process of its own."""
    return in_background(cache, cache.serving.start_background(**options))


def serve(cache: Cache, options: dict[str, Any], cancel: Cancel) -> Iterator[object]:
    """Serve until the job is canceled; its report is the last `Traffic`."""
    from pyodide_cache.cache.serving import Mirror

    traffic = Traffic()
    for event in cache.serving.watch(cancel=cancel, **options):
        if isinstance(event, Mirror):
            configs = {
                version: {client: event.config(client, version) for client in Client} for version in event.releases
            }
            yield ServeStarted(event.url, cache.directory, configs)
        else:
            yield event
        if isinstance(event, Traffic):
            traffic = event
    yield Finished(traffic)
