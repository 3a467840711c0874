"""Collect cycles on the GUI thread only, without blocking the window, and return memory that is no longer used.

By itself, Python's garbage collector runs in the thread that makes the next object. In the thread of a job it would
destroy what Qt allows only the GUI thread to destroy, so it is off, and the GUI thread calls it.

Entries form no cycles, so reference counting frees them. But while 100,000 of them arrive, the
collector would walk all of them again and again, for a tenth of a second each time. So the results
of a scan are frozen, and old objects are walked when the app is idle.

The C library keeps what the thread of a job frees, if a block above it is still in use: each of its 8 arenas
per processor then grows to the needs of the largest job, hundreds of MB in an hour of work.
"""

from __future__ import annotations

import gc
import sys

#: Number of new objects that are walked at a time, a millisecond or two; more, such as a plan for all files, wait
#: until the app is idle.
_MOST_NEW, _TOO_MANY = 20_000, 100_000


def start() -> None:
    """Let only `collect_new` and `tidy` collect."""
    gc.freeze()
    gc.disable()


def collect_new() -> None:
    """Collect new objects if there are many; call this often while jobs run."""
    if gc.get_count()[0] > _TOO_MANY:
        gc.freeze()
    elif gc.get_count()[0] > _MOST_NEW:
        gc.collect(0)


def tidy() -> None:
    """Collect all objects, and return free memory to the system, while the app is idle."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        import ctypes

        if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # glibc has it, musl does not need it
            trim(0)
