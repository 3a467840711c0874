"""Measure how much CPU time each test takes, for the list of slow tests.

`packaging/tools/run_tests.py --record` loads this as a plugin of pytest.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

#: A test that takes more is left out of `make test-fast`, in seconds of CPU time; its child processes count. It is
#: ten times what the others take on average.
BUDGET = 0.1

#: One node ID a line.
LIST = Path(__file__).parents[1] / "slow_tests.txt"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Function, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """Write down a test that takes longer than the budget and is not marked in its file."""
    before = _used()
    result = yield
    if _used() - before > BUDGET and not item.get_closest_marker("slow"):
        # Again: the first test of a room pays for the imports of all others.
        item._initrequest()
        before = _used()
        runtestprotocol(item, log=False, nextitem=nextitem)
        if _used() - before > BUDGET:
            with LIST.open("a", encoding="utf-8") as file:
                file.write(f"{item.nodeid}\n")
    return result


def _used() -> float:
    return sum(os.times()[:4])


def listed() -> frozenset[str]:
    """Return the node IDs of the tests that were too slow when they were measured last."""
    return frozenset(LIST.read_text(encoding="utf-8").split("\n"))
