"""Progress of a job: lines for a pipe, bars for a terminal, and Ctrl+C."""

from __future__ import annotations

import http.server
import json
import signal
import subprocess
import sys
import threading
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
from pyodide_cache.cli.common import Common, common
from pyodide_cache.cli.progress import interrupt_cancels, show_progress
from support.cli import warm
from support.patience import PATIENCE
from support.wheels import DistributionFolder


@pytest.fixture(autouse=True)
def options(monkeypatch: pytest.MonkeyPatch) -> Iterator[Common]:
    """Run in the context of a command, and return its shared options."""
    monkeypatch.setenv("TERM", "xterm")
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
    assert f"six: copied from {distribution}" in answer.err
    assert "ghost is not in the lock file" in answer.err.splitlines()
    assert "0 cached already, 0 downloaded, 2 copied from this computer" in answer.out
    assert "\x1b" not in answer.out + answer.err


def test_a_pipe_gets_finished_files_and_problems(capsys: pytest.CaptureFixture[str]) -> None:
    events = job(Retrying("b.whl", PROBLEM, 2, 1.5), ItemFailed("b", PROBLEM), Note(PROBLEM))
    assert show_progress(events, Cancel(), lines=True) == "report"
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "a.whl: downloaded, 1.0 kB"
    assert lines[1].startswith("b: /caches/b.whl ")
    assert lines[2].startswith("/caches/b.whl ")
    assert len(lines) == 3


def test_files_that_fail_for_one_reason_are_named_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    unreachable = Problem(Code.UNREACHABLE, host="example.org", reason="refused")
    show_progress(job(*(ItemFailed(name, unreachable) for name in "hbgafcde")), Cancel())
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("8 packages (a, b, c, …): example.org cannot be reached")


def test_verbose_adds_starts_and_retries(options: Common, capsys: pytest.CaptureFixture[str]) -> None:
    options.verbose = True
    show_progress(job(Retrying("b.whl", PROBLEM, 2, 1.5)), Cancel(), lines=True)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "a.whl: started"
    assert lines[-1].endswith("; attempt 2 in 1.5 s")


def test_without_lines_only_problems_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress(job(ItemFailed("b.whl", PROBLEM)), Cancel())
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_terminal_gets_bars_that_disappear(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    events = job(ItemFailed("b", PROBLEM))
    assert show_progress(events, Cancel()) == "report"
    text = capsys.readouterr().err
    assert "Total" in text
    assert "b: /caches/b.whl " in text
    show_progress(job(), Cancel(), bars=False)
    assert capsys.readouterr().err == ""


def test_the_bar_of_a_job_does_not_count_the_bytes_of_an_attempt_that_failed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    attempts = [ItemStarted("a.whl", 1000), *(ItemProgress("a.whl", done, 1000) for done in (900, 100))]
    show_progress(iter([JobStarted(2, 2000), *attempts, ItemDone("a.whl", 1000), Finished("report")]), Cancel())
    assert "1.0/2.0 kB" in capsys.readouterr().err


def test_a_pipe_gets_no_bars_although_colors_are_forced(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    show_progress(job(), Cancel(), lines=True)
    assert capsys.readouterr().err == "a.whl: downloaded, 1.0 kB\n"


def test_a_dumb_terminal_gets_lines_as_a_pipe_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    show_progress(job(), Cancel(), lines=True)
    assert capsys.readouterr().err == "a.whl: downloaded, 1.0 kB\n"


@pytest.mark.parametrize(("width", "has_time"), [("100", True), ("40", False)])
def test_a_bar_has_one_line_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str, has_time: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", width)
    show_progress(job(), Cancel())
    assert ("-:--:--" in capsys.readouterr().err) is has_time


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


#: A background process of a shell ignores SIGINT; a terminal's does not.
INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from pyodide_cache.__main__ import main
main()
"""


@pytest.fixture
def stalling(distribution: DistributionFolder) -> Iterator[Stalling]:
    server = Stalling(distribution.path)
    yield server
    server.stop()


class Stalling:
    """Serves a folder, and stops in the middle of the file whose name begins with ``slow``."""

    def __init__(self, folder: Path) -> None:
        self.slow = "nothing"
        self.reached, self._stopped = threading.Event(), threading.Event()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                file = folder / self.path.rpartition("/")[2]
                if not file.is_file():
                    self.send_error(404)
                    return
                data = file.read_bytes()
                self.send_response(200)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                if file.name.startswith(outer.slow):
                    self.wfile.write(data[:10])
                    self.wfile.flush()
                    outer.reached.set()
                    outer._stopped.wait(PATIENCE)
                else:
                    self.wfile.write(data)

            def log_message(self, *_arguments: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.mark.slow
@pytest.mark.parametrize("slow", ["pyodide-lock.json", "numpy-"])
@pytest.mark.parametrize("words", [[], ["--json"]], ids=["text", "json"])
def test_c8_ctrl_c_ends_a_command_with_130(slow: str, words: list[str], stalling: Stalling, cache_dir: Path) -> None:
    stalling.slow = slow
    command = [sys.executable, "-c", INTERRUPTIBLE, "warm-up", "numpy", "--cache-dir", str(cache_dir), *words]
    running = subprocess.Popen(
        [*command, "--distribution", stalling.url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert stalling.reached.wait(PATIENCE)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130, err
    assert "Traceback" not in err
    assert "anceled" in err
    if words:
        document = json.loads(out)
        assert document["failed"] if slow == "numpy-" else document["error"]["code"] == "interrupted"
