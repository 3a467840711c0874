"""Keep Python's garbage collector from blocking the window, and return memory that is no longer used.

Entries form no cycles, so reference counting frees them. But while 100,000 of them arrive, the
collector would walk all of them again and again, for a tenth of a second each time. So the results
of a scan are frozen, and cycles are collected when the app is idle.

The C library keeps what the thread of a job frees, if a block above it is still in use: each of its 8 arenas
per processor then grows to the needs of the largest job, hundreds of MB in an hour of work.
"""

from __future__ import annotations

import gc
import sys

#: Collect the youngest generation seldom, and the older ones only in `tidy`.
_THRESHOLDS = (20_000, 1_000_000, 1_000_000)


def start() -> None:
    """Collect new objects seldom, and never all objects automatically."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()


def tidy() -> None:
    """Collect all objects, and return free memory to the system, while the app is idle."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        import ctypes

        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # glibc has it, musl does not need it
            trim(0)
