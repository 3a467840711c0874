from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.columns import Columns, by_package
from pyodide_cache.inventory.inventory import Entry, Totals, bytes_freed, totals_of

NAMES = [f"package_{number}-{version}-py3-none-any.whl" for number in range(6) for version in ("1.10", "1.9", "2.0")]


def entry(name: str, inode: int, size: int, links: int = 1, *, is_file: bool = True) -> Entry:
    return Entry(name, identify(name), FileStamp(1, inode, size, inode, inode), links=links, is_file=is_file)


def test_entries_are_sorted_by_package_then_by_file_name() -> None:
    files = sorted([*NAMES, "Alpha.zip", "zeta-1.0-py3-none-any.whl", "package.txt"])
    found = by_package([entry(name, number + 1, 1) for number, name in enumerate(files)])
    keys = [(item.identity.name or item.file_name.casefold(), item.file_name) for item in found]
    assert keys == sorted(keys)


def test_versions_have_ranks_as_versions() -> None:
    columns = Columns([entry(name, number + 1, 1) for number, name in enumerate(NAMES)])
    ranks, values = columns.ranked("version")
    assert values == ["1.9", "1.10", "2.0"]
    assert [values[rank] for rank in ranks] == [item.identity.version for item in columns.entries]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 3), st.booleans()), max_size=30), st.randoms())
def test_totals_of_columns_are_those_of_the_entries(
    files: list[tuple[int, int, bool]], chance: random.Random
) -> None:
    """Names that share an inode have one size, and count more than one link."""
    entries = []
    for number, (inode, links, is_file) in enumerate(files):
        alone = links == 1 or not is_file
        entries.append(
            entry(f"f{number}", 100 + number if alone else inode, inode * 10, 1 if alone else 4, is_file=is_file)
        )
    columns = Columns(entries)
    among = [place for place in range(len(entries)) if chance.random() < 0.6]
    chosen = [entries[place] for place in among]
    assert columns.totals(among) == (totals_of(chosen), bytes_freed(chosen))
    assert columns.totals([]) == (Totals(), 0)


def test_names_in_lower_case_take_no_second_text() -> None:
    columns = Columns([entry("Some_Name-1.0.whl", 1, 1), entry("other-1.0.whl", 2, 1)])
    assert columns.file_names == ["some_name-1.0.whl", "other-1.0.whl"]
    assert columns.file_names[1] is columns.entries[1].file_name
