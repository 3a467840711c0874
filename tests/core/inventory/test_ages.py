from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from pyodide_cache.base.quantities import parse_age
from pyodide_cache.clean_up.prune import plan_prune
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.inventory.ages import Ages
from pyodide_cache.inventory.inventory import Entry, Inventory, Totals
from support.entries import DAY, NOW, entry, mixed_entries, wheel

LIMITS = ("0h", "1h", "20h", "1d", "5d", "13d", "2w", "8w", "2mo", "11mo", "2y", "5y")


def seconds(limit: str) -> float:
    found = parse_age(limit)
    assert found is not None
    return found


@pytest.mark.slow
def test_a_hundred_thousand_files_are_read_once_and_not_for_each_limit() -> None:
    looks = 0

    def entries() -> Iterator[Entry]:
        nonlocal looks
        for number in range(100_000):
            looks += 1
            yield wheel(f"p{number}", 10, number / 100)

    ages = Ages(entries(), NOW)
    counts = [ages.older(seconds(limit)).files for limit in LIMITS]
    assert counts[0] == 100_000
    assert counts == sorted(counts, reverse=True)
    assert looks == 100_000


@pytest.mark.parametrize("limit", LIMITS)
def test_older_files_are_those_that_the_cleanup_rule_selects(limit: str) -> None:
    entries = mixed_entries()
    ages = Ages(entries, NOW)
    plan = plan_prune(Inventory(Path("/cache"), entries), [parse_rule(f"older-than={limit}")], now=NOW)
    found = ages.older(seconds(limit))
    assert (found.files, found.bytes) == (len(plan.items), plan.bytes)
    assert {item.entry for item in plan.items} == set(ages.entries_older(seconds(limit)))


def test_ranges_of_ages_add_up_to_all_files() -> None:
    ages = Ages(mixed_entries(), NOW)
    limits = [float("-inf"), *map(seconds, LIMITS), float("inf")]
    parts = [ages.between(low, high) for low, high in pairwise(limits)]
    assert Totals(sum(part.files for part in parts), sum(part.bytes for part in parts)) == ages.total
    assert ages.oldest == pytest.approx(120**1.7 / 10 * DAY, rel=0.05)


def test_no_files_have_no_ages() -> None:
    ages = Ages([entry("notes.txt", 5, 900)], NOW)
    assert (ages.total, ages.oldest, ages.older(0.0)) == (Totals(), 0.0, Totals())
