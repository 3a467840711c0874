from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from gui.driving import click, job_text
from pyodide_cache.base.events import Cancel, Finished, ItemFailed
from pyodide_cache_gui.activity.job_foot import JobFoot
from pyodide_cache_gui.activity.job_row import JobRow
from pyodide_cache_gui.session.hub import JobHub, Outcome


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.fixture
def events() -> list[object]:
    return []


@pytest.fixture
def outcomes() -> list[Outcome]:
    return []


@pytest.fixture
def foot(hub: JobHub, window: QWidget, events: list[object], outcomes: list[Outcome]) -> JobFoot:
    return JobFoot(hub, window, events.append, outcomes.append)


def refuse(_cancel: Cancel) -> Iterator[object]:
    raise REFUSED
    yield


def test_the_row_and_the_events_of_its_job(
    qtbot: QtBot, hub: JobHub, foot: JobFoot, events: list[object], outcomes: list[Outcome]
) -> None:
    assert foot.isHidden()
    foot.start("Adopt", "/cache", lambda _cancel: iter([Finished("x")]), summary=lambda report: [f"did {report}"])
    assert foot.is_busy
    qtbot.waitUntil(lambda: not hub.busy)
    assert not foot.is_busy
    assert not foot.isHidden()
    assert "Adopt did x" in job_text(foot)
    assert events == [Finished("x")]
    assert [outcome.is_success for outcome in outcomes] == [True]


def test_a_quiet_job_shows_only_its_failure(qtbot: QtBot, hub: JobHub, foot: JobFoot) -> None:
    foot.start("Forget", "/cache", lambda _cancel: iter(()), quiet=True)
    qtbot.waitUntil(lambda: not hub.busy)
    assert foot.isHidden()
    foot.start("Forget", "/cache", refuse, quiet=True)
    qtbot.waitUntil(lambda: not hub.busy)
    assert job_text(foot).startswith("⚠ cdn.example")
    foot.start("Forget", "/cache", lambda _cancel: iter(()), quiet=True)
    assert job_text(foot) == ""


def test_a_retry_is_followed_too(qtbot: QtBot, hub: JobHub, foot: JobFoot, outcomes: list[Outcome]) -> None:
    runs = iter([[ItemFailed("six", REFUSED)], [Finished("x")]])
    foot.start("Adopt", "/cache", lambda _cancel: iter(next(runs)))
    qtbot.waitUntil(lambda: not hub.busy)
    (row,) = foot.findChildren(JobRow)
    click(qtbot, row.retry_button)
    assert foot.is_busy
    qtbot.waitUntil(lambda: not hub.busy)
    assert [bool(outcome.failures) for outcome in outcomes] == [True, False]
    assert "cdn.example" not in job_text(foot)
