"""Files and renames are made durable; what a file system cannot do is no failure, what a disk cannot do is one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.files.sync import sync_directory, sync_file
from support.durability import recorded_steps


def test_a_file_and_its_folder_are_synced(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"data")
    with recorded_steps() as steps:
        sync_file(file)
        sync_directory(tmp_path)
    assert steps == [("sync", str(file), ""), ("sync", str(tmp_path), "")]


def test_f14_a_folder_that_cannot_be_synced_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output") as caught:
        sync_directory(tmp_path)
    assert caught.value.filename == str(tmp_path)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.EROFS])
def test_a_file_system_that_syncs_no_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(code))
    sync_directory(tmp_path)


def _failing(code: int) -> Callable[[int], None]:
    def fail(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    return fail
