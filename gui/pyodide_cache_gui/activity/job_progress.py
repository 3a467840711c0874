"""The progress of a job, from its events: numbers for a bar, and a line of text."""

from __future__ import annotations

import time
from collections import deque

from pyodide_cache.base.events import (
    ItemDone,
    ItemFailed,
    ItemKind,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Retrying,
    StepStarted,
)
from pyodide_cache_gui.widgets.format import age_text, items_text, size_text, step_text
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("job_progress")

#: The bar counts in thousandths: it has 32 bits, which are too few for the bytes of large jobs.
_PERMILLE = 1000
_MAX_RUNNING = 4
_MINUTE = 60

#: Seconds after which the time left is shown, or that nothing comes; before that, it varies too much.
_ESTIMATE_AFTER = 5

#: Seconds over which the speed is measured: what was fast a minute ago can stand still.
_WINDOW = 10


class JobProgress:
    """Collect the events of a job."""

    def __init__(self) -> None:
        self._done: dict[str, int] = {}
        self._sizes: dict[str, int | None] = {}
        self._running: list[str] = []
        self._finished = 0
        self._items = 0
        self._bytes: int | None = None
        self._kind = ItemKind.FILE
        self._step = ""
        self._step_began = 0.0
        self._attempts: dict[str, int] = {}
        self._samples: deque[tuple[float, int]] = deque()
        self.restart()

    def restart(self) -> None:
        """Start to count the time."""
        self._samples.clear()
        self._moved = time.monotonic()
        self._samples.append((self._moved, 0))

    def take(self, event: object) -> None:
        """Update the progress; other events are ignored."""
        match event:
            case JobStarted(items, size, kind):
                self._items, self._bytes, self._kind, self._step = items, size, kind, ""
            case StepStarted():
                self._step, self._step_began = step_text(event), time.monotonic()
            case ItemStarted(key, size):
                self._running.append(key)
                self._sizes[key] = size
            case ItemProgress(key, done, size):
                self._done[key] = done
                self._sizes[key] = size
            case ItemDone(key, size):
                self._done[key] = size
                self._finish(key)
            case ItemFailed(key):
                self._done.pop(key, None)
                self._finish(key)
            case Retrying(key, _problem, attempt):
                self._attempts[key] = attempt

    def range(self) -> tuple[int, int]:
        """Return the value and the maximum of a progress bar; the maximum is 0 while it is unknown."""
        if self._step:
            return 0, 0
        if self._bytes:
            return min(_PERMILLE, self._done_bytes * _PERMILLE // self._bytes), _PERMILLE
        return self._finished, self._items

    def text(self) -> str:
        """Return how far the job is, how fast it is, and which items are in progress."""
        if self._step:
            whole = int(time.monotonic() - self._step_began)
            return f"{self._step} · {_time_text(whole)}" if whole else self._step
        if not self._items:
            return _tr("Planning…")
        done = self._done_bytes
        parts = [_tr("{done} of {all}").format(done=self._finished, all=items_text(self._items, self._kind))]
        if self._bytes:
            parts.append(_tr("{done} of {all}").format(done=size_text(done), all=size_text(self._bytes)))
        elif done:
            parts.append(size_text(done))
        seconds, more, still = self._recent(done)
        if done and self._running and still > _ESTIMATE_AFTER:
            parts.append(_tr("no progress for {time}").format(time=_time_text(round(still))))
        elif more > 0 and seconds > 1:
            parts.append(_tr("{size}/s").format(size=size_text(round(more / seconds))))
            if self._bytes and seconds > _ESTIMATE_AFTER:
                left = round((self._bytes - done) * seconds / more)
                parts.append(_tr("{time} left").format(time=_time_text(left)))
        if self._running:
            shown = [self._item_text(key) for key in self._running[:_MAX_RUNNING]]
            parts.append(", ".join(shown) + ("…" if len(self._running) > _MAX_RUNNING else ""))
        return " · ".join(parts)

    def _recent(self, done: int) -> tuple[float, int, float]:
        """Return the last seconds, the bytes that were processed in them, and the seconds without any progress."""
        now, samples = time.monotonic(), self._samples
        if done != samples[-1][1]:
            self._moved = now
        samples.append((now, done))
        while len(samples) > 2 and samples[1][0] <= now - _WINDOW:
            samples.popleft()
        began, before = samples[0]
        return now - began, done - before, now - self._moved

    @property
    def _done_bytes(self) -> int:
        return sum(self._done.values())

    def _finish(self, key: str) -> None:
        self._finished += 1
        if key in self._running:
            self._running.remove(key)

    def _item_text(self, key: str) -> str:
        size, done = self._sizes.get(key), self._done.get(key, 0)
        text = f"{key} {done * 100 // size} %" if size and done else key
        if attempt := self._attempts.get(key):
            text = _tr("{item} (attempt {n})").format(item=text, n=attempt)
        return text


def _time_text(seconds: int) -> str:
    return _tr("{n} s").format(n=seconds) if seconds < _MINUTE else age_text(seconds)
