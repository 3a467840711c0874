"""What a team cache needs of a storage: few operations, with conditions on writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Protocol, TypeVar

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.layout import Content, StoredObject

T = TypeVar("T")

#: Attempts of one request; the storage may be busy, or the network may break.
ATTEMPTS = 5

#: A tag that no object has, and a generation that Google gives to none.
_NO_TAG = "1"

_MAY_PASS = frozenset({Code.TEAM_UNREACHABLE, Code.TEAM_FAILED})


class Bucket(Protocol):
    """A storage. Every method may be called from any thread, and raises `Problem` for what fails.

    A key is a path of plain names below the prefix of the team cache.
    """

    team: Team  # whose storage it is

    def get(self, key: str, limit: int) -> Content | None:
        """Return an object of at most ``limit`` bytes; None if there is none."""

    def chunks(self, key: str, start: int = 0) -> Iterator[bytes]:
        """Yield the bytes of an object from ``start`` on; `Code.NOT_IN_TEAM` if there is none."""

    def item(self, key: str) -> StoredObject | None:
        """Return the size and time of an object; None if there is none."""

    def create(self, key: str, data: bytes) -> bool:
        """Write an object unless there is one, and return whether it was written."""

    def swap(self, key: str, data: bytes, tag: str) -> bool:
        """Replace an object that still has this tag, and return whether it had."""

    def replace(self, key: str, data: bytes) -> None:
        """Write an object, whatever is there."""

    def list(self, prefix: str) -> Iterator[StoredObject]:
        """Yield the objects whose keys begin with ``prefix``, a folder."""

    def delete(self, keys: Iterable[str]) -> None:
        """Delete objects; those that are gone already are not a problem."""


def open_bucket(team: Team) -> Bucket:
    """Return the storage of a team cache; nothing is asked yet.

    Raises:
        Problem: `Code.NEEDS_EXTRA` without the libraries, or what is wrong with the address.
    """
    if team.is_folder:
        from pyodide_cache.team.folder_bucket import FolderBucket

        return FolderBucket(team)
    from pyodide_cache.team.object_bucket import ObjectBucket

    return ObjectBucket(team)


def with_retries(
    call: Callable[..., T],
    cancel: Cancel,
    *arguments: object,
    on_retry: Callable[[Problem, int, float], None] = lambda _problem, _attempt, _seconds: None,
) -> T:
    """Return what ``call`` returns, and try again with growing pauses while the storage is busy or out of reach.

    Args:
        arguments: of ``call``.
        on_retry: called with the problem, the number of the next attempt, and the seconds until then.

    Raises:
        Problem: of the last attempt.
    """
    from pyodide_cache.net.retries import wait_seconds

    for attempt in range(1, ATTEMPTS):
        cancel.check()
        try:
            return call(*arguments)
        except Problem as problem:
            if not may_pass(problem):
                raise
            seconds = wait_seconds(problem, attempt)
            on_retry(problem, attempt + 1, seconds)
            cancel.wait(seconds)
    return call(*arguments)


def listed(bucket: Bucket, prefix: str, cancel: Cancel) -> list[StoredObject]:
    """Return the objects of a folder; see `with_retries`."""
    return with_retries(lambda: [*bucket.list(prefix)], cancel)


def may_pass(problem: Problem) -> bool:
    """Return whether the same request may succeed later."""
    return problem.code in _MAY_PASS and not problem.facts.get("final")


def ignores_conditions(bucket: Bucket, key: str) -> bool:
    """Return whether a storage lies about conditional writes, by trying with an object that is deleted again.

    Some servers accept ``If-None-Match`` and ``If-Match``, and write anyway.

    Raises:
        Problem: when nothing can be written.
    """
    bucket.create(key, b"first")
    try:
        return bucket.create(key, b"second") or bucket.swap(key, b"third", _NO_TAG)
    except Problem as problem:
        if problem.code is Code.TEAM_DENIED:  # a policy that allows new objects only
            return False
        raise
    finally:
        with suppress(Problem):  # append-only writers may not delete
            bucket.delete([key])
