from __future__ import annotations

from dataclasses import dataclass

from gui.activity.conftest import REFUSED
from pyodide_cache.base.problems import Problem
from pyodide_cache_gui.activity.job_summary import failure_text, summary
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.widgets.format import say


@dataclass
class Report:
    files: int
    cancelled: bool = False


JOB = Job(1, "Verify", "/cache", lambda _cancel: iter(()), summary=lambda report: [f"{report.files} read", "good"])
PLAIN = Job(2, "Scan", "/cache", lambda _cancel: iter(()))


def test_a_room_describes_its_report() -> None:
    assert summary(JOB, Outcome(report=Report(3))) == "3 read · good"


def test_a_canceled_job_says_so_and_what_it_did() -> None:
    assert summary(JOB, Outcome(report=Report(3, cancelled=True))) == "Canceled · 3 read · good"
    assert summary(JOB, Outcome(cancelled=True)) == "Canceled"


def test_a_job_without_a_summary_is_done_or_failed() -> None:
    assert summary(PLAIN, Outcome(report=7)) == "Done"
    assert summary(PLAIN, Outcome(problem=REFUSED)) == "Failed"


def test_a_bug_is_called_a_bug() -> None:
    assert "bug" in summary(JOB, Outcome(fault="KeyError: 'x'"))
    assert "KeyError" in summary(JOB, Outcome(fault="KeyError: 'x'"))


def test_the_reason_of_a_failure() -> None:
    problem: Problem = REFUSED
    assert failure_text(Outcome()) == ""
    assert failure_text(Outcome(cancelled=True)) == ""
    assert failure_text(Outcome(problem=problem)) == f"⚠ {say(problem)}"
    assert failure_text(Outcome(fault="KeyError")) == "⚠ KeyError"
