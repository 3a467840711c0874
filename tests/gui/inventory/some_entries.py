"""A few entries for the tests of the table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache_gui.session.listing import BY_PACKAGE, Listing, Order, listing_of
from support.entries import entry

ENTRIES = (
    entry("numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl", 3_600_000, 3),
    entry("scipy-1.14.1-cp312-cp312-pyodide_2024_0_wasm32.whl", 12_000_000, 50, Status.DAMAGED),
    entry("requests-2.33.1-py3-none-any.whl", 65_000, 3),
    entry("requests-2.9.1-py3-none-any.whl", 60_000, 400),
    entry("notes.txt", 3, 1),
)


def listing(entries: Iterable[Entry] = ENTRIES, order: Order = BY_PACKAGE) -> Listing:
    """Return the listing of a directory with these entries."""
    return listing_of(Inventory(Path(), tuple(sorted(entries, key=lambda item: item.file_name))), order)
