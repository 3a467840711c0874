"""How long a test waits for something that must happen.

On a quiet machine it happens at once; on one that is busy with a dozen other things it may take a hundred times
as long. A limit only ends a test that would hang, so it is the same everywhere, and far from what any machine needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable

#: In seconds; below the limit of pytest-timeout (pyproject.toml), so that a test can say what it waited for.
PATIENCE = 600.0


def wait_until(condition: Callable[[], object], what: str = "the condition") -> None:
    """Wait until ``condition()`` is true; fail after `PATIENCE`."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not come true in {PATIENCE:.0f} s"
        time.sleep(0.01)
