from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.verify.soundness import check_sound
from support.cli import run
from support.wheels import build_wheel, build_zip

WHEEL = build_wheel("mine", "1.0")
INFO = "mine-1.0.dist-info"
Members = dict[str, bytes]


def rewritten(folder: Path, change: Callable[[Members], object]) -> Path:
    """Return the wheel with other members, in a valid archive."""
    with zipfile.ZipFile(io.BytesIO(WHEEL.data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / WHEEL.file_name
    path.write_bytes(build_zip(members))
    return path


@pytest.mark.parametrize(
    ("before", "after", "said"), [(b"x" * 7, b"", "7 bytes before"), (b"", b"x", "after its end")]
)
def test_bytes_around_an_archive_are_damage(tmp_path: Path, before: bytes, after: bytes, said: str) -> None:
    path = tmp_path / WHEEL.file_name
    path.write_bytes(WHEEL.data)
    check_sound(path, path.name)
    path.write_bytes(before + WHEEL.data + after)
    with pytest.raises((Problem, ValueError)) as caught:
        check_sound(path, path.name)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("change", "member"),
    [
        (lambda members: members.update({"mine/__init__.py": b"NAME = 'evil'\n"}), "mine/__init__.py"),
        (lambda members: members.update({"mine/more.py": b"import os\n"}), "mine/more.py"),
        (lambda members: members.pop("mine/__init__.py"), "mine/__init__.py"),
    ],
    ids=["other content", "not listed", "missing"],
)
def test_r8_a_member_that_is_not_as_its_record_says_is_damage_and_named(
    tmp_path: Path, change: Callable[[Members], object], member: str
) -> None:
    path = rewritten(tmp_path / "cache", change)
    with pytest.raises(Problem) as caught:
        check_sound(path, path.name)
    assert caught.value.code is Code.NOT_A_ZIP
    answer = run("verify", "--cache-dir", path.parent)
    assert answer.code == 1
    assert "damaged" in answer.out
    assert member in answer.out


def test_r8_signatures_and_a_record_of_another_folder_do_not_matter(tmp_path: Path) -> None:
    def change(members: Members) -> None:
        members[f"{INFO}/RECORD.jws"] = b"{}"

    path = rewritten(tmp_path, change)
    check_sound(path, path.name)


def test_r8_the_record_of_the_folder_with_the_files_name_counts(tmp_path: Path) -> None:
    def change(members: Members) -> None:
        record = members.pop(f"{INFO}/RECORD")
        members["mine-0.9.dist-info/RECORD"] = b"gone.py,sha256=xyz,3\n"
        members[f"{INFO}/RECORD"] = record + b"mine-0.9.dist-info/RECORD,,\n"

    path = rewritten(tmp_path, change)
    check_sound(path, path.name)


def test_a_wheel_without_a_record_has_nothing_to_compare_with(tmp_path: Path) -> None:
    path = rewritten(tmp_path, lambda members: members.pop(f"{INFO}/RECORD"))
    check_sound(path, path.name)


class Stream(io.BytesIO):
    def seek(self, *_args: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def with_comment(archive: zipfile.ZipFile) -> None:
    archive.comment = b"made by hand" * 100


def with_zip64(archive: zipfile.ZipFile) -> None:
    with archive.open("mine/large.bin", "w", force_zip64=True) as member:
        member.write(b"large")


def with_extra_field(archive: zipfile.ZipFile) -> None:
    item = zipfile.ZipInfo("mine/extra.py")
    item.extra = b"\xfe\xca" + (60_000).to_bytes(2, "little") + bytes(60_000)
    archive.writestr(item, b"")


@pytest.mark.parametrize("change", [with_comment, with_zip64, with_extra_field])
@pytest.mark.parametrize("is_stream", [False, True])
def test_odd_forms_of_a_valid_archive_are_sound(
    tmp_path: Path, change: Callable[[zipfile.ZipFile], None], is_stream: bool
) -> None:
    """In a stream, the size and checksum of each member stand after its bytes."""
    data = Stream() if is_stream else io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mine/__init__.py", b"NAME = 'mine'\n")
        change(archive)
    path = tmp_path / WHEEL.file_name
    path.write_bytes(data.getvalue())
    check_sound(path, path.name)
