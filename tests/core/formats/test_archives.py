from __future__ import annotations

from pyodide_cache.formats.archives import zip_archive


def test_the_same_members_give_the_same_archive() -> None:
    members = [("a", b"1" * 100), ("b", b"2")]
    assert zip_archive(members, level=9) == zip_archive(members, level=9)
    assert len(zip_archive(members, level=9)) < len(zip_archive(members, level=0))
