"""Packages are unpacked as a wheel is installed, and only the bytes that were verified."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.start_images import ingredients
from pyodide_cache.start_images.ingredients import PackageArchive, libraries_in, unpack
from support.start_images import images
from support.wheels import build_zip

__all__ = ["images"]


def archive(
    folder: Path, name: str, members: dict[str, bytes], *, sha256: str | None = None, into: str = ""
) -> PackageArchive:
    path = folder / name
    path.write_bytes(build_zip(members))
    return PackageArchive(path, None, into)


def test_files_are_where_a_wheel_installs_them_and_libraries_come_in_order(tmp_path: Path) -> None:
    wheel = {
        "b/z.so": b"\0asm-z",
        "b/a.so": b"\0asm-a",
        "b/__init__.py": b"",
        "b-1.data/data/share/b.txt": b"text",
        "b-1.data/purelib/c.py": b"c",
        "b-1.data/scripts/run": b"#!",
        "b-1.data/other/x": b"x",
    }
    data, members = unpack(
        [archive(tmp_path, "b.whl", wheel), archive(tmp_path, "app.zip", {"app/m.so": b"m"}, into="/")]
    )
    content = {name: data[offset : offset + size] for name, (offset, size) in members.items()}
    assert content == {
        "b/z.so": b"\0asm-z",
        "b/a.so": b"\0asm-a",
        "b/__init__.py": b"",
        "/share/b.txt": b"text",
        "c.py": b"c",
        "/bin/run": b"#!",
        "b-1.data/other/x": b"x",
        "/app/m.so": b"m",
    }
    assert libraries_in(members) == ["/app/m.so", "b/a.so", "b/z.so"]
    assert all(offset % 8 == 0 for offset, _ in members.values())


def test_other_bytes_than_the_verified_ones_are_refused(tmp_path: Path) -> None:
    good = archive(tmp_path, "a.whl", {"a.py": b"1"})
    sha256 = hashlib.sha256(good.path.read_bytes()).hexdigest()
    assert unpack([PackageArchive(good.path, sha256)])
    good.path.write_bytes(build_zip({"a.py": b"2"}))
    with pytest.raises(Problem) as caught:
        unpack([PackageArchive(good.path, sha256)])
    assert caught.value.code is Code.CHANGED


@pytest.mark.parametrize("name", ["../up.py", "/abs.py", "a/../../b.py", "a\\b.py"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem) as caught:
        unpack([archive(tmp_path, "a.whl", {name: b""})])
    assert caught.value.code is Code.UNSAFE_NAME


def test_two_packages_with_one_file_and_too_many_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (archive(tmp_path, f"{name}.whl", {"same.py": b"x" * 40}) for name in "ab")
    with pytest.raises(Problem, match="no-start-image") as caught:
        unpack([one, two])
    assert "same.py" in caught.value.facts["why"]
    monkeypatch.setattr(ingredients, "MAX_BYTES", 300)
    with pytest.raises(Problem) as caught:
        unpack([archive(tmp_path, "c.whl", {"c.py": b"0" * 301})])
    assert caught.value.code is Code.NO_START_IMAGE


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(b"no zip")
    with pytest.raises(Problem) as caught:
        unpack([PackageArchive(path, None)])
    assert (caught.value.code, caught.value.facts["source"]) == (Code.NOT_A_ZIP, "a.whl")
