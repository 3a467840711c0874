"""What a mirror answered: the last requests, and totals."""

from __future__ import annotations

from collections import deque
from threading import Lock

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record

#: Requests that are kept until they are taken; older ones are only counted.
MOST_LINES = 500

_OK, _PARTIAL, _FIRST_ERROR = 200, 206, 400


class ServeStep(StrEnum):
    """What a job that serves does; see `base.events.StepStarted`."""

    SERVE = "serve"


@record
class RequestLine:
    """A request that was answered."""

    method: str  # such as ``GET``
    path: str  # without a query, which may have secrets
    status: int  # of HTTP
    fetched: bool = False  # whether something was downloaded for it
    size: int = 0  # bytes of the answer's body, as far as its header says

    @property
    def is_refused(self) -> bool:
        """Whether the answer was an error."""
        return self.status >= _FIRST_ERROR

    @property
    def is_file(self) -> bool:
        """Whether a file of a release or of the index was asked for, and not a page."""
        return "/full/" in self.path or self.path.startswith("/files/")

    @property
    def bytes_saved(self) -> int:
        """Bytes of a file that was served without a download."""
        is_sent = self.method == "GET" and self.status in {_OK, _PARTIAL}
        return self.size if self.is_file and is_sent and not self.fetched else 0


@record
class Traffic:
    """Requests, and totals since the start."""

    lines: tuple[RequestLine, ...] = ()  # the requests since the last look, oldest first; at most 500
    requests: int = 0  # all requests
    fetched: int = 0  # for how many something was downloaded
    refused: int = 0  # how many got an error
    bytes_saved: int = 0  # of the files that were served without a download


class TrafficCounter:
    """Collects requests from the threads of a server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._lines: deque[RequestLine] = deque(maxlen=MOST_LINES)
        self._requests = self._fetched = self._refused = self._bytes_saved = 0

    def add(self, line: RequestLine) -> None:
        """Count a request."""
        with self._lock:
            self._requests += 1
            self._fetched += line.fetched
            self._refused += line.is_refused
            self._bytes_saved += line.bytes_saved
            self._lines.append(line)

    def take(self) -> Traffic:
        """Return the requests since the last call, and the totals."""
        with self._lock:
            lines = tuple(self._lines)
            self._lines.clear()
            return Traffic(lines, self._requests, self._fetched, self._refused, self._bytes_saved)
