from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Cancel
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.hub import JobHub, Outcome
from support.patience import PATIENCE


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[JobHub]:
    found = JobHub()
    yield found
    assert found.shut_down(PATIENCE)


def endless(cancel: Cancel) -> Iterator[object]:
    while True:
        cancel.wait(0.01)
        yield "old"


def test_only_the_events_of_its_own_job_are_passed_on(qtbot: QtBot, hub: JobHub) -> None:
    follower = JobFollower(hub)
    got: list[object] = []
    ended: list[Outcome] = []
    follower.told.connect(got.append)
    follower.ended.connect(ended.append)
    hub.submit("other", "b", lambda _cancel: iter(["other"]))
    follower.start("mine", "a", lambda _cancel: iter([1, 2]))
    qtbot.waitUntil(lambda: len(ended) == 1 and not hub.busy)
    assert got == [1, 2]
    assert ended == [Outcome()]
    assert follower.job is None


def test_a_newer_job_cancels_the_one_before(qtbot: QtBot, hub: JobHub) -> None:
    follower = JobFollower(hub)
    got: list[object] = []
    follower.told.connect(got.append)
    old = follower.start("old", "a", endless)
    qtbot.waitUntil(lambda: "old" in got)
    follower.start("new", "b", lambda _cancel: iter(["new"]))
    qtbot.waitUntil(lambda: not hub.busy)
    assert old.cancel.is_set
    assert got[-1] == "new"


def test_after_a_stop_nothing_is_passed_on(qtbot: QtBot, hub: JobHub) -> None:
    follower = JobFollower(hub)
    ended: list[Outcome] = []
    follower.ended.connect(ended.append)
    follower.start("old", "a", endless)
    follower.stop()
    qtbot.waitUntil(lambda: not hub.busy)
    assert ended == []
