from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from pyodide_cache.base.collection import paused_collection


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    if not was_enabled:
        gc.disable()


def test_collections_are_paused_until_the_last_block_has_ended() -> None:
    with paused_collection():
        with paused_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collections_go_on_after_an_error() -> None:
    with pytest.raises(KeyError), paused_collection():
        raise KeyError
    assert gc.isenabled()


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_as_before_when_blocks_of_several_threads_overlapped(is_on: bool) -> None:
    if not is_on:
        gc.disable()
    with ExitStack() as one, ExitStack() as other:
        one.enter_context(paused_collection())
        other.enter_context(paused_collection())
        one.close()
        assert not gc.isenabled()
        other.close()
        assert gc.isenabled() is is_on
