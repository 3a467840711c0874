from __future__ import annotations

from gui.inventory.some_entries import ENTRIES
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.inventory.groups import Group, grouped
from pyodide_cache_gui.session.listing import Column, Order
from support.entries import entry, wheel

BY_SIZE = Order(Column.SIZE, descending=True)


def headings(rows: list[int | Group]) -> list[Group]:
    return [row for row in rows if isinstance(row, Group)]


def test_only_packages_with_several_files_have_a_heading() -> None:
    rows = grouped(range(len(ENTRIES)), ENTRIES, Order(), set())
    (heading,) = headings(rows)
    assert (heading.name, heading.size, heading.versions) == ("requests", 125_000, ("2.33.1", "2.9.1"))
    assert rows == [0, 1, heading, 2, 3, 4]


def test_a_closed_heading_hides_its_files() -> None:
    rows = grouped(range(len(ENTRIES)), ENTRIES, Order(), {"requests"})
    (heading,) = headings(rows)
    assert not heading.is_open
    assert rows == [0, 1, heading, 4]


def test_packages_are_placed_by_their_total_size_when_sorted_by_size() -> None:
    files = [wheel("b", 100), wheel("a", 70, version="1"), wheel("a", 60, version="2")]
    rows = grouped(range(3), files, BY_SIZE, set())
    assert [row if isinstance(row, int) else row.name for row in rows] == ["a", 1, 2, 0]


def test_a_heading_has_the_most_severe_status_and_counts_an_inode_once() -> None:
    files = [
        entry("a-1-py3-none-any.whl", 50, 9, Status.VERIFIED, inode=7, links=2),
        entry("a-2-py3-none-any.whl", 50, 3, Status.DIFFERS, inode=7, links=2),
    ]
    (heading,) = headings(grouped(range(2), files, Order(), set()))
    assert (heading.worst, heading.size, heading.newest) == (Status.DIFFERS, 50, files[1].modified)
