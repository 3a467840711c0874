from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.reader import check_archive
from pyodide_cache.formats.bounded_zip import check_members, opened_zip, read_member
from pyodide_cache.formats.wheel import read_metadata
from pyodide_cache.messages import explain

METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
METADATA = b"Metadata-Version: 2.1\nName: bomb\nVersion: 1.0\n\n"


def archive_of(method: int, size: int = 0, *, repeat: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("bomb-1.0.dist-info/METADATA", METADATA)
        for number in range(repeat):
            with archive.open(f"bomb/{number}", "w", force_zip64=True) as member:
                for _ in range(size // 2**20):
                    member.write(bytes(2**20))
    return out.getvalue()


def central(data: bytes, offset: int, value: bytes) -> bytes:
    """Return an archive with another value in the entry of its last member in the table of contents."""
    at = data.rindex(b"PK\1\2") + offset
    return data[:at] + value + data[at + len(value) :]


def lying(data: bytes, size: int) -> bytes:
    """Return an archive whose last member claims to have ``size`` bytes."""
    return central(data, 24, struct.pack("<I", size))


def check(data: bytes) -> None:
    with opened_zip(io.BytesIO(data), "x.whl") as archive:
        check_members(archive, len(data))


@pytest.mark.parametrize("method", METHODS)
def test_a_sound_archive_of_every_method_is_read(method: int) -> None:
    data = archive_of(method, 3 * 2**20)
    check(data)
    with opened_zip(io.BytesIO(data), "x.whl") as archive:
        assert read_member(archive, archive.infolist()[1], 4 * 2**20) == bytes(3 * 2**20)
        with pytest.raises(ValueError, match="3145728 bytes"):
            read_member(archive, archive.infolist()[1], 2**20)
    assert read_metadata(io.BytesIO(data), "x.whl") == METADATA.strip()


@pytest.mark.parametrize("method", METHODS)
def test_a_changed_byte_is_found_in_every_method(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("x", random.Random(1).randbytes(100_000))
    data = bytearray(out.getvalue())
    data[50_000] ^= 0x55
    with pytest.raises(Problem) as caught:
        check(bytes(data))
    assert caught.value.code is Code.NOT_A_ZIP


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS[1:])
def test_f1_a_bomb_is_refused_and_takes_little_memory(method: int, tmp_path: Path) -> None:
    data = archive_of(method, 64 * 2**20)
    for size in (600 * 2**20, 2**20, 0):
        path = tmp_path / "bomb-1.0-py3-none-any.whl"
        path.write_bytes(lying(data, size))
        tracemalloc.start()
        with pytest.raises(Problem) as caught:
            check_archive(path, path.name)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert caught.value.code is Code.NOT_A_ZIP
        assert most < 40 * 2**20  # bytes; the limit for the table of contents is 32 MiB


def overlapping(_: bytes) -> bytes:
    data = archive_of(zipfile.ZIP_STORED, 2**20, repeat=2)
    first, second = (i for i in range(len(data)) if data.startswith(b"PK\1\2", i) and i > data.index(b"PK\1\2"))
    return data[: second + 42] + data[first + 42 : first + 46] + data[second + 46 :]


@pytest.mark.parametrize(
    "change",
    [
        overlapping,
        lambda data: b"",
        lambda data: b"<!doctype html><title>Not found</title>",
        lambda data: data[: len(data) // 2],
        lambda data: central(data, 8, b"\1\0"),
        lambda data: central(data, 10, b"\x5d\0"),
        lambda data: central(data, 10, b"\x63\0"),
        lambda data: data[:-6] + b"\xff\xff\xff\x7f" + data[-2:],
        lambda data: data[:-12] + b"\xff" * 10 + data[-2:],
        lambda data: data[:-10] + b"\xff\xff\xff\x7f" + data[-6:],
    ],
    ids=["overlap", "empty", "html", "half", "encrypted", "zstd", "aes", "offset", "zip64", "size"],
)
def test_hostile_archives_are_problems(change: Callable[[bytes], bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a"), b"text" * 100)
    with pytest.raises(Problem) as caught:
        check(change(out.getvalue()))
    assert caught.value.code is Code.NOT_A_ZIP


@pytest.mark.slow
def test_an_archive_with_100_000_members_is_checked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    check(out.getvalue())


def test_a_web_page_in_place_of_an_archive_is_named() -> None:
    page = io.BytesIO(b"<!DOCTYPE html><title>Sign in</title>")
    with pytest.raises(Problem) as caught, opened_zip(page, "a.whl"):
        pass
    assert explain(caught.value).endswith("; it is an HTML page, perhaps for a login or an error")
