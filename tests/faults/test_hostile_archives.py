"""Archives that are broken or hostile: damaged, or only odd. No command hangs, breaks or writes outside."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cli import everything_answers, files_of, run
from support.wheels import build_wheel, build_zip

WHEEL = build_wheel("bad")
METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def zip_of(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a name that is there twice
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, data, method)
    return out.getvalue()


def in_table(data: bytes, offset: int, value: bytes) -> bytes:
    """Return an archive with another value in the last entry of its table of contents."""
    at = data.rindex(b"PK\1\2") + offset
    return data[:at] + value + data[at + len(value) :]


def in_end(data: bytes, offset: int, value: bytes) -> bytes:
    """Return an archive with another value in the record at its end."""
    at = data.rindex(b"PK\5\6") + offset
    return data[:at] + value + data[at + len(value) :]


def zip64_that_lies(size: int) -> bytes:
    """Return an archive whose last member has its sizes in a zip64 field."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a")
        info.extra = struct.pack("<HHQQ", 1, 16, size, size)
        archive.writestr(info, b"text" * 100)
    return in_table(out.getvalue(), 20, b"\xff" * 8)


def overlapping() -> bytes:
    data = zip_of(("a", bytes(1000)), ("b", bytes(1000)), method=zipfile.ZIP_STORED)
    first, second = data.index(b"PK\1\2"), data.rindex(b"PK\1\2")
    return data[: second + 42] + data[first + 42 : first + 46] + data[second + 46 :]


def bomb(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, archive.open("bomb", "w", force_zip64=True) as member:
        for _ in range(40):
            member.write(bytes(2**20))
    return in_table(out.getvalue(), 24, struct.pack("<I", 2**31))


def metadata_of(text: bytes) -> bytes:
    return zip_of(("bad/__init__.py", b""), ("bad-1.0.dist-info/METADATA", text))


#: Files named as a wheel that ``verify`` calls damaged.
DAMAGED: dict[str, Callable[[], bytes]] = {
    "a page": lambda: b"<!doctype html><title>Sign in</title>",
    "a JSON document": lambda: b'{"packages": {}}',
    "random bytes": lambda: bytes(range(256)) * 40,
    "half": lambda: WHEEL.data[: len(WHEEL.data) // 2],
    "without its end": lambda: WHEEL.data[:-22],
    "a byte changed": lambda: WHEEL.data[:60] + bytes([WHEEL.data[60] ^ 1]) + WHEEL.data[61:],
    "bytes after its end": lambda: WHEEL.data + bytes(100),
    "bytes before its start": lambda: b"#!/bin/sh\n" + WHEEL.data,
    "two archives": lambda: WHEEL.data + WHEEL.data,
    "encrypted": lambda: in_table(WHEEL.data, 8, b"\1\0"),
    "an unknown method": lambda: in_table(WHEEL.data, 10, b"\x63\0"),
    "overlapping members": overlapping,
    "members that begin after the end": lambda: in_table(WHEEL.data, 42, b"\xff\xff\xff\x7f"),
    "a table of 2 GB": lambda: in_end(WHEEL.data, 12, b"\xff\xff\xff\x7f"),
    "a table after the end": lambda: in_end(WHEEL.data, 16, b"\xff\xff\xff\x7f"),
    "zip64 of 8 EiB": lambda: zip64_that_lies(2**63 - 1),
    "zip64 without its record": lambda: in_end(WHEEL.data, 12, b"\xff" * 8),
    "RECORD that names another hash": lambda: build_zip(
        {"bad/__init__.py": b"x", "bad-1.0.dist-info/RECORD": b"bad/__init__.py,sha256=AAAA,1\n"}
    ),
    "RECORD of a missing file": lambda: build_zip({"bad-1.0.dist-info/RECORD": b"bad/gone.py,sha256=AAAA,1\n"}),
    "RECORD that is no table": lambda: build_zip(
        {"bad/__init__.py": b"x", "bad-1.0.dist-info/RECORD": b'"' + b"x" * 200_000}
    ),
    "RECORD of 5,000 digits": lambda: build_zip(
        {"bad/__init__.py": b"x", "bad-1.0.dist-info/RECORD": b"bad/__init__.py,," + b"9" * 5000 + b"\n"}
    ),
    **{f"{name} bomb": lambda method=method: bomb(method) for name, method in METHODS.items() if method},  # type: ignore[misc]
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_archive_is_found_and_its_other_commands_go_on(kind: str, cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / WHEEL.file_name).write_bytes(DAMAGED[kind]())
    verified = run("--cache-dir", cache_dir, "verify", "--json")
    assert verified.code == 1
    assert [(row["file_name"], row["code"]) for row in verified.json["damage"]] == [(WHEEL.file_name, "not-a-zip")]
    everything_answers(cache_dir)


#: Members of archives that say nothing about the bytes: their wheels are sound, and nothing is ever unpacked.
ODD: dict[str, bytes] = {
    "names that lead out": zip_of(("../../out", b"x"), ("/etc/out", b"x"), ("C:\\out", b"x")),
    "a name with NUL and escapes": zip_of(("a\x1b[31m/x.py", b""), ("b\u202egpj.py", b"")),
    "names of 60,000 characters": zip_of(("x" * 60_000, b"")),
    "one name twice": zip_of(("a", b"1"), ("a", b"1")),
    "names that differ in case": zip_of(("a.py", b"1"), ("A.py", b"2")),
    "a table of 65,535 members that has 5": in_end(WHEEL.data, 8, b"\xff" * 4),
    "links": zip_of(("link", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777),
    "devices": zip_of(("device", b""), mode=stat.S_IFCHR | 0o666),
    "METADATA in Latin-1": metadata_of(b"Metadata-Version: 2.1\nName: bad\nVersion: 1.0\nSummary: caf\xe9\n"),
    "METADATA in UTF-16": metadata_of("Metadata-Version: 2.1\nName: bad\nVersion: 1.0\n".encode("utf-16")),
    "METADATA of 5 MB": metadata_of(b"Metadata-Version: 2.1\nName: bad\nVersion: 1.0\nX: " + b"x" * 5_000_000),
    "METADATA without an end": metadata_of(b"Requires-Dist: six\n" * 100_000),
    "METADATA with escapes": metadata_of(b"Name: bad\nVersion: 1.0\nSummary: \x1b]0;title\x07<h1>x</h1>\n"),
    "METADATA of another package": metadata_of(b"Metadata-Version: 2.1\nName: numpy\nVersion: 9\n\n"),
    "requirements that are none": metadata_of(b"Name: bad\nVersion: 1.0\nRequires-Dist: !!!\nRequires-Dist: a @ \n"),
}


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_archive_is_read_and_nothing_leaves_it(kind: str, cache_dir: Path, tmp_path: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / WHEEL.file_name).write_bytes(ODD[kind])
    before = files_of(tmp_path)
    everything_answers(cache_dir)
    shown = run("--cache-dir", cache_dir, "show", WHEEL.file_name)
    assert shown.code == 0
    assert "\x1b" not in shown.out + shown.err
    assert "\x07" not in shown.out + shown.err
    assert files_of(tmp_path) == before


def test_an_empty_file_is_damaged(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / WHEEL.file_name).touch()
    assert run("--cache-dir", cache_dir, "verify", "--json").json["totals"] == {"damaged": 1}
    everything_answers(cache_dir)
