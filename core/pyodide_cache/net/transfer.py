"""Copy one file from a URL or path to a sink, with retries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.partial import HashedFile
from pyodide_cache.files.reader import MAX_FILE_BYTES, open_target
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.http import Http, Resume
from pyodide_cache.net.retries import may_try_again, wait_seconds, was_interrupted

#: The URL or path of a file.
Location = str | Path

_CHUNK = 1024 * 1024

#: Bytes between two failures that count as progress.
_PROGRESS = 256 * 1024


class Stream(Protocol):
    """Bytes that are neither a file nor at an address, such as an object of a team cache."""

    def chunks(self, cancel: Cancel) -> Iterator[bytes]:
        """Yield the bytes; `Code.FILE_NOT_FOUND` if there are none."""


S = TypeVar("S", bound=Stream)


def transfer(
    locations: tuple[Location | S, ...],
    sink: HashedFile,
    *,
    http: Http,
    cancel: Cancel,
    on_progress: Callable[[int, int | None], None] = lambda _done, _size: None,
    on_retry: Callable[[Problem, int, float], None] = lambda _problem, _attempt, _seconds: None,
    limit: int | None = None,
) -> Location | S:
    """Copy one file from the first location that has it, and return that location.

    Args:
        on_progress: called with the bytes so far, and the size of the file if known.
        on_retry: called with the problem, the number of the next attempt, and the seconds until then.
        limit: most bytes that are downloaded; None for `MAX_FILE_BYTES` of `http`.

    Raises:
        Problem: that of the last location, without regard to `Code.FILE_NOT_FOUND` if there is another one.
        Cancelled: when ``cancel`` is set.
    """
    worst: Problem | None = None
    for location in locations:
        try:
            if isinstance(location, str):
                _download(location, sink, http, cancel, on_progress, on_retry, limit)
                return location
            done = 0
            for chunk in _chunks_of(location) if isinstance(location, Path) else location.chunks(cancel):
                cancel.check()
                sink.write(chunk)
                done += len(chunk)
                if done > (limit or MAX_FILE_BYTES):
                    raise Problem(Code.TOO_LARGE, url=str(location), limit=limit or MAX_FILE_BYTES)
                on_progress(done, None)
        except Problem as problem:
            if worst is None or worst.code is Code.FILE_NOT_FOUND or problem.code is not Code.FILE_NOT_FOUND:
                worst = problem
            sink.restart()
        else:
            return location
    raise worst or Problem(Code.FILE_NOT_FOUND, url="")


def _chunks_of(path: Path) -> Iterator[bytes]:
    try:
        with open_target(path) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except FileNotFoundError as error:
        raise Problem(Code.FILE_NOT_FOUND, url=str(path)) from error
    except OSError as error:
        raise disk_problem(error, str(path)) from error


def _download(
    url: str,
    sink: HashedFile,
    http: Http,
    cancel: Cancel,
    on_progress: Callable[[int, int | None], None],
    on_retry: Callable[[Problem, int, float], None],
    limit: int | None,
) -> None:
    """Download ``url``, and continue after an interruption if the server supports that.

    Only bytes of this run are continued, and only with a validator of the first response (``If-Range``), so that a
    file that changed in the meantime is sent from the start. The sink hashes all bytes.
    """
    done = reached = 0  # ``reached``: the most bytes that any attempt brought
    start: Resume | None = None
    attempt = 1
    while True:
        cancel.check()
        validator: str | None = None
        try:
            with http.stream(url, start, limit=limit) as body:
                validator = body.validator
                if body.offset != done:
                    sink.restart()
                    done = 0
                for chunk in body.chunks:
                    cancel.check()
                    sink.write(chunk)
                    done += len(chunk)
                    on_progress(done, body.size)
                if done < (body.size or 0):  # the server sent less of the rest than it was asked for
                    raise Problem(Code.CUT_SHORT, url=mask(url), error=f"{done} of {body.size} bytes")
        except Problem as problem:
            if done - reached >= _PROGRESS:
                attempt = 1  # a network that often breaks still makes progress
            reached = max(reached, done)
            if not may_try_again(problem, attempt, resuming=start is not None):
                raise
            attempt += 1
            seconds = wait_seconds(problem, attempt - 1)
            on_retry(problem, attempt, seconds)
            cancel.wait(seconds)
            if start and was_interrupted(problem):
                validator = validator or start.validator
            start = Resume(done, validator) if done and validator else None
            if start is None:
                sink.restart()
                done = 0
        else:
            return
