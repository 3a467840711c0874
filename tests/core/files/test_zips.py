"""Zip archives are the same bytes whenever their content is the same."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from pyodide_cache.files.zips import write_zip, zip_archive


def test_the_same_members_give_the_same_archive() -> None:
    members = [("a", b"1" * 100), ("b", b"2")]
    assert zip_archive(members, level=9) == zip_archive(members, level=9)
    assert len(zip_archive(members, level=9)) < len(zip_archive(members, level=0))


def test_files_are_written_in_order_without_their_times_and_permissions(tmp_path: Path) -> None:
    archives = []
    for seconds in (1_000_000_000, 1_500_000_000):
        path = tmp_path / "file.txt"
        path.write_bytes(b"text " * 1000)
        path.chmod(0o600)
        os.utime(path, (seconds, seconds))
        out = io.BytesIO()
        done = list(write_zip(out, [("b", path), ("a.whl", path), ("c", b"data")], stored=(".whl",)))
        archives.append(out.getvalue())
    assert archives[0] == archives[1]
    assert done == [5000, 10_000, 10_004]
    with zipfile.ZipFile(out) as archive:
        members = archive.infolist()
        assert archive.testzip() is None
    assert [member.filename for member in members] == ["b", "a.whl", "c"]
    assert [member.compress_type for member in members] == [
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.external_attr >> 16 for member in members} == {0o100644}
