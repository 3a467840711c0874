"""Run the mirror in a thread of its own, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import os
import socket
import threading
import time
import warnings
from typing import Any

from pyodide_cache.base.problems import Code, Problem

_START_SECONDS = 30.0

#: How long requests may take to end when the server stops; a client that reads nothing would hold it for ever.
_STOP_SECONDS = 3.0

#: Connections that wait to be accepted: a class that starts at once.
_BACKLOG = 1024
_OPEN_FILES = 16384


class Server:
    """An HTTP server for one ASGI application.

    Args:
        app: the application.
        host: a name or address of this machine.
        port: 0 takes a free one.

    Attributes:
        port: the port that it listens on.

    """

    def __init__(self, app: Any, host: str, port: int) -> None:
        self._app = app
        self._host = host
        self.port = _checked_port(host, port)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: Any = None
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="serve", daemon=True)

    @property
    def url(self) -> str:
        """The address for clients on this machine, without a slash at its end."""
        return url_of(self._host, self.port)

    def start(self) -> None:
        """Start listening, and return when connections are accepted.

        Raises:
            Problem: when the server ends at once, or does not start.

        """
        _allow_many_connections()
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not _accepts(self._host, self.port):
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise Problem(
                    Code.PORT_IN_USE, host=self._host, port=self.port, error=str(self._failure or "no answer")
                ) from self._failure
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop listening, and return when running requests have ended, or after three seconds."""
        if self._loop and self._server and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._server.stop)
        self._thread.join(_STOP_SECONDS)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # start() reports it
            self._failure = error

    async def _serve(self) -> None:
        from granian.constants import Interfaces
        from granian.server.embed import Server as Embedded

        logging.getLogger("_granian").setLevel(logging.ERROR)
        self._loop = asyncio.get_running_loop()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._server = Embedded(
                self._app,
                address=self._host,
                port=self.port,
                interface=Interfaces.ASGI,
                websockets=False,
                backlog=_BACKLOG,
                log_enabled=False,
            )
        await self._server.serve()


def _allow_many_connections() -> None:
    """Raise the limit of open files, each connection being one, as far as this process may."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, _OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def url_of(host: str, port: int) -> str:
    """Return the address for clients on this machine, without a slash at its end."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _checked_port(host: str, port: int) -> int:
    """Return the port to listen on, or raise the problem that it is in use."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise Problem(Code.PORT_IN_USE, host=host, port=port, error=os.strerror(error.errno)) from error
        # getaddrinfo has numbers of its own, and a text for each
        raise Problem(Code.NO_SUCH_HOST, host=host, error=error.strerror or str(error)) from error


def _accepts(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
