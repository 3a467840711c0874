from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

from gui.monkey import resident
from pyodide_cache_gui.shell import collector


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.disable()  # in the tests after this one, a job's thread would destroy widgets
    gc.unfreeze()


class Node:
    """An object that can be in a cycle."""

    def __init__(self) -> None:
        self.other: Node | None = None


def cycle() -> weakref.ref[Node]:
    one, other = Node(), Node()
    one.other, other.other = other, one
    return weakref.ref(one)


def test_a_thread_collects_nothing_however_much_it_makes() -> None:
    collector.start()
    gone = cycle()
    thread = threading.Thread(target=lambda: [Node() for _ in range(100_000)])
    thread.start()
    thread.join()
    assert gone()
    collector.tidy()


def test_many_new_objects_are_collected_at_once_and_few_when_idle() -> None:
    collector.start()
    gone = cycle()
    collector.collect_new()
    assert gone()
    kept = [Node() for _ in range(30_000)]
    collector.collect_new()
    assert gone() is None
    gone = cycle()
    collector.tidy()
    assert gone() is None
    assert len(kept) == 30_000


def test_what_is_there_when_idle_is_not_walked_again() -> None:
    collector.start()
    kept = [Node() for _ in range(1000)]
    assert kept[0] in gc.get_objects()
    collector.tidy()
    assert not {*map(id, kept)} & {*map(id, gc.get_objects())}


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
