from __future__ import annotations

import threading
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from gui.driving import wait_for_end
from pyodide_cache.base.events import Cancel
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job, Outcome
from support.patience import PATIENCE


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


def test_an_idle_hub_has_no_running_timer(qtbot: QtBot, hub: JobHub) -> None:
    hub.submit("short", "a", lambda _c: iter([1]))
    wait_for_end(qtbot, hub)
    assert not hub._timer.isActive()
