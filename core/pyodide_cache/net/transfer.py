"""Bring one file from where it lies into a sink, trying again where that can help."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.net.http import Http, Resume, mask

#: A file lies at a URL or at a path.
Location = str | Path

ATTEMPTS = 4
_LONGEST_WAIT: float = 30.0
_CHUNK = 1024 * 1024

#: No wheel of Pyodide comes near; a larger body is a mistake or an attack.
MAX_FILE_BYTES = 4 * 1024**3

_WORTH_ANOTHER_TRY = frozenset({Code.CUT_SHORT, Code.TOO_SLOW})
_RANGE_NOT_SATISFIABLE = 416

#: So many bytes between two failures count as getting on.
_PROGRESS = 256 * 1024

_RETRIED_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


class Sink(Protocol):
    """Takes the bytes of one file."""

    def write(self, chunk: bytes) -> None:
        """Append a chunk."""

    def restart(self) -> None:
        """Forget what was written."""


def transfer(
    locations: tuple[Location, ...],
    sink: Sink,
    *,
    http: Http,
    cancel: Cancel,
    on_progress: Callable[[int, int | None], None],
    on_retry: Callable[[Problem, int, float], None],
) -> Location:
    """Copy one file from the first location that has it, and return that location.

    Args:
        locations: tried in order.
        sink: takes the bytes; restarted before another attempt.
        http: makes the requests.
        cancel: looked at for every chunk and while waiting.
        on_progress: told the bytes so far, and the whole size where known.
        on_retry: told why, the number of the attempt to come, and the seconds until then.

    Raises:
        Problem: of the last location that answered something other than "not here", else of
            the last location.
        Cancelled: when asked for.

    """
    told: Problem | None = None
    for location in locations:
        try:
            if isinstance(location, Path):
                _copy(location, sink, cancel, on_progress)
            else:
                _download(location, sink, http, cancel, on_progress, on_retry)
        except Problem as problem:
            if told is None or problem.code is not Code.FILE_NOT_FOUND:
                told = problem
            sink.restart()
        else:
            return location
    raise told or Problem(Code.FILE_NOT_FOUND, url="")


def _copy(path: Path, sink: Sink, cancel: Cancel, on_progress: Callable[[int, int | None], None]) -> None:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            done = 0
            while chunk := file.read(_CHUNK):
                cancel.check()
                sink.write(chunk)
                done += len(chunk)
                on_progress(done, size)
    except FileNotFoundError as error:
        raise Problem(Code.FILE_NOT_FOUND, url=str(path)) from error
    except OSError as error:
        if error.filename is None:  # the sink's disk, not the source's
            raise
        raise disk_problem(error, str(path)) from error


def _download(
    url: str,
    sink: Sink,
    http: Http,
    cancel: Cancel,
    on_progress: Callable[[int, int | None], None],
    on_retry: Callable[[Problem, int, float], None],
) -> None:
    """Download ``url``, going on where a broken connection left off when the server can.

    Only our own bytes of this very run are continued, and only with a validator of the first
    answer (``If-Range``): a file that changed in between comes whole. The sink hashes all of it.
    """
    done = 0
    start: Resume | None = None
    attempt = 1
    while True:
        cancel.check()
        reached = done
        validator: str | None = None
        try:
            with http.stream(url, start) as body:
                validator = body.validator
                if body.offset != done:
                    sink.restart()
                    done = reached = 0
                for chunk in body.chunks:
                    cancel.check()
                    sink.write(chunk)
                    done += len(chunk)
                    if done > MAX_FILE_BYTES:
                        raise Problem(Code.TOO_LARGE, url=mask(url), limit=MAX_FILE_BYTES)
                    on_progress(done, body.size)
        except Problem as problem:
            if done - reached >= _PROGRESS:
                attempt = 1  # a network that breaks often but gets on is worth going on with
            if attempt == ATTEMPTS or not _may_pass(problem, resuming=start is not None):
                raise
            attempt += 1
            seconds = _wait_seconds(problem, attempt - 1)
            on_retry(problem, attempt, seconds)
            cancel.wait(seconds)
            if start and problem.code in _WORTH_ANOTHER_TRY:
                validator = validator or start.validator
            start = Resume(done, validator) if done and validator else None
            if start is None:
                sink.restart()
                done = 0
        else:
            return


def _may_pass(problem: Problem, *, resuming: bool) -> bool:
    if problem.code is Code.HTTP_STATUS:
        status = problem.facts.get("status")
        return status in _RETRIED_STATUS or (resuming and status == _RANGE_NOT_SATISFIABLE)
    return problem.code in _WORTH_ANOTHER_TRY or (resuming and problem.code is Code.BAD_RANGE)


def _wait_seconds(problem: Problem, attempt: int) -> float:
    asked = _retry_after(str(problem.facts.get("retry_after", "")))
    backoff: float = 0.25 * 2 ** (attempt - 1) * random.uniform(0.75, 1.25)
    return min(_LONGEST_WAIT, max(asked, backoff))


def _retry_after(value: str) -> float:
    """Read ``Retry-After``: seconds or a date; nonsense is no wish."""
    if value.isdecimal():
        return float(value)
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
