"""Show the answers of servers on standard error."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pyodide_cache.cli.output import warn

#: The logger that httpx tells of each answer, with method, address, version of HTTP, status and reason.
_LOGGER = logging.getLogger("httpx")


@contextmanager
def requests_shown() -> Iterator[None]:
    """Write a line for each answer of a server, without passwords."""
    handler, level = _Lines(), _LOGGER.level
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(level)


class _Lines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and len(record.args) > 3:
            method, url, _version, status, *_ = record.args
            warn(f"{method} {url} → {status}")
