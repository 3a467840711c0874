"""A cancel token stops a job at its next step, from another thread too."""

from __future__ import annotations

import threading
import time

import pytest

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemDone, JobStarted, Run, report_of


def test_a_token_that_is_not_set_stops_nothing() -> None:
    cancel = Cancel()
    cancel.check()
    cancel.wait(0)
    assert not cancel.is_set


def test_a_token_that_is_set_stops_the_next_check_and_every_wait() -> None:
    cancel = Cancel()
    cancel.set()
    assert cancel.is_set
    with pytest.raises(Cancelled):
        cancel.check()
    with pytest.raises(Cancelled):
        cancel.wait(60)


def test_a_wait_ends_as_soon_as_another_thread_cancels() -> None:
    cancel = Cancel()
    started = time.monotonic()
    threading.Timer(0.05, cancel.set).start()
    with pytest.raises(Cancelled):
        cancel.wait(60)
    assert time.monotonic() - started < 30


def test_a_run_inside_another_job_yields_its_events_and_returns_its_report() -> None:
    def run() -> Run[str]:
        yield JobStarted(1, 5)
        yield ItemDone("numpy", 5)
        yield Finished("report")

    def job(*, starts: bool) -> Run[str]:
        report = yield from report_of(run(), starts=starts)
        yield Finished(f"the other's {report}")

    end = [ItemDone("numpy", 5), Finished("the other's report")]
    assert [*job(starts=True)] == [JobStarted(1, 5), *end]
    assert [*job(starts=False)] == end
