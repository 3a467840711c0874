"""Pull in a process that is up already: a program of its own; prints the seconds of the plan and the run.

Arguments: a lock file, and a cache directory. Another pull is planned before the clock starts, as in a window that
showed what it would do.
"""

from __future__ import annotations

import sys
import time

from pyodide_cache import Cache


def main(lock: str, directory: str, channel: str = "stable") -> float:
    """Return the seconds of the pull."""
    with Cache(directory, distribution=lock, source="distribution") as cache:
        cache.teams.plan_pull(channel=channel)
        began = time.perf_counter()
        report = cache.execute(cache.teams.plan_pull(channel=channel))
        took = time.perf_counter() - began
    assert report.fetched
    assert not report.failed
    return took


if __name__ == "__main__":
    sys.stdout.write(f"{main(*sys.argv[1:])}\n")
