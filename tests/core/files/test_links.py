"""A file gets the bytes of another one by link or by copy, in one step and with its times."""

from __future__ import annotations

import errno
import os
import struct
import sys
from pathlib import Path

import pytest

from pyodide_cache.files.links import (
    Link,
    best_link,
    give_free_name,
    hard_link,
    is_encoded,
    is_reflink,
    make_twin,
    may_link,
    place,
    share_bytes,
)
from support.cli import files_of

#: Where a file begins on the disk, the length of its first extent, and its flags.
Extent = tuple[int, int, int]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(b"bytes")
    os.utime(path, (10, 20))
    return path


def test_a_copy_keeps_the_times_and_is_a_file_of_its_own(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    assert place(source, target, Link.COPY) is Link.COPY
    assert (target.read_bytes(), target.stat().st_mtime) == (b"bytes", 20)
    assert not target.samefile(source)
    assert not share_bytes(source, target, Link.COPY)
    assert files_of(tmp_path) == {"source", "target"}


def test_a_hard_link_is_the_same_file(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"older")
    assert place(source, target, Link.HARD) is Link.HARD
    assert target.samefile(source)
    assert share_bytes(source, target, Link.HARD)
    assert may_link(source)


def test_a_file_may_get_the_times_of_the_one_it_replaces(source: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.write_bytes(b"older")
    os.utime(older, (30, 40))
    place(source, tmp_path / "target", Link.COPY, times_of=older)
    assert (tmp_path / "target").stat().st_mtime == 40


@pytest.mark.parametrize("wanted", list(Link))
def test_a_twin_never_replaces_a_file(source: Path, tmp_path: Path, wanted: Link) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        make_twin(source, target, wanted)
    assert target.read_bytes() == b"mine"


def test_where_links_are_refused_the_bytes_are_copied(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert make_twin(source, tmp_path / "target", Link.HARD) is Link.COPY
    (tmp_path / "other").mkdir()
    assert best_link(tmp_path, tmp_path / "other", hard=True) is not Link.HARD


def test_a_disk_that_fails_is_no_refusal(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EIO, "the disk fails")

    monkeypatch.setattr(os, "link", fail)
    with pytest.raises(OSError, match="the disk fails"):
        make_twin(source, tmp_path / "target", Link.HARD)
    assert not (tmp_path / "target").exists()


def test_trying_what_a_folder_can_do_leaves_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert best_link(tmp_path, tmp_path / "other", hard=True) in {Link.REFLINK, Link.HARD}
    assert best_link(tmp_path, tmp_path / "other", hard=False) in {Link.REFLINK, Link.COPY}
    assert files_of(tmp_path) == {"other"}
    assert files_of(tmp_path / "other") == set()


def test_without_links_a_free_name_is_given_and_another_one_kept(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "other").write_text("other")
    assert not give_free_name(tmp_path / "other", source)
    assert files_of(tmp_path) == {"source", "other"}
    assert give_free_name(tmp_path / "other", tmp_path / "free")
    assert files_of(tmp_path) == {"source", "free"}
    assert (tmp_path / "free").read_text() == "other"


def test_a_link_itself_can_be_given_another_name(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("gone")
    hard_link(tmp_path / "link", tmp_path / "other")
    assert (tmp_path / "other").readlink() == Path("gone")


def test_placing_a_file_at_another_of_its_names_leaves_no_temporary_name(source: Path, tmp_path: Path) -> None:
    # rename() between two names of the same inode does nothing, and keeps both.
    for _ in range(3):
        assert place(source, tmp_path / "target", Link.HARD) is Link.HARD
    assert files_of(tmp_path) == {"source", "target"}


@pytest.mark.skipif(sys.platform != "linux", reason="the question is one of Linux")
@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((4096, 100, 0x2000), (4096, 100, 0x2000), True),
        ((4096, 100, 0), (8192, 100, 0), False),
        ((4096, 100, 0), (4096, 200, 0), False),
        ((0, 100, 0x200), (0, 100, 0x200), False),  # in the inode: each file has its own bytes
        (None, None, False),  # nothing on the disk
    ],
)
def test_files_share_bytes_where_they_begin_at_one_place_of_the_disk(
    one: Extent | None,
    other: Extent | None,
    shared: bool,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What a file system with reflinks answers; the one of the tests may have none.
    import fcntl

    target = tmp_path / "target"
    target.write_bytes(b"bytes")
    extents = {source.stat().st_ino: one, target.stat().st_ino: other}

    def answer(descriptor: int, _request: int, asked: bytes) -> bytes:
        extent = extents[os.fstat(descriptor).st_ino]
        if extent is None:
            return asked
        place, length, flags = extent
        return struct.pack("=QQLLLL", 0, 0, 0, 1, 1, 0) + struct.pack(
            "=QQQQQLLLL", 0, place, length, 0, 0, flags, 0, 0, 0
        )

    monkeypatch.setattr(fcntl, "ioctl", answer)
    assert share_bytes(source, target, Link.REFLINK) is shared
    assert not share_bytes(source, target, Link.HARD)
    assert is_reflink(source) is (one is not None and one[2] == 0x2000)
    assert not is_encoded(source)
