from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.columns import Columns
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache_gui.session.scan_task import Scanned, scan_task


def test_a_first_scan_yields_rows_and_then_the_whole(full_cache: Path) -> None:
    *rows, listing, last = scan_task(full_cache, None, remember=True)(Cancel())
    assert isinstance(last, Scanned)
    assert listing is last.listing, "the table is full before the rest is known"
    assert all(isinstance(item, Columns) for item in rows)
    assert rows
    assert RECENT_DIRECTORIES.read()[0] == full_cache
    assert last.inventory.totals.files == len(list(full_cache.iterdir()))


def test_a_scan_of_what_is_shown_yields_only_the_whole_and_keeps_entries(full_cache: Path) -> None:
    *_, first = scan_task(full_cache, None, remember=False)(Cancel())
    assert isinstance(first, Scanned)
    before = (first.inventory, first.listing)
    (again,) = scan_task(full_cache, None, remember=False, before=before)(Cancel())
    assert isinstance(again, Scanned)
    assert again.inventory is first.inventory, "nothing changed"
    assert RECENT_DIRECTORIES.read() == []


def test_a_directory_that_does_not_exist_is_an_empty_inventory(tmp_path: Path) -> None:
    *_, last = scan_task(tmp_path / "none", None, remember=True)(Cancel())
    assert isinstance(last, Scanned)
    assert not last.inventory.exists
    assert RECENT_DIRECTORIES.read() == []
