"""Leases: objects that keep a push and a cleanup on two machines from working against each other.

All times are those of the storage's clock: that of one machine may be wrong.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.names import is_sha256
from pyodide_cache.team.bucket import Bucket, listed, with_retries
from pyodide_cache.team.layout import GC_LEASES, LEASES, StoredObject

#: An older lease of a push belongs to a process that was killed, in seconds.
PUSH_EXPIRES = 24 * 3600.0
#: The same for a cleanup, which renews its lease.
GC_EXPIRES = 300.0
_RENEW_SECONDS = 60.0
_POLL_SECONDS = 0.5

_MOST_BYTES = 64 * 1024 * 1024


class Lease:
    """A lease in a bucket, and the time there; `held_lease` makes one."""

    def __init__(self, bucket: Bucket, key: str, data: bytes, now: float) -> None:
        self.key = key
        self._bucket = bucket
        self._data = data
        self._start = now
        self._clock = self._renewed = time.monotonic()

    @property
    def now(self) -> float:
        """The time of the storage's clock."""
        return self._start + time.monotonic() - self._clock

    def is_near(self, item: StoredObject, seconds: float) -> bool:
        """Return whether an object was written within ``seconds`` of now.

        A time in the future is of another clock, such as that of a backup: its lease would never expire.
        """
        return abs(self.now - item.modified) <= seconds

    def renew(self) -> None:
        """Write it again, if a minute has passed."""
        if time.monotonic() - self._renewed > _RENEW_SECONDS:
            self._bucket.replace(self.key, self._data)
            self._renewed = time.monotonic()


@contextmanager
def held_lease(bucket: Bucket, hashes: Iterable[str], cancel: Cancel, *, is_gc: bool = False) -> Iterator[Lease]:
    """Write a lease, and delete it at the end.

    Args:
        hashes: of the package files that a push relies on.

    Raises:
        Problem: when it cannot be written.
    """
    token = secrets.token_hex(8)
    key, data = f"{LEASES}/{token}.json", json.dumps({"hashes": sorted(hashes)}).encode()
    if is_gc:  # without bytes, it finds room on a disk that is full
        key, data = f"{GC_LEASES}{token}", b""
    with_retries(bucket.create, cancel, key, data)
    item = with_retries(bucket.item, cancel, key)
    try:
        yield Lease(bucket, key, data, item.modified if item else time.time())
    finally:
        with suppress(Problem):  # append-only writers may not delete; it expires
            bucket.delete([key])


def wait_for_cleanups(bucket: Bucket, lease: Lease, cancel: Cancel) -> None:
    """Wait until no cleanup is running that began before now."""

    def running() -> set[str]:
        items = listed(bucket, LEASES, cancel)
        return {item.key for item in items if item.key.startswith(GC_LEASES) and lease.is_near(item, GC_EXPIRES)}

    waiting = running()
    while waiting:
        cancel.wait(_POLL_SECONDS)
        waiting &= running()


def leased_hashes(bucket: Bucket, lease: Lease, cancel: Cancel) -> tuple[set[str], list[str]]:
    """Return the hashes that running pushes rely on, and the keys of leases that expired."""
    hashes: set[str] = set()
    expired = []
    for item in listed(bucket, LEASES, cancel):
        is_gc = item.key.startswith(GC_LEASES)
        if not lease.is_near(item, GC_EXPIRES if is_gc else PUSH_EXPIRES):
            expired.append(item.key)
        elif not is_gc:
            content = with_retries(bucket.get, cancel, item.key, _MOST_BYTES)
            hashes |= _hashes_in(content.data) if content else set()
    return hashes, expired


def _hashes_in(data: bytes) -> set[str]:
    try:
        return {text for text in parse_json(data)["hashes"] if is_sha256(text)}
    except (ValueError, TypeError, KeyError):
        return set()
