"""A stamp tells whether a file is still the same, without reading it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.stamps import (
    NO_STAMP,
    stamp_of,
    stamp_of_open,
    unchanged_stamp,
    written_ns,
)


def test_a_stamp_is_the_same_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    before = stamp_of(path)
    assert stamp_of(path) == before != NO_STAMP
    with path.open("rb") as file:
        assert stamp_of_open(file.fileno()) == before
    os.utime(path, (1, 1))
    assert stamp_of(path) != before


def test_a_stamp_is_of_the_link_itself(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345678901234567890")
    (tmp_path / "link").symlink_to("file")
    assert stamp_of(tmp_path / "link").size == len("file")


def test_other_permissions_are_no_change_of_a_file_and_other_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    before = stamp_of(path)
    path.chmod(0o400)
    assert unchanged_stamp(path, before) == stamp_of(path)
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(Problem) as caught:
        unchanged_stamp(path, before)
    assert caught.value.code is Code.CHANGED


Y1985, Y2021, Y2026, Y2100 = (499_162_500, 1_620_000_000, 1_790_000_000, 4_102_444_800)


@pytest.mark.parametrize(
    ("modified", "changed", "written"),
    [
        (Y2021, Y2026, Y2021),  # copied with its time, such as from another machine's cache
        (Y2026, Y2021, Y2021),  # the clock was wrong
        (Y2021 + 60, Y2021, Y2021 + 60),
        (Y1985, Y2026, Y2026),  # npm
        (0, Y2026, Y2026),
        (-60, Y2026, Y2026),
        (Y2100, Y2026, Y2026),
        (Y2026, 0, Y2026),  # no time of a change
        (0, 0, 0),  # a read-only image with fixed times
        (Y1985, 1, 0),
        (Y2100, 1, 0),
    ],
)
def test_i13_a_file_was_written_when_its_times_can_be_right(modified: int, changed: int, written: int) -> None:
    assert written_ns(modified * 10**9, changed * 10**9) == written * 10**9
