from __future__ import annotations

from collections.abc import Iterator

import pytest

from gui.activity.conftest import REFUSED, RunJob
from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, ItemStarted, JobStarted, Note, Retrying
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity.log import MAX_ENTRIES, JobLog, Level, as_text
from pyodide_cache_gui.session.hub import JobHub

EVENTS = [
    JobStarted(2, 3_600_000),
    ItemStarted("numpy", 3_600_000),
    Retrying("numpy", Problem(Code.CUT_SHORT, url="https://cdn.example/x", error="reset"), 2, 0.2),
    ItemDone("numpy", 3_600_000),
    ItemFailed("pandas", REFUSED),
    Note(Problem(Code.NO_PERMISSION, path="/x", error="denied")),
    Finished("a report"),
]


@pytest.fixture
def log(hub: JobHub) -> JobLog:
    return JobLog(hub, hub)


def test_events_are_sentences_with_a_level(run_job: RunJob, log: JobLog) -> None:
    run_job(*EVENTS)
    entries = log.entries()
    assert {entry.job for entry in entries} == {"Warm up"}
    lines = [(entry.level, entry.text) for entry in entries]
    assert lines[0] == (Level.INFO, "Started in /cache")
    assert lines[1] == (Level.INFO, "2 files, 3.6 MB")
    assert [level for level, text in lines if "numpy" in text] == [Level.DETAIL, Level.WARNING, Level.DETAIL]
    assert (Level.ERROR, next(text for _, text in lines if text.startswith("pandas: cdn.example"))) in lines
    assert [level for level, text in lines if "denied" in text] == [Level.WARNING]


def test_the_last_line_is_the_summary_with_the_time(run_job: RunJob, log: JobLog) -> None:
    run_job(*EVENTS, summary=lambda report: [f"Did {report}"])
    assert log.entries()[-1].text.startswith("Did a report (0.")
    assert log.entries()[-1].text.endswith(" s)")
    run_job()
    assert log.entries()[-1].text.startswith("Done (")


def test_the_problem_of_a_failed_job_is_an_error(run_job: RunJob, log: JobLog) -> None:
    def refuse(_cancel: Cancel) -> Iterator[object]:
        raise REFUSED
        yield

    run_job(work=refuse)
    assert log.entries()[-1].level is Level.ERROR
    assert "cdn.example" in log.entries()[-1].text


def test_a_bug_is_an_error(run_job: RunJob, log: JobLog) -> None:
    run_job(work=lambda _cancel: iter([1 // 0]))
    assert log.entries()[-1].level is Level.ERROR
    assert "ZeroDivisionError" in log.entries()[-1].text


def test_of_a_quiet_job_only_problems_are_kept(run_job: RunJob, log: JobLog) -> None:
    run_job(ItemDone("numpy", 1), quiet=True)
    assert log.entries() == ()
    run_job(Note(REFUSED), quiet=True)
    assert [entry.level for entry in log.entries()] == [Level.WARNING]


def test_a_password_in_a_url_is_never_kept(run_job: RunJob, log: JobLog) -> None:
    secret = Problem(Code.HTTP_STATUS, url="https://me:hunter2@cdn.example/x", status=401)

    def fail(_cancel: Cancel) -> Iterator[object]:
        yield ItemFailed("x", secret)
        raise secret

    run_job(work=fail)
    assert "hunter2" not in as_text(log.entries())
    assert "https://cdn.example/x" in as_text(log.entries())


def test_the_log_has_a_maximum_length(run_job: RunJob, log: JobLog) -> None:
    for _ in range(3):
        run_job(*(ItemDone(str(number), 1) for number in range(MAX_ENTRIES)))
        assert MAX_ENTRIES <= len(log.entries()) < MAX_ENTRIES * 1.3
    assert log.entries()[-1].text.startswith("Done")
    log.clear()
    assert log.entries() == ()
