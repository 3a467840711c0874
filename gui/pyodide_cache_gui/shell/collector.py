"""Keep Python's garbage collector from stopping the window.

Entries hold each other in no cycles, and go by themselves when the last one who knows them lets go. But
while 100,000 of them come, the collector would look through all of them again and again, for a tenth
of a second each time. So what a scan found is taken out of its sight, and it looks for cycles when
nothing else goes on.
"""

from __future__ import annotations

import gc

#: New objects until the youngest are looked through, and so many times that until the next generation is;
#: all of them are looked through in `tidy` only.
_THRESHOLDS = (20_000, 1_000_000, 1_000_000)


def start() -> None:
    """Look through new objects seldom, and through all of them never by itself."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def settle() -> None:
    """Take what there is now out of the collector's sight."""
    gc.freeze()


def tidy() -> None:
    """Look for cycles among everything; to be called while nothing else goes on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
