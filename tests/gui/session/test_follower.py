from __future__ import annotations

import threading
from collections.abc import Iterator

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui.driving import wait_for_end
from pyodide_cache.base.events import Cancel
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Outcome
from support.patience import PATIENCE


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


def test_the_begin_of_its_job_is_told_also_when_that_is_tried_again(qtbot: QtBot, hub: JobHub) -> None:
    begun: list[object] = []
    follower = JobFollower(hub, hub, lambda _event: None)
    follower.begun.connect(begun.append)
    hub.submit("other", "b", lambda _cancel: iter(()))
    first = follower.start("mine", lambda _cancel: iter(()))
    qtbot.waitUntil(lambda: not hub.busy)
    again = hub.submit_again(first)
    qtbot.waitUntil(lambda: not hub.busy)
    assert begun == [first, again]


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
