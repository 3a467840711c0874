from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from gui.monkey import resident
from pyodide_cache_gui.shell import collector


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Node:
    """An object that can be in a cycle."""

    def __init__(self) -> None:
        self.other: Node | None = None


def test_cycles_are_collected_when_asked_and_old_objects_are_not_walked() -> None:
    collector.start()
    assert gc.get_threshold()[0] >= 10_000
    before = gc.get_freeze_count()
    kept = [Node() for _ in range(1000)]
    gc.freeze()
    assert gc.get_freeze_count() > before
    import weakref

    one, other = Node(), Node()
    one.other, other.other = other, one
    gone = weakref.ref(one)
    del one, other
    collector.tidy()
    assert gone() is None
    assert len(kept) == 1000


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_that_is_free_between_blocks_in_use_is_returned() -> None:
    before = resident()
    blocks = [b"x" * 10_000 for _ in range(6_000)]
    used = resident() - before
    in_use = blocks[999::1_000]
    del blocks
    assert resident() - before > used / 2, "the C library returns it by itself"
    collector.tidy()
    assert resident() - before < used / 4
    assert len(in_use) == 6
