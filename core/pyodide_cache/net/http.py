"""The HTTP client of the app, whose errors are problems.

httpx is imported for the first request, since its import takes longer than many commands.
"""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit
from weakref import WeakSet

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.net.request_limits import MOST_AT_ONCE, RequestLimits

if TYPE_CHECKING:
    import httpx

#: Connections to one host at a time. With 30 ms to the first byte, more were hardly faster.
DEFAULT_CONNECTIONS = 16

#: Limit for index pages and metadata files.
MAX_DOCUMENT_BYTES = 64 * 1024 * 1024

_CONNECT_SECONDS = 10.0
_READ_SECONDS = 30.0

# By default, httpcore reads 64 KiB at a time; on a fast network, its work for each piece is the bottleneck.
_READ_BYTES = 1024 * 1024

# A server that sends a byte now and then would block a connection forever.
_SLOW_WINDOW_SECONDS = 30.0
_SLOW_BYTES = 30 * 1024


@record
class Document:
    """A small response.

    Attributes:
        data: the content.
        url: its address, after redirects.
        content_type: the header; empty if there is none.
        status: 200 or 206; any other status is a problem.
        content_range: the header; empty if there is none.

    """

    data: bytes
    url: str
    content_type: str
    status: int
    content_range: str


@record
class Resume:
    """Where to continue a download.

    Attributes:
        offset: number of bytes that were received.
        validator: of the response that they came with; see `Body`.

    """

    offset: int
    validator: str


@record
class Body:
    """A response that is being read.

    Attributes:
        size: bytes of the whole file; None if unknown, as with a content encoding.
        offset: position of the first chunk in the file; 0 unless the server continues from a `Resume`.
        validator: a strong ETag or a date, with which a later request can continue; None if there is none, or with
            a content encoding.
        chunks: the decoded content.

    """

    size: int | None
    offset: int
    validator: str | None
    chunks: Iterator[bytes]


_PARTIAL_CONTENT = 206
_CONTENT_RANGE = re.compile(r"bytes (?P<start>\d+)-\d+/(?P<size>\d+|\*)")


class Http:
    """An HTTP client; safe between threads. It follows redirects, and reads netrc and the certificates of the system.

    A host that cannot be reached is not tried again.

    Args:
        connections: connections to one host at a time.
        proxy: for all hosts except this machine and those of ``NO_PROXY``; None for that of the environment.

    Attributes:
        connections: connections to one host at a time.
        most_at_once: connections to all hosts at a time.

    """

    def __init__(self, *, connections: int = DEFAULT_CONNECTIONS, proxy: str | None = None) -> None:
        self.connections = connections
        self.most_at_once = max(connections, MOST_AT_ONCE)
        self._proxy = proxy
        self._limits = RequestLimits(connections, self.most_at_once)
        self._client: httpx.Client | None = None
        self._lock = Lock()
        self._unreachable: dict[str, Problem] = {}
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def interrupt(self) -> None:
        """End all requests, from any thread; they fail with `Code.CUT_SHORT`.

        Otherwise, a canceled job would wait for the timeout of a server that does not respond.
        """
        self._limits.interrupt()
        with self._lock:
            running = list(self._sockets)
        for item in running:
            with contextlib.suppress(OSError):
                item.shutdown(socket.SHUT_RDWR)

    def _remember_socket(self, event: str, info: dict[str, Any]) -> None:
        """Remember the sockets that httpcore opens, for `interrupt`; they come through its trace extension."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            found = info["return_value"].get_extra_info("socket")
            if isinstance(found, socket.socket):
                with self._lock:
                    self._sockets.add(found)

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            if self._client:
                self._client.close()
                self._client = None

    def get(self, url: str, headers: dict[str, str] | None = None) -> Document:
        """Return a small document.

        Raises:
            Problem: when it cannot be downloaded.

        """
        with self._open(url, headers or {}) as response:
            data = bytearray()
            for chunk in _chunks(response, url):
                data += chunk
                if len(data) > MAX_DOCUMENT_BYTES:
                    raise Problem(Code.TOO_LARGE, url=mask(url), limit=MAX_DOCUMENT_BYTES)
            return Document(
                bytes(data),
                str(response.url),
                response.headers.get("content-type", ""),
                response.status_code,
                response.headers.get("content-range", ""),
            )

    @contextmanager
    def stream(self, url: str, resume: Resume | None = None) -> Iterator[Body]:
        """Open a response for reading.

        Args:
            url: of the file.
            resume: where to continue, if the server supports that.

        Raises:
            Problem: when the file cannot be downloaded; also while its chunks are read.

        """
        headers = {"range": f"bytes={resume.offset}-", "if-range": resume.validator} if resume else {}
        with self._open(url, headers) as response:
            encoded = response.headers.get("content-encoding", "identity") != "identity"
            length = response.headers.get("content-length", "")
            size = int(length) if length.isdecimal() and not encoded else None
            offset = 0
            if response.status_code == _PARTIAL_CONTENT:
                match = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
                granted = match and resume and int(match["start"]) == resume.offset
                if not match or not resume or not granted or encoded or _validator(response) != resume.validator:
                    raise Problem(Code.BAD_RANGE, url=mask(url))
                offset = resume.offset
                size = int(match["size"]) if match["size"].isdecimal() else None
            yield Body(size, offset, None if encoded else _validator(response), _chunks(response, url))

    @contextmanager
    def _open(self, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        try:
            host = urlsplit(url).netloc.rpartition("@")[2]
        except ValueError as error:
            raise Problem(Code.BAD_URL, url=mask(url), error=_short(error)) from error
        if host in self._unreachable:
            # Each of thirty files would wait for the timeout again.
            raise self._unreachable[host]
        import httpx

        tracing = {"trace": self._remember_socket}
        try:
            with (
                self._limits.slot(host),
                self._the_client().stream("GET", url, headers=headers, extensions=tracing) as response,
            ):
                if response.status_code not in (200, 206):
                    facts: dict[str, str | int] = {"url": mask(url), "status": response.status_code}
                    if after := response.headers.get("retry-after"):
                        facts["retry_after"] = after
                    code = Code.FILE_NOT_FOUND if response.status_code in (404, 410) else Code.HTTP_STATUS
                    raise Problem(code, **facts)
                yield response
        except InterruptedError as error:
            raise Problem(Code.CUT_SHORT, url=mask(url), error="interrupted") from error
        except httpx.ConnectTimeout as error:
            self._unreachable[host] = Problem(Code.UNREACHABLE, host=host, error="timeout")
            raise self._unreachable[host] from error
        except httpx.TimeoutException as error:
            raise Problem(Code.TOO_SLOW, url=mask(url)) from error
        except (httpx.ConnectError, httpx.ProxyError) as error:
            self._unreachable[host] = Problem(Code.UNREACHABLE, host=host, error=_short(error))
            raise self._unreachable[host] from error
        except (httpx.UnsupportedProtocol, httpx.TooManyRedirects, httpx.InvalidURL) as error:
            raise Problem(Code.BAD_URL, url=mask(url), error=_short(error)) from error
        except (httpx.TransportError, httpx.DecodingError, httpx.StreamError) as error:
            raise Problem(Code.CUT_SHORT, url=mask(url), error=_short(error)) from error

    def _the_client(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = _make_client(self.most_at_once, self._proxy)
            return self._client


def _make_client(connections: int, proxy: str | None = None) -> httpx.Client:
    import ssl

    import httpcore
    import httpx
    import truststore

    httpcore.HTTP11Connection.READ_NUM_BYTES = _READ_BYTES
    auth: httpx.Auth | None = None
    with contextlib.suppress(OSError, SyntaxError):  # no netrc, or one that is not valid
        auth = httpx.NetRCAuth()
    return httpx.Client(
        auth=auth,
        follow_redirects=True,
        # The published hash is that of the file without an encoding.
        headers={"accept-encoding": "identity", "user-agent": "pyodide-cache"},
        limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
        max_redirects=8,
        mounts=dict.fromkeys(_direct_patterns()) if proxy else None,
        proxy=proxy,
        timeout=httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS, pool=None),
        verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    )


def _direct_patterns() -> Iterator[str]:
    """Yield patterns of httpx for the hosts that the proxy of the settings is not used for.

    httpx reads ``NO_PROXY`` only together with the proxies of the environment.
    """
    import urllib.request

    for host in ("localhost", "127.0.0.1", "::1", *urllib.request.getproxies().get("no", "").split(",")):
        if name := host.strip().strip("[]").lstrip("*."):
            yield f"all://[{name}]" if ":" in name else f"all://*{name}"


def _chunks(response: httpx.Response, url: str) -> Iterator[bytes]:
    window_start, window_bytes = time.monotonic(), 0
    for chunk in response.iter_bytes():
        yield chunk
        window_bytes += len(chunk)
        now = time.monotonic()
        if now - window_start >= _SLOW_WINDOW_SECONDS:
            if window_bytes < _SLOW_BYTES:
                raise Problem(Code.TOO_SLOW, url=mask(url))
            window_start, window_bytes = now, 0


def _validator(response: httpx.Response) -> str | None:
    """Return a validator for ``If-Range``: a strong ETag, else a date (RFC 9110, 13.1.5)."""
    etag: str = response.headers.get("etag", "")
    if etag.startswith('"'):
        return etag
    modified: str | None = response.headers.get("last-modified")
    return modified if not etag else None


def mask(url: str) -> str:
    """Return ``url`` without user and password, for messages and logs."""
    try:
        parts = urlsplit(url)
    except ValueError:  # not a URL, but the text before an @ may still be a password
        return re.sub(r"//.*@", "//", url)
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
