"""GET requests through httpcore, with redirects, proxies, passwords and the certificates of the system.

httpx has all of this too, and cookies, forms and more: its import takes 40 ms, and its own work a fourth of the CPU
time of a small file. Importing this module takes longer than many commands.
"""

from __future__ import annotations

import base64
import contextlib
import netrc
import os
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from logging import getLogger
from threading import Lock
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import httpcore

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.responses import Response
from pyodide_cache.net.streams import Streams

# By default, httpcore reads 64 KiB at a time; on a fast network, its work for each piece is the bottleneck.
_READ_BYTES = 1024 * 1024

#: The published hash is that of the file without an encoding.
_HEADERS = {"accept": "*/*", "accept-encoding": "identity", "user-agent": "pyodide-cache"}

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 8

#: A redirect's body up to this size is read, so that its connection can be used again.
_REDIRECT_BYTES = 64 * 1024

_PROXY_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})

#: Characters of an address that are sent as they are; ``%`` because it may be quoted already.
_SAFE = "/%:@!$&'()*+,;=~?"

_LOGGER = getLogger("pyodide_cache.net")


class Client:
    """Sends requests; safe between threads.

    Args:
        connections: to all hosts at a time.
        timeouts: for connecting and for reading, in seconds.
        proxy: for all hosts except this machine and those of ``NO_PROXY``; None for that of the environment.
        streams: makes the connections.

    """

    def __init__(self, connections: int, timeouts: tuple[float, float], proxy: str | None, streams: Streams) -> None:
        httpcore.HTTP11Connection.READ_NUM_BYTES = _READ_BYTES
        connect, read = timeouts
        self._connections = connections
        self._timeouts = {"connect": connect, "read": read, "write": read}
        self._proxy = proxy
        self._system_proxies = _system_proxies()
        self._streams = streams
        self._pools: dict[tuple[bool, str | None], httpcore.ConnectionPool] = {}
        self._lock = Lock()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            while self._pools:
                self._pools.popitem()[1].close()

    @contextmanager
    def get(self, url: str, headers: dict[str, str]) -> Iterator[Response]:
        """Open the response to a request, after all redirects.

        Args:
            url: may have a user and a password, which win over those of netrc.
            headers: sent besides our own.

        Raises:
            Problem: `Code.BAD_URL` for an address that is not valid, or for too many redirects.
            Exception: those of httpcore; also while the chunks of the response are read.

        """
        parts = _split(url)
        sent = {**_HEADERS, **headers}
        if credentials := self._credentials(parts):
            token = base64.b64encode(":".join(credentials).encode())
            sent["authorization"] = f"Basic {token.decode()}"
        current = url
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._send(parts, sent)
            try:
                found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                _LOGGER.info("%s %s %s %d", "GET", mask(current), "HTTP/1.1", response.status)
                if response.status not in _REDIRECTS or not found.get("location"):
                    yield Response(response.status, found, current, response.iter_stream())
                    return
                if found.get("content-length", "").isdecimal() and int(found["content-length"][:9]) < _REDIRECT_BYTES:
                    response.read()
            finally:
                response.close()
            location = quote(found["location"].encode("latin-1"), safe=_SAFE + "#[]")
            try:
                current = urljoin(current, location)
            except ValueError as error:
                raise Problem(Code.BAD_URL, url=mask(location), error=str(error)) from error
            target = _split(current)
            if not _may_have_password(parts, target):
                sent.pop("authorization", None)
            parts = target
        raise Problem(Code.BAD_URL, url=mask(url), error=f"more than {_MOST_REDIRECTS} redirects")

    def _send(self, parts: SplitResult, headers: dict[str, str]) -> httpcore.Response:
        name = (parts.hostname or "").encode("ascii" if parts.netloc.isascii() else "idna")
        host = b"[%b]" % name if b":" in name else name
        if parts.port is not None and parts.port != {"http": 80, "https": 443}[parts.scheme]:
            host += b":%d" % parts.port
        target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
        request = httpcore.Request(
            "GET",
            httpcore.URL(scheme=parts.scheme, host=name, port=parts.port, target=target),
            headers=[(b"host", host), *((key, value.encode("latin-1", "replace")) for key, value in headers.items())],
            extensions={"timeout": self._timeouts},
        )
        return self._pool(parts).handle_request(request)

    def _pool(self, parts: SplitResult) -> httpcore.ConnectionPool:
        proxy = self._proxy_for(parts)
        key = (parts.scheme == "https", proxy)
        with self._lock:
            if key not in self._pools:
                # Without TLS, the certificates of the system are not read.
                needs_tls = key[0] or (proxy or "").startswith("https:")
                context = self._context if needs_tls else None
                self._pools[key] = httpcore.ConnectionPool(
                    context,
                    _proxy(proxy, context) if proxy else None,
                    max_connections=self._connections,
                    max_keepalive_connections=self._connections,
                    keepalive_expiry=5.0,
                    network_backend=self._streams,
                )
            return self._pools[key]

    @cached_property
    def _context(self) -> ssl.SSLContext:
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def _proxy_for(self, parts: SplitResult) -> str | None:
        if self._proxy and parts.hostname in _THIS_MACHINE:
            return None
        found = self._proxy or self._system_proxies.get(parts.scheme) or self._system_proxies.get("all")
        if found and self._system_proxies:
            from urllib.request import proxy_bypass

            if proxy_bypass(parts.netloc.rpartition("@")[2]):
                return None
        return found

    def _credentials(self, parts: SplitResult) -> tuple[str, str] | None:
        """Return the user and the password of an address, or of netrc."""
        if "@" in parts.netloc:
            user, password = unquote(parts.username or ""), unquote(parts.password or "")
            return (user, password) if user or password else None
        entry = self._netrc.authenticators(parts.hostname or "") if self._netrc else None
        return (entry[0], entry[2] or "") if entry else None

    @cached_property
    def _netrc(self) -> netrc.netrc | None:
        named = os.environ.get("NETRC")
        for path in [named] if named else ["~/.netrc", "~/_netrc"]:
            # There is none, or it is not valid. With a path, any permissions will do, as for pip and curl.
            with contextlib.suppress(OSError, ValueError, netrc.NetrcParseError):
                return netrc.netrc(os.path.expanduser(path))  # noqa: PTH111 -- without a home it stays as it is
        return None


def _split(url: str) -> SplitResult:
    """Return the parts of an address.

    Raises:
        Problem: `Code.BAD_URL` when a request for it cannot be sent.

    """
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            if not parts.hostname.isascii():
                parts.hostname.encode("idna")
            return parts
        error = "it does not start with http:// or https:// and a host"
    except ValueError as problem:
        error = str(problem)
    raise Problem(Code.BAD_URL, url=mask(url), error=error)


def _may_have_password(before: SplitResult, after: SplitResult) -> bool:
    """Return whether a redirect leads to the same server, or to the same host with TLS."""
    same = (before.scheme, before.hostname, before.port) == (after.scheme, after.hostname, after.port)
    safer = (before.scheme, after.scheme) == ("http", "https") and before.hostname == after.hostname
    return same or (safer and before.port in (None, 80) and after.port in (None, 443))


def _system_proxies() -> dict[str, str]:
    """Return the proxies of the environment; on Windows and macOS also those of the system."""
    if sys.platform not in ("win32", "darwin") and not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}  # without the import, which takes 10 ms
    from urllib.request import getproxies

    return getproxies()


def _proxy(address: str, context: ssl.SSLContext | None) -> httpcore.Proxy:
    """Return a proxy in httpcore's words; an address without a scheme is one of HTTP."""
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme not in _PROXY_SCHEMES or not parts.hostname:
        error = "it is not an address of an HTTP or SOCKS5 proxy"
        raise Problem(Code.BAD_URL, url=mask(address), error=error)
    user, password = (unquote(text or "").encode() for text in (parts.username, parts.password))
    url = httpcore.URL(scheme=parts.scheme, host=parts.hostname, port=parts.port, target="/")
    auth = (user, password) if user else None
    return httpcore.Proxy(url, auth=auth, ssl_context=context if parts.scheme == "https" else None)
