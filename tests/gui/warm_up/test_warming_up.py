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
from gui.driving import NUMPY, click, packages, wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
from support.servers import Serve
from support.wheels import DistributionFolder, small_distribution


def test_a_preset_button_fills_the_table_from_a_distribution_over_http(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    window = open_window(cache_dir, distribution=f"{serve(distribution)}/")
    assert window.message.title() == "No packages here yet"
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: {"numpy", "pandas", "six", "libopenblas"} <= packages(window))
    wait_until_idle(qtbot, window)
    [row] = window.activity.rows()
    assert "13 files fetched" in row.text()
    assert not row.has_failures
    assert "13 files" in window.status.text()
    assert (cache_dir / NUMPY).is_file()


def test_a_second_click_fetches_nothing(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    wait_until_idle(qtbot, window)
    before = {path: count for path, count in server.requests.items() if not path.endswith(".json")}
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    wait_until_idle(qtbot, window)
    after = {path: count for path, count in server.requests.items() if not path.endswith(".json")}
    assert before == after
    assert "13 cached already" in window.activity.rows()[-1].text()


def test_the_menu_of_a_preset_tells_what_is_cached_before_it_starts(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    menu = window.warm_up_bar.preset_buttons["Common"].menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert "✓ numpy 2.4.6, cached" in texts
    assert "○ scipy, from Pyodide 314.0.7" in texts
    assert "○ plotly, from the index" in texts


def test_what_cannot_be_had_is_named_with_its_reason(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    window = open_window(cache_dir, distribution=f"{serve(distribution)}/")
    window.session.warm_up("mine", ["six", "plotly", "not a requirement!"])
    wait_until_idle(qtbot, window)
    [row] = window.activity.rows()
    assert row.has_failures
    assert "⚠ plotly: plotly is not in the lock file" in row.text()
    assert "“not a requirement!” is not a valid requirement" in row.text()
    assert packages(window) == {"six"}


def test_an_unreachable_distribution_is_said_and_the_window_lives(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    window = open_window(cache_dir, distribution="http://127.0.0.1:9/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    wait_until_idle(qtbot, window)
    assert "127.0.0.1:9 cannot be reached" in window.activity.rows()[0].text()
    assert window.message.title() == "No packages here yet"


def test_a_cancelled_warm_up_leaves_whole_files_only(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    server = serve(small_distribution(tmp_path / "big", payload=400_000))
    server.chunk_delay = 0.05
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: any(".pyodide-cache-part" in file.name for file in cache_dir.glob(".*")))
    row = window.activity.rows()[0]
    click(qtbot, row._button)
    wait_until_idle(qtbot, window)
    assert "Cancelled" in row.text()
    assert not list(cache_dir.glob(".*"))
    assert NUMPY not in os.listdir(cache_dir)


def test_the_packages_dialog_plans_before_it_fetches(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.rooms.warm_up.packages("", ("pandas>=3", "plotly"))
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0)
    rows = {
        dialog.table.item(row, 0).text(): dialog.table.item(row, 3).text() for row in range(dialog.table.rowCount())
    }
    assert rows["pandas"] == "fetched"
    assert rows["six"] == "fetched, needed by python-dateutil"
    assert "not in the lock file" in rows["plotly"]
    assert "to fetch" in dialog.summary.text()
    assert not cache_dir.exists(), "a plan touches nothing"
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "pandas" in packages(window)


def test_ones_own_list_warms_up_from_its_menu(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    ListStore().save("Dates", ["python-dateutil"])
    window = open_window(cache_dir, distribution=str(distribution))
    menu = window.warm_up_bar.lists_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Dates").trigger()
    wait_until_idle(qtbot, window)
    assert packages(window) == {"python-dateutil", "six"}


def test_a_broken_list_file_is_said_in_the_menu_and_left_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    path = ListStore().path
    path.parent.mkdir(parents=True)
    path.write_text("lists = [broken")
    window = open_window(cache_dir)
    menu = window.warm_up_bar.lists_button.menu()
    menu.aboutToShow.emit()
    assert "is not a valid settings file" in menu.actions()[0].text()
    assert path.read_text() == "lists = [broken"


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


def test_a_dropped_script_shows_what_it_wants_and_why(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    script = tmp_path / "app.py"
    script.write_text("import pandas\nimport json\n")
    window = open_window(cache_dir, distribution=str(distribution))
    window.session.read_project(script)
    qtbot.waitUntil(lambda: bool(window.findChildren(PackagesDialog)))
    [dialog] = window.findChildren(PackagesDialog)
    assert dialog.edit.toPlainText() == "pandas  # app.py:1: import pandas"
    assert dialog.requirements() == ("pandas",)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 6)
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "pandas" in packages(window)


def test_what_failed_can_be_tried_again_with_one_button(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    wheel = Path(str(distribution)) / distribution.wheels["six"].file_name
    hidden = wheel.rename(wheel.with_suffix(".away"))
    window = open_window(cache_dir, distribution=str(distribution))
    window.session.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    [row] = window.activity.rows()
    assert row.has_failures
    hidden.rename(wheel)
    click(qtbot, row.again_button)
    wait_until_idle(qtbot, window)
    [row] = window.activity.rows()
    assert not row.has_failures
    assert "1 cached already · 1 file fetched" in row.text()
    assert packages(window) == {"python-dateutil", "six"}


@pytest.mark.slow
def test_the_table_fills_while_a_warm_up_still_runs(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    server = serve(small_distribution(tmp_path / "big", payload=400_000))
    server.chunk_delay = 0.1
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: "six" in packages(window))
    assert window.session.hub.busy
    assert window.model.row_of(NUMPY) is None, "it should still be on its way"


def test_one_reason_for_many_files_is_said_once_with_all_their_names(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    window = open_window(cache_dir, distribution="http://127.0.0.1:9/")
    window.session.set_source_options(
        replace(window.session.source_options, pyodide="314.0.7")
    )  # its lock is known without a network
    window.session.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    text = window.activity.rows()[0].text()
    assert "⚠ python-dateutil, six: 127.0.0.1:9 cannot be reached" in text
    assert text.count("cannot be reached") == 1
