"""A lock keeps processes apart; where there are no locks, work goes on without one."""

from __future__ import annotations

import fcntl
import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import process_lock
from pyodide_cache.files.process_lock import held


@pytest.fixture(autouse=True)
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_lock, "_WAIT_SECONDS", 0.1)


def is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def test_a_lock_is_held_inside_the_block_only(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held(path, exclusive=True):
        assert is_locked(path)
    assert not is_locked(path)


def test_a_shared_lock_is_held_with_others(tmp_path: Path) -> None:
    with held(tmp_path / "lock", exclusive=False), held(tmp_path / "lock", exclusive=False):
        assert is_locked(tmp_path / "lock")


def test_an_exclusive_lock_that_is_not_released_in_time_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held(path, exclusive=False), pytest.raises(Problem) as caught, held(path, exclusive=True):
        pass
    assert caught.value == Problem(Code.STORE_BUSY, path=str(tmp_path))


def test_a_shared_lock_goes_on_after_the_wait(tmp_path: Path) -> None:
    with held(tmp_path / "lock", exclusive=True), held(tmp_path / "lock", exclusive=False):
        pass


def test_without_a_place_for_the_lock_work_goes_on(tmp_path: Path) -> None:
    with held(tmp_path / "gone" / "lock", exclusive=True):
        pass


class Msvcrt(ModuleType):
    """Locks bytes as the module of Windows does: each for one open file, from its position, and never shared."""

    LK_UNLCK, LK_NBLCK = 0, 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: dict[tuple[int, int], int] = {}

    def locking(self, handle: int, mode: int, count: int) -> None:
        start = os.lseek(handle, 0, os.SEEK_CUR)
        file = os.fstat(handle).st_ino
        wanted = [(file, at) for at in range(start, start + count)]
        if mode == self.LK_UNLCK:
            for item in wanted:
                assert self.held.pop(item) == handle
        elif any(item in self.held for item in wanted):
            raise PermissionError(13, "Permission denied")  # as LK_NBLCK fails
        else:
            self.held |= dict.fromkeys(wanted, handle)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Msvcrt:
    locks = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", locks)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return locks


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_on_windows_a_lock_keeps_others_out_and_is_released(windows: Msvcrt, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "one"
    if kind == "folder":
        path.mkdir()
    for first, second, is_busy in ((True, True, True), (False, True, True), (False, False, False)):
        with held(path, exclusive=first):
            assert windows.held
            if is_busy:
                with pytest.raises(Problem) as caught, held(path, exclusive=second):
                    pass
                assert caught.value.code is Code.STORE_BUSY
            else:
                with held(path, exclusive=second):
                    assert len(windows.held) == 2
        assert not windows.held
    if kind == "folder":
        assert [*path.iterdir()] == [], "no file appears in the folder"
        with held(tmp_path / "two", exclusive=True), held(path, exclusive=True):
            pass  # each folder has a lock of its own
