from __future__ import annotations

import pytest

from gui.inventory.some_entries import ENTRIES, listing
from pyodide_cache.inventory.columns import Columns
from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache.inventory.inventory import Status, Totals
from pyodide_cache_gui.inventory.rows import Group, Rows, grouped, tolerant_filter
from pyodide_cache_gui.session.listing import Column, Order
from support.entries import entry, wheel

NUMPY, SCIPY, NEW, OLD, NOTES = ENTRIES


@pytest.fixture
def rows() -> Rows:
    found = Rows()
    found.set_listing(listing())
    found.update()
    return found


def names(rows: Rows) -> list[str]:
    found = map(rows.entry, range(len(rows.items)))
    return [item.file_name if item else "heading" for item in found]


def test_changes_show_after_an_update(rows: Rows) -> None:
    before = names(rows)
    rows.filter = parse_filter("requests")
    assert names(rows) == before
    rows.update()
    assert names(rows) == [NEW.file_name, OLD.file_name]
    assert rows.shown_totals() == Totals(2, 125_000)
    assert rows.shown_entries() == [NEW, OLD]


def test_sorting_and_filtering_combine(rows: Rows) -> None:
    rows.sort(Order(Column.SIZE, descending=True))
    rows.filter = parse_filter("-notes")
    rows.update()
    assert names(rows) == [SCIPY.file_name, NUMPY.file_name, NEW.file_name, OLD.file_name]


def test_entries_of_a_first_scan_come_in_pieces(rows: Rows) -> None:
    rows.filter = parse_filter("wheel")
    rows.update()
    more = [wheel("alpha", 10), entry("other.txt", 5), wheel("beta", 20)]
    rows.show_more(rows.append([Columns(more[:2]), Columns(more[2:])]))
    assert not rows.is_complete
    assert names(rows)[-2:] == [more[0].file_name, more[2].file_name]
    assert rows.totals_so_far() == Totals(8, 35)
    rows.sort(Order())
    rows.update()
    assert names(rows)[:2] == [more[0].file_name, more[2].file_name]
    rows.set_listing(rows.listing)
    rows.update()
    assert rows.is_complete


def test_a_heading_stands_for_its_files(rows: Rows) -> None:
    rows.is_grouped = True
    rows.update()
    heading = names(rows).index("heading")
    assert isinstance(rows.group(heading), Group)
    assert rows.entries_of([heading]) == rows.entries_of([heading, heading + 1]) == (NEW, OLD)
    assert rows.is_below_heading(NEW)
    assert not rows.is_below_heading(NUMPY)
    rows.toggle_heading("requests")
    rows.update()
    assert rows.row_of(NEW.file_name) is None


def test_files_are_found_by_name_while_they_are_shown(rows: Rows) -> None:
    row = rows.row_of(NUMPY.file_name)
    assert row is not None
    assert rows.entry(row) is NUMPY
    places = rows.places_of([NUMPY.file_name, NOTES.file_name, "gone.whl"])
    assert rows.totals_of(places) == (
        Totals(2, 3_600_003),
        3_600_003,
    )
    rows.filter = parse_filter("scipy")
    rows.update()
    assert rows.row_of(NUMPY.file_name) is None
    assert rows.row_of("gone.whl") is None


def test_a_term_that_is_still_being_typed_does_not_disturb_the_others() -> None:
    wanted, problem = tolerant_filter("size>many numpy age>")
    assert problem is not None
    assert problem.facts["term"] == "size>many"
    assert wanted.text == "numpy"


def test_files_are_found_among_many() -> None:
    many = [wheel(f"Package_{number}", version=f"1.{number % 7}") for number in range(0, 600, 3)]
    others = [entry(f"Note {number}.txt") for number in range(50)]
    rows = Rows()
    rows.set_listing(listing([*many, *others]))
    rows.sort(Order(Column.FILE, descending=True))
    rows.update()
    assert [rows.row_of(name) for name in names(rows)] == [*range(250)]
    assert rows.row_of("Package_1-1.1-py3-none-any.whl") is None
    assert rows.totals_of(rows.places_of(item.file_name for item in many))[0].files == 200
    rows.append([Columns((wheel("late"),))])
    rows.update()
    assert rows.row_of("late-1.0-py3-none-any.whl") == 250


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
