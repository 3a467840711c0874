"""Keep Python's garbage collector from blocking the window.

Entries form no cycles, so reference counting frees them. But while 100,000 of them arrive, the
collector would walk all of them again and again, for a tenth of a second each time. So the results
of a scan are frozen, and cycles are collected when the app is idle.
"""

from __future__ import annotations

import gc

#: Collect the youngest generation seldom, and the older ones only in `tidy`.
_THRESHOLDS = (20_000, 1_000_000, 1_000_000)


def start() -> None:
    """Collect new objects seldom, and never all objects automatically."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()


def settle() -> None:
    """Exclude all present objects from collections."""
    gc.freeze()


def tidy() -> None:
    """Collect all objects; call it while the app is idle."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
