"""How many requests run at once: so many to each host, and so many to all hosts together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

#: To all hosts together, whatever each may have: a home router knows no more than a few hundred.
MOST_AT_ONCE = 64


class RequestLimits:
    """Give out turns; safe between threads.

    A request that is redirected keeps the turn of the host that it was sent to first.
    """

    def __init__(self, for_each: int, for_all: int) -> None:
        self._for_each = for_each
        self._for_all = for_all
        self._running: Counter[str] = Counter()
        self._changed = Condition()
        self._rounds = 0

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Wait for a turn with ``host``, and hold it.

        Raises:
            InterruptedError: when everybody who waits was sent away.

        """
        with self._changed:
            came = self._rounds
            while self._running[host] >= self._for_each or self._running.total() >= self._for_all:
                self._changed.wait()
                if self._rounds != came:
                    raise InterruptedError
            self._running[host] += 1
        try:
            yield
        finally:
            with self._changed:
                self._running[host] -= 1
                self._changed.notify_all()

    def send_away(self) -> None:
        """End the waiting of all who wait now."""
        with self._changed:
            self._rounds += 1
            self._changed.notify_all()
