"""A small file is written in one step: after a crash there is the old file or the new one."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pyodide_cache.files.atomic import temporary_name, write_file
from pyodide_cache.formats.filenames import Kind, identify
from support.cli import files_of
from support.durability import assert_durable, recorded_steps


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_synced_then_renamed_then_its_folder_is_synced(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "settings.toml"
    with recorded_steps() as steps:
        write_file(target, "über\n")
    assert_durable(steps, target)
    assert target.read_bytes() == "über\n".encode()


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "pyodide-lock.json"
    write_file(path, b"one")
    inode = path.stat().st_ino
    with path.open("rb") as old:
        write_file(path, b"two")
        assert old.read() == b"one"
    assert path.read_bytes() == b"two"
    assert path.stat().st_ino != inode
    assert files_of(tmp_path) == {path.name}


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "settings.toml"
    write_file(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_file(target, "\ud800")

    def full(_handle: int) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space") as caught:
        write_file(target, "new")
    assert caught.value.filename == str(target)
    assert target.read_text() == "old"
    assert files_of(tmp_path) == {"settings.toml"}


def test_a_file_replaces_no_device_pipe_or_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/null")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "device", "folder"):
        with pytest.raises(OSError, match="not a regular file"):
            write_file(tmp_path / name, "text")
    assert (tmp_path / "device").is_symlink()
    assert files_of(tmp_path) == {"pipe", "device", "folder"}


def test_a_new_private_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_file(tmp_path / "private", "x", private=True)
        write_file(tmp_path / "public", "x")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "private") == 0o600
    assert mode_of(tmp_path / "public") == 0o644


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664, 0o444])
def test_a_file_that_is_replaced_passes_on_its_permissions(tmp_path: Path, mode: int, private: bool) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old")
    path.chmod(mode)
    write_file(path, "new", private=private)
    assert (path.read_text(), mode_of(path)) == ("new", mode)


def test_a_file_that_is_replaced_passes_on_its_group(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old")
    # Only root may give a file to any group; others have those that they are in.
    own = max({*os.getgroups(), os.getegid()} - {tmp_path.stat().st_gid}, default=-1)
    group = 12345 if os.geteuid() == 0 else own
    os.chown(path, -1, group)
    expected = path.stat().st_gid
    write_file(path, "new")
    assert path.stat().st_gid == expected


def test_a_temporary_name_is_unique_short_and_known_as_incomplete(tmp_path: Path) -> None:
    target = tmp_path / "six-1.17.0-py3-none-any.whl"
    assert temporary_name(target) != temporary_name(target)
    assert temporary_name(target).parent == tmp_path
    assert identify(temporary_name(target).name).kind is Kind.PARTIAL
    write_file(tmp_path / ("ä" * 120), "a long name")
    assert files_of(tmp_path) == {"ä" * 120}


def test_f13_what_a_killed_process_left_is_removed_a_day_later_and_nothing_else(tmp_path: Path) -> None:
    old, fresh, folder = (temporary_name(tmp_path / name) for name in ("old.whl", "fresh.whl", "site"))
    others = [tmp_path / name for name in (".hidden", "x.part", ".x.pyodide-cache-part", ".y.12345678.other")]
    for path in (old, fresh, *others):
        path.write_bytes(b"half")
    folder.mkdir()
    (folder / "file").write_bytes(b"half")
    for path in (old, folder, *others):
        os.utime(path, (1, 1))
    script = (
        "import sys, pathlib; from pyodide_cache.files.atomic import *; write_file(pathlib.Path(sys.argv[1]), '')"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "new")], check=True)
    assert set(tmp_path.iterdir()) == {fresh, *others, tmp_path / "new"}


def test_f14_a_folder_that_cannot_be_synced_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_file(tmp_path / "file", b"new")


@pytest.mark.parametrize("length", [1, 199, 200, 201, 227, 231, 255])
@pytest.mark.parametrize("character", ["x", "ü", "\N{SNAKE}"])
def test_f15_a_file_with_a_name_of_any_length_is_written(tmp_path: Path, length: int, character: str) -> None:
    path = tmp_path / (character * (length // len(character.encode())) or "x")
    write_file(path, b"data")
    assert files_of(tmp_path) == {path.name}
