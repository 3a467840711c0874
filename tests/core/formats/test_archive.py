"""The contents of an archive are listed within limits, whatever the archive claims."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats import archive, bounded_zip
from pyodide_cache.formats.archive import ArchiveMember, leads_out, tar_contents, zip_contents
from support.wheels import build_wheel


def zip_of(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def tar_of(*names: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name in names:
            made.addfile(tarfile.TarInfo(name))
    return out.getvalue()


def test_a_wheel_is_listed_with_the_head_of_its_metadata() -> None:
    wheel = build_wheel("six", "1.17.0")
    found = zip_contents(io.BytesIO(wheel.data), wheel.file_name, len(wheel.data))
    assert "six/__init__.py" in {member.path for member in found.members}
    assert found.metadata is not None
    assert b"Name: six" in found.metadata
    assert (found.more, found.warnings) == (0, ())
    assert found.size == sum(member.size for member in found.members)


def test_a_tar_archive_is_listed() -> None:
    data = tar_of("a/one.py", "b.py")
    found = tar_contents(io.BytesIO(data), "x-tests.tar", len(data))
    assert found.members == (ArchiveMember("a/one.py", 0, 0), ArchiveMember("b.py", 0, 0))


@pytest.mark.parametrize("contents", [zip_contents, tar_contents])
def test_anything_else_is_a_problem(contents: object) -> None:
    for data in (b"", b"<html>", zip_of(a=b"1")[:-30], b"\xff" * 600):
        with pytest.raises(Problem) as caught:
            contents(io.BytesIO(data), "x.whl", len(data))  # type: ignore[operator]
        assert caught.value.code is Code.NOT_A_ZIP


def test_further_members_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    data = zip_of(a=b"", b=b"", c=b"")
    found = zip_contents(io.BytesIO(data), "x.zip", len(data))
    assert (len(found.members), found.more) == (2, 1)
    data = tar_of("a", "b", "c")
    found = tar_contents(io.BytesIO(data), "x.tar", len(data))
    assert (len(found.members), found.more) == (2, None)


def test_a_table_of_contents_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_zip, "_MAX_READ", 100)
    data = zip_of(**{str(number): b"" for number in range(10)})
    with pytest.raises(Problem) as caught:
        zip_contents(io.BytesIO(data), "x.zip", len(data))
    assert caught.value.code is Code.CONTENTS_TOO_LARGE


def test_suspicious_archives_are_named() -> None:
    data = zip_of(**{"../evil": b"", "C:/evil": b"", "fine": b""})
    (warning,) = zip_contents(io.BytesIO(data), "x.zip", len(data)).warnings
    assert (warning.code, warning.facts["name"], warning.facts["count"]) == (Code.MEMBERS_LEAD_OUT, "../evil", 2)
    data = zip_of(bomb=bytes(600 * 1024 * 1024))
    (warning,) = zip_contents(io.BytesIO(data), "x.zip", len(data)).warnings
    assert warning.code is Code.UNPACKS_TOO_LARGE


@pytest.mark.parametrize(
    ("folders", "odd"),
    [
        (["My.Pkg-1.0"], ""),
        (["my_pkg-1.0", "vendored-3"], "my_pkg-1.0.dist-info, vendored-3.dist-info"),
        (["other-1.0"], "other-1.0.dist-info"),
    ],
)
def test_a_wheel_with_folders_of_metadata_that_no_runtime_takes_is_named(folders: list[str], odd: str) -> None:
    data = zip_of(**{f"{folder}.dist-info/METADATA": b"Name: x\n" for folder in folders})
    warnings = zip_contents(io.BytesIO(data), "my_pkg-1.0-py3-none-any.whl", len(data)).warnings
    assert [item.facts["folders"] for item in warnings] == ([odd] if odd else [])


def test_libraries_for_other_systems_are_named_and_a_damaged_one_does_not_matter() -> None:
    members = {
        "a.so": b"\0asm\1\0\0\0",
        "b.so": b"\x7fELF\2\1\1\0",
        "c/d.pyd": b"MZ\x90\0",
        "script.so": b"INPUT(-lm)\n",
    }
    data = zip_of(**members)
    (warning,) = zip_contents(io.BytesIO(data), "x-1-py3-none-any.zip", len(data)).warnings
    assert (warning.code, warning.facts["name"], warning.facts["count"]) == (Code.FOREIGN_LIBRARIES, "b.so", 2)
    damaged = zip_of(**{"b.so": b"\x7fELF\2\1\1\0"}).replace(b"b.so", b"b.xo", 1)
    assert [member.path for member in zip_contents(io.BytesIO(damaged), "x.zip", len(damaged)).members] == ["b.so"]


@pytest.mark.parametrize(
    ("path", "leads"), [("a/b", False), ("a..b/c", False), ("/a", True), ("a/../b", True), ("a\\..\\b", True)]
)
def test_a_path_that_leads_out_of_the_archive_is_recognized(path: str, leads: bool) -> None:
    assert leads_out(path) is leads


def test_listing_can_be_canceled() -> None:
    cancel = Cancel()
    cancel.set()
    for contents, data in ((zip_contents, zip_of(a=b"")), (tar_contents, tar_of("a"))):
        with pytest.raises(Cancelled):
            contents(io.BytesIO(data), "x", len(data), cancel)
