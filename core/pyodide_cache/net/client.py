"""Make the client of httpx that `pyodide_cache.net.http` uses. Importing this takes longer than many commands.

httpx is imported here first, without modules that it needs for other hosts, proxies and threads.
"""

from __future__ import annotations

import contextlib
import netrc
import os
import ssl
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.unused_modules import LateLogger, UnusedModule, standing_in, unused_inspect
from pyodide_cache.files.paths import expanded, is_file, is_folder
from pyodide_cache.net.indexes.pip_options import direct_hosts, pip_options, proxy_of, trusted_certificates

if TYPE_CHECKING:
    from pyodide_cache.net.streams import Streams

#: What httpcore takes from its other half, for asyncio.
_ASYNC = (
    *("AsyncConnectionInterface", "AsyncConnectionPool", "AsyncHTTP11Connection", "AsyncHTTP2Connection"),
    *("AsyncHTTPConnection", "AsyncHTTPProxy", "AsyncSOCKSProxy"),
)
_SELDOM = ("anyio", "certifi", "idna", "locale", "mimetypes", "platform", "shutil", "socksio", "zstandard")
with standing_in(
    unused_inspect(),
    UnusedModule("logging", getLogger=LateLogger, DEBUG=10),
    # The command line of httpx would import rich and pygments, which takes as long as all the rest of it.
    UnusedModule("httpx._main", main=lambda: None),
    UnusedModule("httpcore._async", **{name: SimpleNamespace() for name in _ASYNC}),
    *map(UnusedModule, _SELDOM),
):
    import httpcore as httpcore  # for `pyodide_cache.net.http`, too
    import httpx as httpx
    import truststore

# By default, httpcore reads 64 KiB at a time; on a fast network, its work for each piece is the bottleneck.
_READ_BYTES = 1024 * 1024

#: A server that redirects more often does so without end.
MOST_REDIRECTS = 8

#: Longer bodies of redirects are not read to their end; the next request needs another connection then.
_MOST_OF_REDIRECT = 64 * 1024


class _Cookies(httpx.Cookies):
    """Cookies of responses that set some; httpx translates every response for Python's own parser first."""

    def extract_cookies(self, response: httpx.Response) -> None:
        if "set-cookie" in response.headers:
            super().extract_cookies(response)


def make_client(connections: int, timeouts: tuple[float, float], proxy: str | None, streams: Streams) -> httpx.Client:
    """Return a client that follows redirects, and reads netrc and the certificates of the system and of pip.

    Args:
        timeouts: for connecting and for reading, in seconds.
        proxy: for all hosts except this machine and those of ``NO_PROXY``; None for that of pip or the environment.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for certificates that pip names.
    """
    pip = pip_options(os.environ)
    proxy = proxy_of(proxy, pip)
    httpcore.HTTP11Connection.READ_NUM_BYTES = _READ_BYTES
    connect, read = timeouts
    auth: httpx.Auth | None = None
    named = os.environ.get("NETRC")
    for path in filter(is_file, map(expanded, [named] if named else ["~/.netrc", "~/_netrc"])):
        # It may not be valid. With a path, any permissions will do, as for pip and curl.
        with contextlib.suppress(OSError, ValueError, netrc.NetrcParseError):
            auth = auth or httpx.NetRCAuth(str(path))
    with standing_in(UnusedModule("certifi")):  # httpx imports it also where it gets other certificates
        client = httpx.Client(
            auth=auth,
            event_hooks={"response": [_leave_redirect]},
            follow_redirects=True,
            # The published hash is that of the file without an encoding.
            headers={"accept-encoding": "identity", "user-agent": "pyodide-cache"},
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            max_redirects=MOST_REDIRECTS,
            mounts=dict.fromkeys(_direct_patterns()) if proxy else None,
            proxy=proxy,
            timeout=httpx.Timeout(read, connect=connect, pool=None),
            verify=_tls(pip),
        )
    client._cookies = _Cookies()  # noqa: SLF001 -- httpx copies what it is given
    # httpx passes on no backend of httpcore.
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001
        if isinstance(transport, httpx.HTTPTransport):
            transport._pool._network_backend = streams  # noqa: SLF001
    return client


def _tls(pip: Mapping[str, str]) -> ssl.SSLContext:
    """Return what trusts the certificates of the system, and those that pip is told to trust."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    path = trusted_certificates(pip, os.environ)
    try:
        # To read those of the system twice would take 20 ms.
        if path and str(path) != ssl.get_default_verify_paths().cafile:
            context.load_verify_locations(**{"capath" if is_folder(path) else "cafile": str(path)})
        if own := pip.get("client-cert"):
            path = expanded(own)
            context.load_cert_chain(path, password="")  # without one, OpenSSL would ask on the terminal
    except OSError as error:
        named = "an option of pip or a variable such as PIP_CERT names it for certificates"
        raise Problem(Code.UNREADABLE_FILE, path=str(path), error=f"{reason(error)}; {named}") from error
    return context


def _leave_redirect(response: httpx.Response) -> None:
    """Skip the body of a redirect, of which httpx would hold all in memory, decoded: a megabyte may be a gigabyte."""
    if response.has_redirect_location:
        done = 0
        for chunk in response.iter_raw():
            done += len(chunk)
            if done > _MOST_OF_REDIRECT:
                break
        response.close()
        response._content = b""  # noqa: SLF001 -- so that httpx reads no more


def _direct_patterns() -> Iterator[str]:
    """Yield patterns of httpx for the hosts that the proxy of the settings is not used for.

    httpx reads ``NO_PROXY`` only together with the proxies of the environment.
    """
    for host in direct_hosts():
        if name := host.strip("[]").lstrip("*."):
            yield f"all://[{name}]" if ":" in name else f"all://*{name}"
