"""Files are read without following links, waiting for pipes, or changing access times."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.reader import (
    MAX_FILE_BYTES,
    check_archive,
    open_file,
    read_file,
    read_object,
    read_text,
    sha256_of,
)
from pyodide_cache.files.stamps import stamp_of
from support.wheels import build_wheel

WHEEL = build_wheel("six", "1.17.0")


def code_of(path: Path) -> Code:
    with pytest.raises(Problem) as caught:
        open_file(path)
    return caught.value.code


def test_a_regular_file_is_opened(tmp_path: Path) -> None:
    path = WHEEL.write_to(tmp_path)
    with open_file(path, stamp_of(path)) as file:
        assert file.read() == WHEEL.data


def test_what_is_not_a_regular_file_is_a_problem_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(WHEEL.write_to(tmp_path))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    assert code_of(tmp_path / "pipe") is Code.SPECIAL_FILE
    assert code_of(tmp_path / "gone") is Code.GONE
    assert code_of(tmp_path / "link") is Code.DISK_ERROR
    assert code_of(tmp_path / "folder") is Code.DISK_ERROR
    with pytest.raises(OSError, match="not a regular file"):
        sha256_of(tmp_path / "pipe")


def test_a_file_that_changed_since_the_scan_is_a_problem(tmp_path: Path) -> None:
    path = WHEEL.write_to(tmp_path)
    stamp = stamp_of(path)
    path.write_bytes(WHEEL.data + b"more")
    with pytest.raises(Problem) as caught:
        open_file(path, stamp)
    assert caught.value == Problem(Code.CHANGED, path=str(path))


def test_a_hard_link_made_since_the_scan_is_no_change(tmp_path: Path) -> None:
    path = WHEEL.write_to(tmp_path)
    stamp = stamp_of(path)
    os.link(path, tmp_path / "other")
    open_file(path, stamp).close()


def test_reading_a_file_does_not_change_its_access_time(tmp_path: Path) -> None:
    path = WHEEL.write_to(tmp_path)
    used = time.time() - 10 * 86_400
    os.utime(path, (used, used - 10))
    sha256_of(path)
    check_archive(path, path.name)
    with open_file(path) as file:
        file.read()
    assert path.stat().st_atime == pytest.approx(used, abs=1)


def test_a_broken_checksum_inside_an_archive_is_found(tmp_path: Path) -> None:
    path = WHEEL.write_to(tmp_path)
    check_archive(path, path.name)
    spoiled = bytearray(WHEEL.data)
    spoiled[WHEEL.data.index(b"\0asm") if b"\0asm" in WHEEL.data else 50] ^= 0xFF
    path.write_bytes(spoiled)
    with pytest.raises(Problem):
        check_archive(path, path.name)


def test_the_problem_of_an_archive_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.partial"
    path.write_bytes(b"<html>")
    with pytest.raises(Problem) as caught:
        check_archive(path, "six.whl")
    assert (caught.value.code, caught.value.facts["source"]) == (Code.NOT_A_ZIP, "six.whl")
    check_archive(path, "tests.tar")  # tar has no checksums


def test_f9_a_document_that_is_a_pipe_or_device_is_an_error_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "link", "zero", "loop", "folder"):
        with pytest.raises(OSError):  # noqa: PT011 -- each has its own number
            read_file(tmp_path / name)


def test_a_document_is_read_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a\r\nb")
    assert read_file(path, 4) == b"a\r\nb"
    assert read_text(path) == "a\nb"
    with pytest.raises(OSError, match="larger than 3 bytes"):
        read_file(path, 3)


def test_a_sparse_file_that_is_larger_than_any_package_has_no_hash(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    os.truncate(path, MAX_FILE_BYTES + 1)
    with pytest.raises(OSError, match=r"larger than 4,294,967,296 bytes") as caught:
        sha256_of(path)
    assert caught.value.filename == str(path)


@pytest.mark.parametrize("data", [None, b"", b"[1]", b"{", b"\xff", b'{"a": 1', b"7"])
def test_what_is_no_json_object_is_an_empty_one(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "state.json"
    if data is not None:
        path.write_bytes(data)
    assert read_object(path) == {}
    path.write_text('{"a": 1}')
    assert read_object(path) == {"a": 1}
