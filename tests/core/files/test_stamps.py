"""A stamp tells whether a file is still the same, without reading it."""

from __future__ import annotations

import os
from pathlib import Path

from pyodide_cache.files.stamps import NO_STAMP, is_readable_file, stamp_of, stamp_of_open


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


def test_a_link_to_a_file_is_readable_and_a_folder_is_not(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "broken").symlink_to("gone")
    found = [is_readable_file(tmp_path / name) for name in ("file", "link", "broken", ".")]
    assert found == [True, True, False, False]
