"""Run the mirror in a thread of its own, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.serve.connection import Connection, HotFiles
from pyodide_cache.serve.traffic import RequestLine

#: How long requests may take to end when the server stops; a client that reads nothing would hold it forever.
_END_SECONDS, _CANCEL_SECONDS, _STOP_SECONDS = 2, 0.5, 3.0

#: Connections that wait to be accepted: a class that starts at once.
_BACKLOG = 1024

#: More connections are answered with status 503; each needs a file of the system, and so does each download.
_CONNECTIONS = 4096
_OPEN_FILES = 16384

#: Seconds after which an idle connection is closed.
_IDLE_SECONDS = 30


class Server:
    """An HTTP server for one ASGI application, which listens at once and answers when it is started.

    Attributes:
        port: the port that it listens on.

    Raises:
        Problem: `Code.PORT_IN_USE` or `Code.NO_SUCH_HOST`.
    """

    def __init__(
        self,
        app: Any,
        host: str,
        port: int,
        hot: HotFiles | None = None,
        on_request: Callable[[RequestLine], None] = lambda _request: None,
    ) -> None:
        self._host = host
        self._socket = _listening(host, port)
        self.port = int(self._socket.getsockname()[1])
        config = uvicorn.Config(
            app,
            http=partial(Connection, hot or HotFiles(), on_request),  # type: ignore[arg-type]  # it calls it
            loop="asyncio",
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level="critical",
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=_END_SECONDS,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="serve", daemon=True)

    @property
    def url(self) -> str:
        """The address for clients on this machine, without a slash at its end."""
        return url_of(self._host, self.port)

    def start(self) -> None:
        """Start answering."""
        _allow_many_connections()
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, and return when running requests have ended, or after three seconds."""
        self._server.should_exit = True
        self._thread.join(_STOP_SECONDS)
        self._socket.close()

    async def _serve(self) -> None:
        await self._server.serve([self._socket])
        state = self._server.server_state
        for connection in tuple(state.connections):
            connection.transport.abort()  # its client reads nothing
        await asyncio.wait([asyncio.create_task(asyncio.sleep(0)), *state.tasks], timeout=_CANCEL_SECONDS)


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


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        is_all = host == "::" and socket.has_dualstack_ipv6()
        return socket.create_server(address, family=family, backlog=_BACKLOG, dualstack_ipv6=is_all)
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise Problem(Code.PORT_IN_USE, host=host, port=port, error=os.strerror(error.errno)) from error
        # getaddrinfo has numbers of its own, and a text for each
        raise Problem(Code.NO_SUCH_HOST, host=host, error=error.strerror or str(error)) from error
    except UnicodeError as error:  # a part of the name is too long, or no text
        reason = str(error).rpartition(": ")[2].rstrip(")")  # without the names of the codec and of classes
        raise Problem(Code.NO_SUCH_HOST, host=host, error=reason) from error
