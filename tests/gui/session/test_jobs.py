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

from gui.driving import wait_for_end
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Outcome
from support.patience import PATIENCE


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
