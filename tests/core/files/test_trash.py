from __future__ import annotations

import errno
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.trash import find_in_trash, move_to_trash, restore_from_trash
from support.cli import files_of
from support.patience import PATIENCE


def test_a_missing_trash_is_made_for_many_files_at_once(tmp_path: Path, trash: Path) -> None:
    files = [tmp_path / f"file-{number}" for number in range(8)]
    for file in files:
        file.write_text(file.name)
    assert not trash.exists()
    together = threading.Barrier(len(files), timeout=PATIENCE)

    def move(file: Path) -> None:
        together.wait()
        move_to_trash(file)

    with ThreadPoolExecutor(len(files)) as pool:
        list(pool.map(move, files))
    assert not any(file.exists() for file in files)
    assert sorted(path.name for path in trash.iterdir()) == sorted(file.name for file in files)


def test_of_several_files_of_one_name_and_size_the_one_with_its_time_is_found(tmp_path: Path, trash: Path) -> None:
    path = tmp_path / "six-1.17.0-py2.py3-none-any.whl"
    moments = [1_600_000_000_000_000_000 + number for number in range(3)]
    for moment in moments:
        path.write_bytes(b"%19d" % moment)
        os.utime(path, ns=(moment, moment))
        move_to_trash(path)
    assert len(list(trash.iterdir())) == 3
    for moment in moments:
        found = find_in_trash(path, 19, moment)
        assert found
        assert found.read_bytes() == b"%19d" % moment
    assert find_in_trash(path, 19, moments[-1] + 1) is None
    assert find_in_trash(path, 20, moments[-1]) is None


@pytest.mark.parametrize("text", ["", "[Trash Info]\nPath={}\nDeletionDate=2026-01-01T00:00:00\n"])
def test_what_a_killed_process_left_in_the_trash_goes_with_the_next_move(
    tmp_path: Path, trash: Path, text: str
) -> None:
    path = tmp_path / "one.whl"
    path.write_bytes(b"one")
    infos = trash.parent / "info"
    infos.mkdir(parents=True)
    for name in ("one.whl", "one 1.whl", "one 2.whl"):
        (infos / f"{name}.trashinfo").write_text(text.format(path))
        os.utime(infos / f"{name}.trashinfo", (1, 1))
    (infos / "one 3.whl.trashinfo").write_text("[Trash Info]\nPath=/elsewhere/one.whl\n")
    os.utime(infos / "one 3.whl.trashinfo", (1, 1))
    (infos / "one 4.whl.trashinfo").write_text(text.format(path))  # perhaps the file follows
    move_to_trash(path)
    assert files_of(infos) == {f"{name}.whl.trashinfo" for name in ("one", "one 3", "one 4")}
    assert find_in_trash(path, 3, (trash / "one.whl").stat().st_mtime_ns) == trash / "one.whl"


def test_f5_a_file_comes_back_from_another_file_system_in_one_step(
    tmp_path: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.whl"
    path.write_bytes(b"one")
    os.utime(path, (1, 1))
    move_to_trash(path)

    def other_device(*_names: object, **_options: object) -> None:
        raise OSError(errno.EXDEV, "other device")

    monkeypatch.setattr(os, "link", other_device)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", other_device)
        patch.setattr("pyodide_cache.files.links.make_twin", other_device)
        with pytest.raises(Problem):
            restore_from_trash(trash / path.name, path)
    assert files_of(tmp_path) == set()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", other_device)
        restore_from_trash(trash / path.name, path)
    assert (path.read_bytes(), path.stat().st_mtime) == (b"one", 1)
    assert files_of(tmp_path) == {"one.whl"}
    assert not files_of(trash)


def test_a_file_in_a_read_only_folder_is_not_said_to_lack_a_trash(
    tmp_path: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.whl"
    path.write_bytes(b"one")

    def refuse(_path: str) -> None:
        raise PermissionError(errno.EACCES, "denied")

    # Only a mount is read-only for root.
    monkeypatch.setattr("send2trash.send2trash", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Problem) as caught:
        move_to_trash(path)
    assert caught.value.code is Code.NO_PERMISSION
    assert path.read_bytes() == b"one"


def test_a_file_stays_in_the_trash_while_another_has_its_name(tmp_path: Path, trash: Path) -> None:
    path = tmp_path / "one.whl"
    path.write_bytes(b"old")
    move_to_trash(path)
    path.write_bytes(b"new")
    with pytest.raises(Problem) as caught:
        restore_from_trash(trash / path.name, path)
    assert caught.value.code is Code.IN_THE_WAY
    assert (path.read_bytes(), (trash / path.name).read_bytes()) == (b"new", b"old")


@pytest.mark.parametrize("name", [".Trash/{}", ".Trash-{}"])
def test_a_file_comes_back_from_the_trash_of_its_own_file_system(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda path: path == tmp_path)  # only root can mount one
    can = tmp_path / name.format(os.getuid())
    path = tmp_path / "deep" / "cache" / "one.whl"
    for folder in (path.parent, can / "files", can / "info"):
        folder.mkdir(parents=True)
    file, info = can / "files" / path.name, can / "info" / f"{path.name}.trashinfo"
    file.write_bytes(b"one")
    info.write_text("[Trash Info]\nPath=deep/cache/one.whl\nDeletionDate=2026-01-01T00:00:00\n")
    assert find_in_trash(path, 3, file.stat().st_mtime_ns) == file
    restore_from_trash(file, path)
    assert path.read_bytes() == b"one"
    assert not files_of(can / "files") | files_of(can / "info")


def test_a_file_is_not_restored_from_where_no_trash_is(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / "files" / "one.whl"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"one")
    with pytest.raises(Problem) as caught:
        restore_from_trash(file, tmp_path / "one.whl")
    assert caught.value.code is Code.GONE
    assert file.read_bytes() == b"one"
    assert files_of(tmp_path) == {"elsewhere"}
