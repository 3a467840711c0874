"""A job that is stopped, by a person or by the machine, leaves whole files and nothing else."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemProgress, ItemStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.warm_up.plan import WarmUpReport, plan_warm_up
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.run import run_warm_up
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import open_sources
from support.cli import files_of, packages_of, warm
from support.measured import measured
from support.patience import PATIENCE, wait_until
from support.servers import Serve, Server
from support.wheels import DistributionFolder, small_distribution

ONLY = ("--source", "distribution")
WANTED = ("numpy", "pandas", "matplotlib", "requests")


@pytest.fixture
def slow(tmp_path: Path, serve: Serve) -> Server:
    """Return a server that takes seconds for a file of a megabyte."""
    server = serve(small_distribution(tmp_path / "slow", payload=1_000_000))
    server.chunk_delay = 0.05
    return server


#: Never gives up a silent server by itself.
PATIENT = "from pyodide_cache.net import http; http._READ_SECONDS = 1e6; from pyodide_cache.cli import main; main()"


def start(cache_dir: Path, server: Server, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PATIENT, "--cache-dir", str(cache_dir), "warm-up", *WANTED]
    command += ["--distribution", str(server), *ONLY, *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=measured(), preexec_fn=_obey_signals)


def _obey_signals() -> None:
    # What started the tests with nohup, or in the background, lets all their processes ignore these.
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def wait_for_partial(cache_dir: Path) -> None:
    wait_until(lambda: any(_size(path) for path in cache_dir.glob(".*-part")), "a partial file")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_in_good_order_and_tells_what_is_missing(
    cache_dir: Path, slow: Server, number: signal.Signals
) -> None:
    slow.midway.clear()
    child = start(cache_dir, slow, "--json")
    wait_for_partial(cache_dir)
    child.send_signal(number)
    out, err = child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    answer = json.loads(out)
    assert {row["code"] for row in answer["failed"]} == {"cancelled"}
    assert packages_of(cache_dir) == {row["file_name"] for row in answer["fetched"]}
    assert not [name for name in files_of(cache_dir) if name.endswith("part")]
    assert "Traceback" not in err


def test_ctrl_c_does_not_wait_for_a_server_that_says_nothing(cache_dir: Path, slow: Server) -> None:
    slow.midway.clear()
    child = start(cache_dir, slow)
    wait_for_partial(cache_dir)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=PATIENCE)  # it would end much later if it waited for the server
    assert child.returncode == 130
    assert "Canceled" in err
    assert not [name for name in files_of(cache_dir) if name.endswith("part")]


def test_a_killed_warm_up_leaves_partial_files_and_the_next_one_fetches_the_rest(
    cache_dir: Path, slow: Server
) -> None:
    slow.midway.clear()
    child = start(cache_dir, slow)
    wait_for_partial(cache_dir)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    slow.midway.set()
    with contextlib.closing(open_ledger()) as ledger:
        inventory = read_inventory(cache_dir, ledger=ledger)
    kinds = {entry.kind.value for entry in inventory.entries}
    assert "partial" in kinds
    assert kinds <= {"partial", "wheel", "shared library"}
    slow.chunk_delay = 0
    again = warm(cache_dir, *WANTED, "--distribution", slow, *ONLY)
    assert again.code == 0, again.err
    assert len(again.json["cached"]) == len(inventory.packages)


@pytest.fixture
def slow_job(cache_dir: Path, slow: Server) -> Iterator[tuple[Cancel, Iterator[object]]]:
    cancel = Cancel()
    with contextlib.ExitStack() as stack:
        ledger = stack.enter_context(contextlib.closing(open_ledger()))
        inventory = read_inventory(cache_dir, ledger=ledger)
        options = SourceOptions(str(slow), mode=SourceMode.DISTRIBUTION)
        sources = stack.enter_context(open_sources(options, inventory, ledger=ledger))
        wanted = [Requirement(name) for name in WANTED]
        plan = plan_warm_up(PackageRequest(tuple(wanted)), sources, inventory, cancel=cancel)
        yield cancel, run_warm_up(plan, sources, replace_with=move_to_trash, cancel=cancel)


def test_a_cancel_midway_keeps_what_is_whole_and_leaves_no_partial_file(
    slow_job: tuple[Cancel, Iterator[object]], cache_dir: Path
) -> None:
    cancel, events = slow_job
    report = None
    done = set()
    for event in events:
        if isinstance(event, ItemDone):
            done.add(event.key)
        if isinstance(event, ItemProgress):
            cancel.set()
        if isinstance(event, Finished):
            report = event.report
    assert isinstance(report, WarmUpReport)
    assert report.cancelled
    assert {failure.problem.code for failure in report.failed} == {Code.CANCELLED}
    assert {item.name for item in report.fetched} == done
    assert packages_of(cache_dir) == {item.file_name for item in report.fetched}


def test_whoever_stops_listening_stops_the_job(
    slow_job: tuple[Cancel, Iterator[object]], cache_dir: Path, slow: Server
) -> None:
    cancel, events = slow_job
    for event in events:
        if isinstance(event, ItemStarted):
            break
    slow.chunk_delay = 10 * PATIENCE
    began = time.monotonic()
    events.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 25, "waited until the server counted as too slow, which takes 30 s"
    assert cancel.is_set
    assert not [name for name in files_of(cache_dir) if name.endswith("part")]


def test_progress_is_told_while_a_file_comes(slow_job: tuple[Cancel, Iterator[object]]) -> None:
    _, events = slow_job
    seen: dict[str, list[ItemProgress]] = {}
    for event in events:
        if isinstance(event, ItemProgress):
            seen.setdefault(event.key, []).append(event)
    steps = seen["numpy"]
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(step.bytes and step.done <= step.bytes for step in steps)
    assert len(steps) >= 3


def test_a_server_that_stops_in_the_middle_harms_no_other_file(
    cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    path = f"/{distribution.wheels['six'].file_name}"
    server.failures[path] = [503, 503]
    answer = warm(cache_dir, "pandas", "--distribution", server, *ONLY)
    assert answer.code == 0, answer.err
    assert server.requests[path] == 3


def _take_away(_right: bytes, path: Path) -> NoReturn:
    path.unlink()
    raise Problem(Code.GONE, path=str(path))


def _put_right_bytes(right: bytes, path: Path) -> NoReturn:
    path.write_bytes(right)
    raise Problem(Code.NO_TRASH, path=str(path), error="")


@pytest.mark.parametrize("too_late", [_take_away, _put_right_bytes])
def test_a_damaged_file_that_somebody_else_takes_away_or_replaces_first_is_no_failure(
    cache_dir: Path, distribution: DistributionFolder, too_late: Callable[[bytes, Path], NoReturn]
) -> None:
    six = distribution.wheels["six"]
    cache_dir.mkdir()
    (cache_dir / six.file_name).write_bytes(b"damaged")
    with contextlib.closing(open_ledger()) as ledger:
        inventory = read_inventory(cache_dir, ledger=ledger)
        options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
        with open_sources(options, inventory, ledger=ledger) as sources:
            plan = plan_warm_up(PackageRequest((Requirement("six"),)), sources, inventory, cancel=Cancel())
            late = functools.partial(too_late, six.data)
            *_, last = run_warm_up(plan, sources, replace_with=late, cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, WarmUpReport)
    assert not last.report.failed
    assert (cache_dir / six.file_name).read_bytes() == six.data


def test_many_warm_ups_of_one_directory_at_once_all_succeed(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(cache_dir), "warm-up", "pandas", "requests"]
    command += ["--distribution", str(distribution), *ONLY]
    for _ in range(2):
        running = [
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(6)
        ]
        errors = [child.communicate()[1] for child in running]
        assert [child.returncode for child in running] == [0] * 6, errors
        for path in cache_dir.iterdir():
            assert not path.name.endswith("part")
            path.write_bytes(b"damaged")
