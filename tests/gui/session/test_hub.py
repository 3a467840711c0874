from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache_gui.session.hub import Job, JobFollower, JobHub, Outcome
from support.patience import PATIENCE


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[JobHub]:
    found = JobHub()
    yield found
    assert found.shut_down(PATIENCE)


def wait_for_end(qtbot: QtBot, hub: JobHub, count: int = 1) -> list[tuple[Job, Outcome]]:
    ended: list[tuple[Job, Outcome]] = []
    hub.ended.connect(lambda job, outcome: ended.append((job, outcome)))
    qtbot.waitUntil(lambda: len(ended) == count)
    return ended


def test_every_event_arrives_in_order_on_the_gui_thread(qtbot: QtBot, hub: JobHub) -> None:
    got: list[object] = []
    threads: set[int] = set()

    def take(_job: Job, events: list[object]) -> None:
        got.extend(events)
        threads.add(threading.get_ident())

    hub.told.connect(take)
    hub.submit("count", "a", lambda _cancel: iter(range(20_000)))
    wait_for_end(qtbot, hub)
    assert got == list(range(20_000))
    assert threads == {threading.get_ident()}


def test_jobs_of_one_lane_never_overlap_and_lanes_run_side_by_side(qtbot: QtBot, hub: JobHub) -> None:
    running: set[str] = set()
    seen: list[frozenset[str]] = []
    both = threading.Barrier(2, timeout=PATIENCE)

    def work(name: str, *, meets: bool) -> Iterator[object]:
        running.add(name)
        seen.append(frozenset(running))
        if meets:
            both.wait()
        yield name
        running.discard(name)

    hub.submit("one", "a", lambda _c: work("a1", meets=True))
    hub.submit("two", "a", lambda _c: work("a2", meets=False))
    hub.submit("three", "b", lambda _c: work("b1", meets=True))
    wait_for_end(qtbot, hub, 3)
    assert not any({"a1", "a2"} <= group for group in seen)


def test_a_cancelled_job_stops_and_says_so(qtbot: QtBot, hub: JobHub) -> None:
    def work(cancel: Cancel) -> Iterator[object]:
        while True:
            cancel.wait(0.01)
            yield 1

    job = hub.submit("endless", "a", work)
    job.cancel.set()
    assert wait_for_end(qtbot, hub) == [(job, Outcome(cancelled=True))]


def test_a_waiting_job_that_is_cancelled_never_starts(qtbot: QtBot, hub: JobHub) -> None:
    started: list[int] = []
    gate = threading.Event()

    def first(_cancel: Cancel) -> Iterator[object]:
        gate.wait(5)
        yield 1

    def second(_cancel: Cancel) -> Iterator[object]:
        started.append(2)
        yield 2

    hub.submit("first", "a", first)
    hub.submit("second", "a", second).cancel.set()
    gate.set()
    wait_for_end(qtbot, hub, 2)
    assert started == []


def test_a_hub_that_is_shut_down_starts_nothing(hub: JobHub) -> None:
    begun: list[str] = []

    def work(_cancel: Cancel) -> Iterator[object]:
        begun.append("late")
        yield None

    assert hub.shut_down(PATIENCE)
    hub.submit("late", "a", work)
    assert not hub.busy
    assert hub.shut_down(PATIENCE)
    assert not begun


def test_a_problem_ends_the_job_and_the_lane_goes_on(qtbot: QtBot, hub: JobHub) -> None:
    problem = Problem(Code.NO_SPACE, path="x")

    def fails(_cancel: Cancel) -> Iterator[object]:
        yield 1
        raise problem

    hub.submit("fails", "a", fails)
    hub.submit("next", "a", lambda _c: iter([1]))
    outcomes = [outcome for _, outcome in wait_for_end(qtbot, hub, 2)]
    assert outcomes == [Outcome(problem=problem, failures=(("", problem),)), Outcome()]


def test_a_defect_in_a_job_is_told_and_ends_nothing_else(
    qtbot: QtBot, hub: JobHub, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_cancel: Cancel) -> Iterator[object]:
        yield 1
        raise KeyError("oh")

    hub.submit("broken", "a", broken)
    [(_, outcome)] = wait_for_end(qtbot, hub)
    assert outcome.fault == "KeyError: 'oh'"
    assert "broken" in caplog.text


def test_an_error_of_the_disk_is_a_problem_that_names_the_file_and_no_bug(
    qtbot: QtBot, hub: JobHub, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")

    def work(_cancel: Cancel) -> Iterator[object]:
        yield (tmp_path / "file" / "x").mkdir()

    hub.submit("fail", "a", work)
    ((_, outcome),) = wait_for_end(qtbot, hub)
    assert outcome.fault is None
    assert outcome.problem
    assert str(tmp_path / "file" / "x") in explain(outcome.problem)


def test_the_thread_of_a_job_that_ended_keeps_nothing_of_it(qtbot: QtBot) -> None:
    # It would destroy what it is the last to let go: objects of Qt in the wrong thread.
    is_let_go, is_last_step = threading.Event(), threading.Event()

    def stop_at_the_last_step(frame: FrameType, event: str, _arg: object) -> None:
        if event == "return" and frame.f_back and frame.f_back.f_code is threading.Thread.run.__code__:
            is_last_step.set()
            is_let_go.wait(PATIENCE)

    hub, shown = JobHub(), QObject()
    gone = [weakref.ref(hub), weakref.ref(shown)]
    threading.setprofile(stop_at_the_last_step)
    try:
        hub.submit("look", "a", lambda _cancel, shown=shown: iter([shown.objectName()]))
        wait_for_end(qtbot, hub)
        assert is_last_step.wait(PATIENCE)
        del hub, shown
        gc.collect()
        assert [reference() for reference in gone] == [None, None]
    finally:
        threading.setprofile(None)
        is_let_go.set()


def test_an_idle_hub_has_no_running_timer(qtbot: QtBot, hub: JobHub) -> None:
    hub.submit("short", "a", lambda _c: iter([1]))
    wait_for_end(qtbot, hub)
    assert not hub._timer.isActive()


def endless(cancel: Cancel) -> Iterator[object]:
    while True:
        cancel.wait(0.01)
        yield "old"


def test_only_the_events_of_its_own_job_are_passed_on(qtbot: QtBot, hub: JobHub) -> None:
    got: list[object] = []
    ended: list[Outcome] = []
    follower = JobFollower(hub, hub, got.append, ended.append)
    hub.submit("other", "b", lambda _cancel: iter(["other"]))
    follower.start("mine", lambda _cancel: iter([1, 2]))
    qtbot.waitUntil(lambda: len(ended) == 1 and not hub.busy)
    assert got == [1, 2]
    assert ended == [Outcome()]
    assert follower.job is None


def test_a_newer_job_cancels_the_one_before(qtbot: QtBot, hub: JobHub) -> None:
    got: list[object] = []
    follower = JobFollower(hub, hub, got.append)
    old = follower.start("old", endless)
    qtbot.waitUntil(lambda: "old" in got)
    follower.start("new", lambda _cancel: iter(["new"]))
    qtbot.waitUntil(lambda: not hub.busy)
    assert old.cancel.is_set
    assert got[-1] == "new"


def test_after_a_stop_nothing_is_passed_on(qtbot: QtBot, hub: JobHub) -> None:
    ended: list[Outcome] = []
    follower = JobFollower(hub, hub, ended.append, ended.append)
    follower.start("old", endless)
    follower.stop()
    qtbot.waitUntil(lambda: not hub.busy)
    assert ended == []


def test_a_new_follower_does_not_wait_for_the_jobs_of_deleted_ones(qtbot: QtBot, hub: JobHub) -> None:
    is_free, ended = threading.Event(), list[Outcome]()

    def stuck(_cancel: Cancel) -> Iterator[object]:
        is_free.wait(PATIENCE)
        yield from ()

    try:
        for _ in range(20):  # Python gives many of them the address of the one before
            follower = JobFollower(hub, hub, print)
            follower.start("of a dialog that is closed", stuck)
            delete(follower)
            del follower
        JobFollower(hub, hub, print, ended.append).start("of another", lambda _cancel: iter(()))
        qtbot.waitUntil(lambda: bool(ended))
    finally:
        is_free.set()
    qtbot.waitUntil(lambda: not hub.busy)


def test_a_job_that_is_tried_again_is_followed_again(qtbot: QtBot, hub: JobHub) -> None:
    got: list[object] = []
    follower = JobFollower(hub, hub, got.append)
    job = follower.start("mine", lambda _cancel: iter([1]))
    wait_for_end(qtbot, hub)
    again = hub.submit_again(job)
    assert follower.job is again
    wait_for_end(qtbot, hub)
    assert got == [1, 1]
    follower.start("newer", lambda _cancel: iter([2]))
    wait_for_end(qtbot, hub)
    hub.submit_again(job)
    assert follower.job is None, "what it followed before is of no interest anymore"
    wait_for_end(qtbot, hub)
    assert got == [1, 1, 2]
