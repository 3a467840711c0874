from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED, RunJob
from gui.driving import click, job_rows
from pyodide_cache.base.events import ItemFailed
from pyodide_cache_gui.activity.activity import ActivityArea
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.hub import JobHub


@pytest.fixture
def area(qtbot: QtBot, hub: JobHub) -> ActivityArea:
    found = ActivityArea(hub)
    qtbot.addWidget(found)
    return found


def titles(area: ActivityArea) -> list[str]:
    return [row.accessibleName() for row in job_rows(area)]


def test_it_is_hidden_without_jobs_and_quiet_jobs_have_no_row(run_job: RunJob, area: ActivityArea) -> None:
    assert area.isHidden()
    run_job(quiet=True)
    assert area.isHidden()
    run_job(title="Verify")
    assert not area.isHidden()
    job_rows(area)[0].dismiss()
    assert area.isHidden()


def test_a_new_job_removes_the_rows_of_jobs_that_succeeded(run_job: RunJob, area: ActivityArea) -> None:
    run_job(title="Good")
    run_job(ItemFailed("six", REFUSED), title="Bad")
    run_job(title="Next")
    assert titles(area) == ["Bad", "Next"]


def test_failures_are_kept_until_there_are_too_many(run_job: RunJob, area: ActivityArea) -> None:
    for number in range(6):
        run_job(ItemFailed("six", REFUSED), title=str(number))
    assert titles(area) == ["2", "3", "4", "5"]


def test_a_retry_runs_the_job_again_with_its_summary(qtbot: QtBot, run_job: RunJob, area: ActivityArea) -> None:
    area.show()
    runs = iter([[ItemFailed("six", REFUSED)], []])
    run_job(work=lambda _cancel: iter(next(runs)), title="Warm up")
    row = job_rows(area)[0]
    assert row.has_failures
    click(qtbot, row.retry_button)
    qtbot.waitUntil(lambda: job_rows(area)[0].is_over)
    assert job_rows(area)[0] is not row
    assert titles(area) == ["Warm up"]
    assert not job_rows(area)[0].has_failures


def test_a_job_whose_result_nobody_wants_anymore_cannot_be_tried_again(
    qtbot: QtBot, hub: JobHub, area: ActivityArea
) -> None:
    follower = JobFollower(hub, area, print)
    follower.start("Watch app.py", lambda cancel: iter(lambda: not cancel.is_set, False), quiet=False)
    assert titles(area) == ["Watch app.py"]
    follower.stop()
    assert area.isHidden()
    qtbot.waitUntil(lambda: not hub.busy)
    assert not titles(area)


def test_13_a_job_that_is_started_again_by_hand_replaces_its_failed_row(run_job: RunJob, area: ActivityArea) -> None:
    run_job(ItemFailed("six", REFUSED), title="Start image report")
    run_job(title="Start image report")
    assert [row.has_failures for row in job_rows(area)] == [False]
