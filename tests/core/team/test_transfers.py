from __future__ import annotations

import pytest

from pyodide_cache.base.events import Cancel, ItemDone, ItemFailed, ItemStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.team.transfers import LARGE, Emit, in_threads, one_transfer


def test_every_item_is_transferred_and_failures_are_events(cancel: Cancel) -> None:
    succeeded = set()

    def work(number: int, emit: Emit) -> None:
        def transfer() -> None:
            if number == 3:
                raise Problem(Code.TEAM_FAILED)
            if number == 4:
                raise PermissionError(13, "denied", "/x")

        if one_transfer(str(number), LARGE if number == 2 else 1, emit, cancel, transfer):
            succeeded.add(str(number))

    events = list(in_threads(work, range(40), cancel))
    assert {event.key for event in events if isinstance(event, ItemDone)} == {str(n) for n in range(40)} - {"3", "4"}
    assert succeeded == {event.key for event in events if isinstance(event, ItemDone)}
    failed = {event.key: event.problem.code for event in events if isinstance(event, ItemFailed)}
    assert failed == {"3": Code.TEAM_FAILED, "4": Code.NO_PERMISSION}


def test_a_cancel_fails_what_has_not_begun(cancel: Cancel) -> None:
    cancel.set()
    (event,) = in_threads(lambda item, emit: one_transfer(item, 1, emit, cancel, int) and None, ["x"], cancel)
    assert isinstance(event, ItemFailed)
    assert event.problem.code is Code.CANCELLED


def test_a_transfer_says_what_it_begins_with_its_size(cancel: Cancel) -> None:
    events = in_threads(lambda item, emit: one_transfer(item, 7, emit, cancel, int) and None, ["x"], cancel)
    assert [*events] == [ItemStarted("x", 7), ItemDone("x", 7)]


def test_an_unexpected_error_ends_the_job(cancel: Cancel) -> None:
    def work(_item: int, _emit: Emit) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(in_threads(work, [1, 2], cancel))
    assert list(in_threads(work, [], cancel)) == []


def test_closing_cancels(cancel: Cancel) -> None:
    def work(item: str, emit: Emit) -> None:
        emit(ItemStarted(item, 1))
        cancel._event.wait()

    events = in_threads(work, ["a", "b"], cancel)
    next(iter(events))
    events.close()  # type: ignore[attr-defined]
    assert cancel.is_set
