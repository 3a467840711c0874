"""Limit concurrent requests, per host and in total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

#: Requests to all hosts at a time: home routers track only a few hundred connections.
MOST_AT_ONCE = 64


class RequestLimits:
    """Limits for concurrent requests; safe between threads.

    A request that is redirected counts for the host that it was sent to first.
    """

    def __init__(self, per_host: int, total: int) -> None:
        self._per_host = per_host
        self._total = total
        self._running: Counter[str] = Counter()
        self._changed = Condition()
        self._interrupts = 0

    @contextmanager
    def slot(self, host: str) -> Iterator[None]:
        """Wait until a request to ``host`` is allowed, and count it during the block.

        Raises:
            InterruptedError: when `interrupt` is called while waiting.
        """
        with self._changed:
            before = self._interrupts
            while self._running[host] >= self._per_host or self._running.total() >= self._total:
                self._changed.wait()
                if self._interrupts != before:
                    raise InterruptedError
            self._running[host] += 1
        try:
            yield
        finally:
            with self._changed:
                self._running[host] -= 1
                self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait, such as before another attempt.

        Raises:
            InterruptedError: when `interrupt` is called while waiting.
        """
        with self._changed:
            before = self._interrupts
            if self._changed.wait_for(lambda: self._interrupts != before, seconds):
                raise InterruptedError

    def interrupt(self) -> None:
        """Interrupt everything that waits."""
        with self._changed:
            self._interrupts += 1
            self._changed.notify_all()
