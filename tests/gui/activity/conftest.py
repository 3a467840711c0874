"""A hub for the tests of the activity area, and jobs that yield given events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Summary, Work

REFUSED = Problem(Code.UNREACHABLE, host="cdn.example", error="no name")

RunJob = Callable[..., None]


@pytest.fixture
def run_job(qtbot: QtBot, hub: JobHub) -> RunJob:
    """Return a function that submits a job that yields events, or whose work is given, and waits for its end."""

    def run(
        *events: object,
        work: Work | None = None,
        title: str = "Warm up",
        quiet: bool = False,
        summary: Summary | None = None,
    ) -> None:
        with qtbot.waitSignal(hub.ended):
            hub.submit(title, "/cache", work or (lambda _cancel: iter(events)), quiet=quiet, summary=summary)

    return run
