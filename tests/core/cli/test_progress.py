"""Progress of a job: lines for a pipe, bars for a terminal, and Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pyodide_cache.base.events import (
    Cancel,
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Note,
    Retrying,
    Run,
)
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cli.options import Common, common
from pyodide_cache.cli.progress import interrupt_cancels, show_progress
from support.cli import warm
from support.wheels import DistributionFolder


@pytest.fixture(autouse=True)
def options() -> Iterator[Common]:
    """Run in the context of a command, and return its shared options."""
    with click.Context(click.Command("test")):
        yield common()


PROBLEM = Problem(Code.GONE, path="/caches/b.whl")


def job(*more: Event) -> Run[str]:
    yield JobStarted(2, 3_000)
    yield ItemStarted("a.whl", 1_000)
    yield ItemProgress("a.whl", 500, 1_000)
    yield ItemDone("a.whl", 1_000)
    yield ItemStarted("b.whl", 2_000)
    yield from more
    yield Finished("report")


def test_a_pipe_gets_one_plain_line_for_each_file(distribution: DistributionFolder, cache_dir: Path) -> None:
    answer = warm(
        cache_dir, "six", "pytz", "ghost", "--distribution", distribution, "--source", "distribution", json_too=False
    )
    assert answer.code == 1
    assert "six: downloaded" in answer.err
    assert "ghost is not in the lock file" in answer.err.splitlines()
    assert "0 cached already, 2 fetched" in answer.out
    assert "\x1b" not in answer.out + answer.err


def test_a_pipe_gets_finished_files_and_problems(capsys: pytest.CaptureFixture[str]) -> None:
    events = job(Retrying("b.whl", PROBLEM, 2, 1.5), ItemFailed("b.whl", PROBLEM), Note(PROBLEM))
    assert show_progress(events, Cancel()) == "report"
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "a.whl: downloaded, 1.0 kB"
    assert lines[1].startswith("b.whl: /caches/b.whl ")
    assert lines[2].startswith("/caches/b.whl ")
    assert len(lines) == 3


def test_verbose_adds_starts_and_retries(options: Common, capsys: pytest.CaptureFixture[str]) -> None:
    options.verbose = True
    show_progress(job(Retrying("b.whl", PROBLEM, 2, 1.5)), Cancel())
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "a.whl: started"
    assert lines[-1].endswith("; attempt 2 in 1.5 s")


def test_without_lines_only_problems_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress(job(ItemFailed("b.whl", PROBLEM)), Cancel(), lines=False)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_terminal_gets_bars_that_disappear(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    events = job(ItemFailed("b.whl", PROBLEM))
    assert show_progress(events, Cancel()) == "report"
    text = capsys.readouterr().err
    assert "Total" in text
    assert "b.whl: /caches/b.whl " in text
    show_progress(job(), Cancel(), lines=False, bars=False)
    assert capsys.readouterr().err == ""


def test_ctrl_c_cancels_the_job_instead_of_the_process() -> None:
    cancel = Cancel()
    with interrupt_cancels(cancel):
        signal.raise_signal(signal.SIGINT)
    assert cancel.is_set
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_job_without_a_report_is_a_defect() -> None:
    def broken() -> Iterator[Event]:
        yield JobStarted(0, None)

    with pytest.raises(RuntimeError):
        show_progress(broken(), Cancel())
