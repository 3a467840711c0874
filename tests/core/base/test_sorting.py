"""Sorting in chunks gives the same order as sorting at once."""

from __future__ import annotations

import random

import pytest

from pyodide_cache.base import sorting
from pyodide_cache.base.sorting import sort_in_chunks


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("count", [0, 1, 100, 5000, 40_000])
@pytest.mark.parametrize("different", [1, 3, 10_000])
def test_the_order_is_that_of_sorted(count: int, different: int, reverse: bool) -> None:
    numbers = random.Random(count)
    items = [(numbers.randrange(different), number) for number in range(count)]
    expected = sorted(items, key=lambda item: item[0], reverse=reverse)
    assert sort_in_chunks(items, lambda item: item[0], reverse=reverse) == expected


def test_no_chunk_is_much_larger_than_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def sorted_and_counted(items: list[int], **options: object) -> list[int]:
        sizes.append(len(items))
        return sorted(items, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sorting, "sorted", sorted_and_counted, raising=False)
    items = list(range(100_000))
    random.Random(1).shuffle(items)
    assert sort_in_chunks(items, lambda item: item) == sort_in_chunks(items) == list(range(100_000))
    assert max(sizes) < 3 * 4096
