"""A lock keeps processes apart; where there are no locks, work goes on without one."""

from __future__ import annotations

import fcntl
from pathlib import Path

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
