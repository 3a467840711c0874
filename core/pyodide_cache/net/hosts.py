"""Which hosts answered, and which cannot be reached."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.retries import may_try_again

if TYPE_CHECKING:
    import httpx

#: Failed connections in a row after which a host that answered before is given up.
_MOST_MISSED = 64


class Hosts:
    """The hosts of a client; safe between threads.

    Each of thirty files would wait for the timeout of a host that cannot be reached. One that answered before is
    tried again: its server may restart, or the network may have failed for a moment.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._unreachable: dict[str, Problem] = {}
        self._answered: set[str] = set()
        self._missed: Counter[str] = Counter()

    def check(self, host: str) -> None:
        """Raise `Code.UNREACHABLE` for a host that could not be reached."""
        if host in self._unreachable:
            raise self._unreachable[host]

    def note_answer(self, *hosts: str) -> None:
        """Note that hosts answered."""
        with self._lock:
            self._answered.update(hosts)
            for host in hosts:
                self._missed.pop(host, None)

    def problem_of(self, error: httpx.TransportError, url: str, host: str) -> Problem:
        """Return why there is no connection for a request to ``url``, and note it; a proxy is named.

        Args:
            host: of ``url``.
        """
        from pyodide_cache.net.client import httpx

        asked = error.request.url
        if asked.netloc != httpx.URL(url).netloc:  # after a redirect
            host = asked.netloc.decode()
        is_timeout = isinstance(error, httpx.ConnectTimeout)
        why = "timeout" if is_timeout else short_text(error)
        if isinstance(error, httpx.ProxyError):
            if why[:3].isdecimal():
                status = Problem(Code.HTTP_STATUS, url=mask(url), status=int(why[:3]))
                if may_try_again(status, 1):
                    return status
            why = f"proxy: {why}"
        elif (peer := getattr(error.__cause__, "peer", asked.host)) != asked.host:
            why = f"proxy {peer}: {why}"
        with self._lock:
            self._missed[host] += 1
            if host in self._answered and self._missed[host] <= _MOST_MISSED and not is_timeout:
                return Problem(Code.CUT_SHORT, url=mask(url), error=why)
            self._unreachable[host] = Problem(Code.UNREACHABLE, host=host, error=why)
            return self._unreachable[host]


def short_text(error: Exception) -> str:
    """Return the first line of an error, without its number."""
    text = (str(error) or type(error).__name__).splitlines()[0]
    return text.partition("] ")[2] if text.startswith("[Errno ") else text[:200]
