from __future__ import annotations

import itertools
import os
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, job_rows, job_text, packages, wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.saved_sources import saved_sources
from support.servers import Serve, Server, StartIndex
from support.wheels import DistributionFolder, build_wheel, small_distribution


def test_packages_that_are_not_available_are_listed_with_the_reason(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    window = open_window(cache_dir, distribution=f"{serve(distribution)}/")
    window.rooms.warm_up.warm_up("mine", ["six", "plotly", "not a requirement!"])
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert row.has_failures
    assert "⚠ plotly is not in the lock file" in job_text(row)
    assert "“not a requirement!” is not a valid requirement" in job_text(row)
    assert packages(window) == {"six"}


def test_an_unreachable_distribution_is_reported(qtbot: QtBot, open_window: OpenWindow, cache_dir: Path) -> None:
    window = open_window(cache_dir, distribution="http://127.0.0.1:9/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    wait_until_idle(qtbot, window)
    assert "127.0.0.1:9 cannot be reached" in job_text(job_rows(window.activity)[0])
    assert window.browser.message.accessibleName() == "No packages here yet"


def test_a_canceled_warm_up_leaves_only_complete_files(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, held: Server
) -> None:
    window = open_window(cache_dir, distribution=f"{held}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: any(".pyodide-cache-part" in file.name for file in cache_dir.glob(".*")))
    row = job_rows(window.activity)[0]
    click(qtbot, row.cancel_button)
    wait_until_idle(qtbot, window)
    assert "Canceled" in job_text(row)
    assert not list(cache_dir.glob(".*"))
    assert NUMPY not in os.listdir(cache_dir)


def test_a_window_that_is_closed_during_a_warm_up_leaves_only_complete_files(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    big = small_distribution(tmp_path / "big", payload=400_000)
    server = serve(big)
    server.midway.clear()
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: any(".pyodide-cache-part" in file.name for file in cache_dir.glob(".*")))
    window.close()
    assert window.stopped
    assert not list(cache_dir.glob(".*"))
    right = {wheel.file_name: wheel.data for wheel in big.wheels.values()}
    assert all(file.read_bytes() == right[file.name] for file in cache_dir.glob("*.whl"))


@pytest.mark.slow
def test_the_event_loop_never_waits_for_a_slow_server(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    server.gate.clear()
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(10)
    qtbot.waitUntil(lambda: len(beats) > 50)
    timer.stop()
    longest = max(after - before for before, after in itertools.pairwise(beats))
    assert window.session.hub.busy, "the server has not answered yet"
    server.gate.set()
    assert longest < 25, "the window waited for an answer of the server"
    assert threading.current_thread() is threading.main_thread()


def test_a_failed_warm_up_can_be_retried_with_one_button(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    wheel = Path(str(distribution)) / distribution.wheels["six"].file_name
    hidden = wheel.rename(wheel.with_suffix(".away"))
    window = open_window(cache_dir, distribution=str(distribution))
    window.rooms.warm_up.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert row.has_failures
    hidden.rename(wheel)
    click(qtbot, row.retry_button)
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert not row.has_failures
    assert "1 file cached already · 1 file fetched" in job_text(row)
    assert packages(window) == {"python-dateutil", "six"}


@pytest.mark.slow
def test_the_table_fills_while_a_warm_up_runs(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, held: Server
) -> None:
    window = open_window(cache_dir, distribution=f"{held}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: "six" in packages(window))
    assert window.session.hub.busy
    assert window.model.rows.row_of(NUMPY) is None, "it should still be on its way"


def test_one_reason_for_many_files_is_shown_once_with_all_their_names(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    window = open_window(cache_dir, distribution="http://127.0.0.1:9/")
    window.session.set_source_options(
        replace(window.session.source_options, pyodide="314.0.7")
    )  # its lock is known without a network
    window.rooms.warm_up.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    text = job_text(job_rows(window.activity)[0])
    assert "⚠ python-dateutil, six: 127.0.0.1:9 cannot be reached" in text
    assert text.count("cannot be reached") == 1


def test_newer_releases_are_offered_in_the_runtime_box(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    tmp_path: Path,
    serve: Serve,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "releases.json").write_text('{"releases": {"999.0.1": {}, "0.29.0": {}}}')
    monkeypatch.setenv("PYODIDE_CROSS_BUILD_ENV_METADATA_URL", f"{serve(tmp_path / 'list')}/releases.json")
    window = open_window(cache_dir)
    window.header.newer_releases_wanted.emit()
    wait_until_idle(qtbot, window)
    box = window.header.runtime_box
    assert "Pyodide 999.0.1 (new)" in [box.itemText(row) for row in range(box.count())]
    assert "999.0.1" in job_text(job_rows(window.activity)[0])


def test_when_the_distribution_is_out_of_reach_one_click_takes_the_index_and_keeps_it(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    window = open_window(cache_dir)
    index = index_server(build_wheel("demo", "1.0"))
    window.session.set_source_options(SourceOptions("http://127.0.0.1:9/", index_url=index.url))
    window.rooms.warm_up.warm_up("demo", ["demo"])
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert row.instead_button.text() == "Use 127.0.0.1 instead"
    click(qtbot, row.instead_button)
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert not row.has_failures, job_text(row)
    assert packages(window) >= {"demo"}
    assert window.header.sources_button.text() == "Only 127.0.0.1"
    assert saved_sources(cache_dir).mode is SourceMode.INDEX


@pytest.mark.parametrize("fault", ["hangs", "403", "404", "page"])
def test_a_mirror_that_fails_in_any_way_is_replaced_with_one_click(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    index_server: StartIndex,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    answers = {"hangs": (200, b""), "403": (403, b""), "404": (404, b""), "page": (200, b"<html>Sign in</html>")}
    status, body = answers[fault]
    mirror = Server(lambda _path, _headers: (status, {}, body))
    if fault == "hangs":
        mirror.gate.clear()
    index = index_server(build_wheel("demo", "1.0"))
    window = open_window(cache_dir)
    window.session.set_source_options(SourceOptions(f"{mirror}/", index_url=index.url))
    with monkeypatch.context() as patch:
        if fault == "hangs":  # else a busy machine is too slow for it
            patch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.3)
        window.rooms.warm_up.warm_up("demo", ["demo"])
        wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    click(qtbot, row.instead_button)
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert not row.has_failures, job_text(row)
    assert packages(window) >= {"demo"}
    mirror.stop()


def test_an_index_that_fails_is_not_offered_again_and_a_retry_uses_the_sources_of_now(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    distribution: DistributionFolder,
    index_server: StartIndex,
) -> None:
    window = open_window(cache_dir)
    down = SourceOptions(str(distribution), index_url="http://127.0.0.1:9/simple")
    window.session.set_source_options(down)
    window.rooms.warm_up.warm_up("mine", ["demo"])
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert row.instead_button.text() == f"Use {Path(str(distribution)).name} instead"
    window.session.set_source_options(replace(down, index_url=index_server(build_wheel("demo", "1.0")).url))
    click(qtbot, row.retry_button)
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert not row.has_failures, job_text(row)
    assert packages(window) >= {"demo"}


def test_a_package_that_the_only_source_lacks_is_got_from_both(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    distribution: DistributionFolder,
    index_server: StartIndex,
) -> None:
    window = open_window(cache_dir)
    index = index_server(build_wheel("demo", "1.0"))
    only = SourceOptions(str(distribution), index_url=index.url, mode=SourceMode.DISTRIBUTION)
    window.session.set_source_options(only)
    window.rooms.warm_up.warm_up("mine", ["demo", "six"])
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    assert row.instead_button.text() == f"Use {Path(str(distribution)).name}, then 127.0.0.1 instead"
    click(qtbot, row.instead_button)
    wait_until_idle(qtbot, window)
    assert packages(window) >= {"demo", "six"}


def test_other_sources_are_taken_for_the_directory_of_the_job_not_for_the_one_that_is_open(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    window = open_window(cache_dir)
    index = index_server(build_wheel("demo", "1.0"))
    window.session.set_source_options(SourceOptions("http://127.0.0.1:9/", index_url=index.url))
    window.rooms.warm_up.warm_up("demo", ["demo"])
    wait_until_idle(qtbot, window)
    window.session.open(tmp_path / "other", remember=False)
    wait_until_idle(qtbot, window)
    click(qtbot, job_rows(window.activity)[0].instead_button)
    wait_until_idle(qtbot, window)
    assert window.session.source_options == SourceOptions()
    assert saved_sources(cache_dir).mode is SourceMode.INDEX
    assert any(file.name.startswith("demo-") for file in cache_dir.iterdir())
