"""The state of a store says what it holds, and who uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.links import Link
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.settings.attachments import Attachments, default_store
from pyodide_cache.sharing.store_state import StoreState, leave_store, read_store_state, store_of
from support.stores import A, B, adopt


def state_of(store: Path, directory: Path) -> StoreState:
    return read_store_state(store, directory, cancel=Cancel())


def test_a_missing_store_can_be_created(store: Path, first: Path) -> None:
    assert state_of(store, first) == StoreState(store, first)
    assert store_of(first) == default_store()


def test_a_store_has_members_and_saves_space(store: Path, first: Path, second: Path) -> None:
    adopt(store, first, "--hard-links")
    adopt(store, second, "--hard-links")
    state = state_of(store, first)
    assert state.exists
    assert state.link is Link.HARD
    assert state.totals.files == 3
    assert state.saved == len(B.data)
    assert [member.directory for member in state.members] == [first, second]
    assert state.members[0].totals == Totals(2, len(A.data) + len(B.data))
    assert store_of(first) == store


def test_a_directory_may_use_another_store(store: Path, first: Path, tmp_path: Path) -> None:
    adopt(store, first)
    state = state_of(tmp_path / "other", first)
    assert (state.link, state.other) == (None, store)


def test_a_missing_member_has_a_problem(store: Path, first: Path, tmp_path: Path) -> None:
    adopt(store, first)
    first.rename(tmp_path / "unmounted")
    (member,) = state_of(store, first).members
    assert member.problem is not None
    assert member.problem.code is Code.GONE


def test_a_folder_with_other_files_has_a_problem(first: Path, tmp_path: Path) -> None:
    state = state_of(tmp_path, first)
    assert state.problem is not None
    assert state.problem.code is Code.NOT_A_STORE


def test_a_directory_leaves_its_store_and_keeps_its_files(store: Path, first: Path, second: Path) -> None:
    adopt(store, first)
    leave_store(store, first)
    assert state_of(store, first).members == ()
    assert Attachments().of(first).store is None
    assert len(list(first.iterdir())) == 2
    with pytest.raises(Problem) as caught:
        leave_store(store, second)
    assert caught.value.code is Code.NOT_A_STORE_MEMBER
