from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import job_rows, wait_until_idle
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import replace
from pyodide_cache.cache.facade import Cache
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.verify.verify import VerifyPlan
from pyodide_cache_gui.session.jobs import SERVING, Job
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.verify import auto_verify
from support.patience import PATIENCE


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto_verify, "_DELAY", 0)


def idle_jobs(window: MainWindow) -> list[Job]:
    """Return a list to which each idle job is added when it is queued."""
    jobs: list[Job] = []
    window.session.hub.queued.connect(lambda job: jobs.append(job) if job.is_idle else None)
    return jobs


def test_new_files_are_verified_without_being_asked(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache, auto_verify=True)
    qtbot.waitUntil(lambda: all(entry.sha256 for entry in window.session.inventory.packages))
    assert not job_rows(window.activity), "a job that nobody asked for has a row"
    damaged = sorted(full_cache.glob("*.whl"))[0]
    damaged.write_bytes(damaged.read_bytes()[:-40])
    window.session.rescan()
    qtbot.waitUntil(lambda: window.session.inventory.by_name[damaged.name].status is Status.DAMAGED)


def test_the_status_line_says_how_far_it_is(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    seen: list[tuple[int, int]] = []
    window.rooms.verify.auto_verify.progressed.connect(lambda done, total: seen.append((done, total)))
    texts: list[str] = []
    window.rooms.verify.auto_verify.progressed.connect(lambda *_: texts.append(window.status._verifying.text()))
    window.session.set_settings(replace(window.session.settings, auto_verify=True))
    count = len(window.session.inventory.packages)
    qtbot.waitUntil(lambda: (count, count) in seen and seen[-1] == (0, 0))
    assert f"Verifying {count} of {count}…" in texts
    assert texts[-1] == ""


def test_nothing_is_hashed_while_the_setting_is_off(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    hashing = idle_jobs(window)
    wait_until_idle(qtbot, window)
    qtbot.wait(100)
    assert hashing == []
    assert not any(entry.sha256 for entry in window.session.inventory.packages)


def test_another_job_pauses_it_and_its_end_lets_it_go_on(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    free = threading.Event()

    def other(_cancel: Cancel) -> Iterator[object]:
        yield None
        free.wait()

    hashing = idle_jobs(window)
    job = window.session.hub.submit("Other", "elsewhere", other)
    window.session.set_settings(replace(window.session.settings, auto_verify=True))
    qtbot.wait(100)
    assert hashing == []
    free.set()
    qtbot.waitUntil(lambda: job not in window.session.hub.jobs())
    qtbot.waitUntil(lambda: all(entry.sha256 for entry in window.session.inventory.packages))


@pytest.mark.parametrize("cause", ["a job", "another directory"])
def test_it_stops_at_once_for_a_job_and_for_another_directory(
    qtbot: QtBot,
    open_window: OpenWindow,
    full_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    cause: str,
) -> None:
    plan_verify = Cache.plan_verify

    def slow(cache: Cache, *, cancel: Cancel) -> VerifyPlan:
        cancel.wait(PATIENCE)
        return plan_verify(cache, cancel=cancel)

    monkeypatch.setattr(Cache, "plan_verify", slow)
    window = open_window(full_cache)
    hashing = idle_jobs(window)
    seen: list[tuple[int, int]] = []
    window.session.set_settings(replace(window.session.settings, auto_verify=True))
    qtbot.waitUntil(lambda: len(hashing) == 1)
    window.rooms.verify.auto_verify.progressed.connect(lambda done, total: seen.append((done, total)))
    if cause == "a job":
        window.session.hub.submit("Other", "elsewhere", lambda _cancel: iter(()))
    else:
        window.session.open(full_cache.parent / "other")
    assert hashing[0].cancel.is_set
    assert seen == [(0, 0)], "the status line would say that files are verified"
    monkeypatch.setattr(Cache, "plan_verify", plan_verify)
    wait_until_idle(qtbot, window)


def test_a_server_that_runs_does_not_pause_it(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    hub = window.session.hub

    def serve(cancel: Cancel) -> Iterator[object]:
        yield None
        cancel.wait(PATIENCE)

    job = hub.submit("Serve", SERVING, serve)
    window.session.set_settings(replace(window.session.settings, auto_verify=True))
    qtbot.waitUntil(lambda: all(entry.sha256 for entry in window.session.inventory.packages))
    qtbot.waitUntil(lambda: hub.is_free)
    assert hub.jobs() == [job]
    job.cancel.set()
    qtbot.waitUntil(lambda: not hub.busy)


def test_a_file_that_cannot_be_read_is_tried_once(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    verifier = window.rooms.verify.auto_verify
    hashing = idle_jobs(window)
    verifier._failed.add(sorted(full_cache.glob("*.whl"))[0].name)
    window.session.set_settings(replace(window.session.settings, auto_verify=True))
    qtbot.waitUntil(lambda: sum(not entry.sha256 for entry in window.session.inventory.packages) == 1)
    wait_until_idle(qtbot, window)
    qtbot.wait(200)
    wait_until_idle(qtbot, window)
    assert len(hashing) <= 3, "it tries again and again"


def test_a_file_that_could_not_be_read_is_tried_again_in_another_directory(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    window = open_window(full_cache)
    file = sorted(full_cache.glob("*.whl"))[0]
    window.rooms.verify.auto_verify._failed.add(file.name)
    other = tmp_path / "other"
    other.mkdir()
    (other / file.name).write_bytes(file.read_bytes())
    window.session.set_settings(replace(window.session.settings, auto_verify=True))
    window.session.open(other)
    qtbot.waitUntil(lambda: [bool(entry.sha256) for entry in window.session.inventory.packages] == [True])
