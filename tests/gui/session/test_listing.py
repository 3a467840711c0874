from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gui.inventory.some_entries import ENTRIES
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.columns import Columns, by_package
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache_gui.session.listing import Column, Order, in_order, listing_of
from support.entries import NOW

INVENTORY = Inventory(Path(), tuple(sorted(ENTRIES, key=lambda entry: entry.file_name)))


def test_a_listing_is_sorted_by_package_and_ready_in_the_wanted_order() -> None:
    listing = listing_of(INVENTORY, Order(Column.SIZE, descending=True))
    assert [entry.identity.name for entry in listing.columns.entries] == [
        None,
        "numpy",
        "requests",
        "requests",
        "scipy",
    ]
    sizes = [listing.columns.entries[place].size for place in listing.ordered]
    assert sizes == sorted(sizes, reverse=True)
    assert (listing.largest, len(listing.by_name)) == (12_000_000, 5)


def test_the_same_inventory_has_the_same_listing() -> None:
    before = listing_of(INVENTORY)
    assert listing_of(INVENTORY, before=before) is before
    assert listing_of(replace(INVENTORY), before=before) is not before


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_both_ways(column: Column, descending: bool) -> None:
    entries = [replace(entry, last_used=NOW - number) for number, entry in enumerate(INVENTORY.entries)]
    columns = Columns(by_package(entries))
    places = in_order(columns, Order(column, descending))
    assert sorted(places) == [*range(len(entries))]
    keys: dict[Column, Callable[[Entry], Any]] = {
        Column.FILE: lambda entry: entry.file_name,
        Column.SIZE: lambda entry: entry.size,
        Column.AGE: lambda entry: entry.age(NOW),
        Column.LAST_USED: lambda entry: NOW - entry.last_used,
        Column.RUNTIME: lambda entry: entry.identity.runtime or "",
    }
    if key := keys.get(column):
        shown = [key(columns.entries[place]) for place in places]
        assert shown == sorted(shown, reverse=descending)


def test_equal_entries_stay_sorted_by_package() -> None:
    columns = Columns(by_package(INVENTORY.entries))
    places = in_order(columns, Order(Column.KIND))
    kinds = [columns.entries[place].identity.kind for place in places]
    for kind in set(kinds):
        of_kind = [place for place, found in zip(places, kinds, strict=True) if found == kind]
        by_flavor: dict[object, list[int]] = {}
        for place in of_kind:
            by_flavor.setdefault(columns.entries[place].flavor, []).append(place)
        assert all(group == sorted(group) for group in by_flavor.values())
