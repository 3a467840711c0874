from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache.config.lists import ListStore
from pyodide_cache_gui.dialogs.packages_dialog import PackagesDialog
from pyodide_cache_gui.dialogs.prune_dialog import PruneDialog
from pyodide_cache_gui.main_window import MainWindow
from pyodide_cache_gui.models.inventory_model import Column
from pyodide_cache_gui.theme import Theme, apply_theme, is_dark
from support.servers import Serve
from support.wheels import DistributionFolder, small_distribution

NUMPY = "numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl"


def packages(window: MainWindow) -> set[str]:
    model = window.model
    return {model.index(row, Column.PACKAGE).data() for row in range(model.rowCount())}


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))  # left of a button's menu arrow


def wait_until_idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.hub.busy, timeout=20_000)


def make_old(folder: Path, days: float) -> None:
    moment = time.time() - days * 86_400
    for file in folder.iterdir():
        os.utime(file, (moment, moment))


@pytest.fixture
def full_cache(distribution: DistributionFolder, cache_dir: Path) -> Path:
    cache_dir.mkdir()
    for wheel in distribution.wheels.values():
        wheel.write_to(cache_dir)
    return cache_dir


def test_a_preset_button_fills_the_table_from_a_distribution_over_http(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    window = open_window(cache_dir, distribution=f"{serve(distribution)}/")
    assert window.message.title() == "No packages here yet"
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: {"numpy", "pandas", "six", "libopenblas"} <= packages(window), timeout=20_000)
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
    assert "“not a requirement!” is not a requirement" in row.text()
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
    qtbot.waitUntil(lambda: any(".pyodide-cache-part" in file.name for file in cache_dir.glob(".*")), timeout=10_000)
    row = window.activity.rows()[0]
    click(qtbot, row._button)
    wait_until_idle(qtbot, window)
    assert "Cancelled" in row.text()
    assert not list(cache_dir.glob(".*"))
    assert NUMPY not in os.listdir(cache_dir)


def test_switching_the_directory_while_a_job_runs_is_safe(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve, full_cache: Path
) -> None:
    server = serve(small_distribution(tmp_path / "big", payload=200_000))
    server.chunk_delay = 0.03
    first = tmp_path / "first"
    window = open_window(first, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: first.is_dir() and any(first.iterdir()), timeout=10_000)
    with qtbot.waitSignal(window.session.inventory_changed, timeout=10_000):
        window.session.open(full_cache)
    assert window.session.hub.busy, "the job of the first directory should still run"
    shown = packages(window)
    wait_until_idle(qtbot, window)
    assert packages(window) == shown, "the other directory's job changed this one's table"
    assert (first / NUMPY).is_file()
    assert "13 files fetched" in window.activity.rows()[0].text()


def test_closing_while_a_job_runs_stops_it_and_leaves_no_partial_file(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    server = serve(small_distribution(tmp_path / "big", payload=400_000))
    server.chunk_delay = 0.05
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: cache_dir.is_dir() and any(cache_dir.iterdir()), timeout=10_000)
    window.close()
    assert window.stopped
    assert not list(cache_dir.glob(".*"))


def test_clean_up_shows_its_plan_and_moves_what_is_ticked_to_the_trash(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, trash: Path
) -> None:
    make_old(full_cache, 40)
    (full_cache / "notes.txt").write_text("mine")
    window = open_window(full_cache)
    seen: list[str] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PruneDialog)
        seen.append(dialog.act_button.text())
        row = next(n for n in range(dialog.model.rowCount()) if dialog.model.index(n, 0).data() == NUMPY)
        dialog.model.setData(
            dialog.model.index(row, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
        )
        seen.append(dialog.act_button.text())
        click(qtbot, dialog.act_button)

    QTimer.singleShot(0, window, drive)
    click(qtbot, window.warm_up_bar.cleanup_button)
    wait_until_idle(qtbot, window)
    assert seen[0].startswith("Move 12 files")
    assert seen[1].startswith("Move 11 files")
    assert sorted(os.listdir(full_cache)) == ["notes.txt", NUMPY]
    assert len(os.listdir(trash)) == 11
    assert packages(window) == {"notes.txt", "numpy"}


def test_a_clean_up_that_is_not_confirmed_touches_nothing(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    make_old(full_cache, 40)
    before = sorted(os.listdir(full_cache))
    window = open_window(full_cache)
    QTimer.singleShot(0, window, lambda: QApplication.activeModalWidget().reject())  # type: ignore[attr-defined]
    click(qtbot, window.warm_up_bar.cleanup_button)
    wait_until_idle(qtbot, window)
    assert sorted(os.listdir(full_cache)) == before


def test_young_files_are_in_no_plan_until_the_age_is_lowered(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    dialog = PruneDialog(window.session.inventory, window)
    qtbot.addWidget(dialog)
    assert dialog.act_button.text() == "Nothing to remove"
    assert not dialog.act_button.isEnabled()
    dialog.days.setValue(0)
    assert dialog.act_button.text().startswith("Move 12 files")
    dialog.for_good.setChecked(True)
    assert dialog.act_button.text().startswith("Delete 12 files")
    assert dialog.act_button.text().endswith("for good")


def test_the_packages_dialog_plans_before_it_fetches(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.show_packages("", ("pandas>=3", "plotly"))
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=10_000)
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
    assert "cannot be read" in menu.actions()[0].text()
    assert path.read_text() == "lists = [broken"


def test_a_filter_without_a_match_says_so_and_can_be_cleared(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    qtbot.keyClicks(window.header.filter_edit, "nowhere")
    assert window.pages.currentWidget() is window.message
    assert window.message.title() == "Nothing matches “nowhere”"
    click(qtbot, window.message.findChildren(QPushButton)[0])
    assert window.pages.currentWidget() is window.table


def test_a_directory_that_is_a_file_is_said_with_a_way_on(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    window = open_window(file)
    assert window.message.title() == "This directory cannot be read"
    labels = [button.text() for button in window.message.findChildren(QPushButton)]
    assert labels == ["Choose another directory…", "Try again"]


def test_a_dropped_folder_is_opened(qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(full_cache))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.session.inventory_changed, timeout=10_000):
        window.dropEvent(event)
    assert "numpy" in packages(window)


def test_another_runtime_can_be_chosen_and_greys_what_it_cannot_load(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    box = window.header.runtime_box
    assert box.currentText() == "Automatic: Pyodide 314.0.7"
    with qtbot.waitSignal(window.session.inventory_changed, timeout=10_000):
        row = box.findData("0.29.5")
        box.setCurrentIndex(row)
        box.activated.emit(row)
    assert window.session.release == "0.29.5"
    assert box.currentText() == "Pyodide 0.29.5"
    row = window.model.row_of(NUMPY)
    assert row is not None
    assert "Not for the chosen runtime" in window.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_directory_of_an_old_kernel_suggests_its_own_release(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    (cache_dir / "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl").write_bytes(b"x")
    window = open_window(cache_dir)
    assert window.header.runtime_box.currentText() == "Automatic: Pyodide 0.27.8"


def test_the_event_loop_never_waits_for_a_slow_server(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    server.delay = 1.0
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(10)
    qtbot.waitUntil(lambda: len(beats) > 50, timeout=10_000)
    timer.stop()
    longest = max(after - before for before, after in itertools.pairwise(beats))
    assert window.session.hub.busy, "the server should still be slow"
    assert longest < 0.9, "the window waited for an answer of the server"
    assert threading.current_thread() is threading.main_thread()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_both_themes_paint_text_that_can_be_read(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, theme: Theme, qapp: QApplication
) -> None:
    apply_theme(qapp, theme)
    window = open_window(full_cache)
    palette = QGuiApplication.palette()
    assert is_dark(palette) is (theme is Theme.DARK)
    picture = window.grab().toImage()
    background = picture.pixelColor(picture.width() // 2, picture.height() - 120)
    assert (background.lightness() < 128) is (theme is Theme.DARK)
    text, base = palette.text().color(), palette.base().color()
    assert abs(text.lightness() - base.lightness()) > 150
    apply_theme(qapp, Theme.LIGHT)


def test_the_app_saves_a_picture_of_a_real_directory_and_ends(full_cache: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    command = [
        sys.executable,
        "-m",
        "pyodide_cache_gui",
        "--cache-dir",
        str(full_cache),
        "--screenshot",
        str(picture),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert picture.stat().st_size > 10_000


def test_without_a_screen_the_app_says_what_to_do(full_cache: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, "-m", "pyodide_cache_gui", "--cache-dir", str(full_cache)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environ)
    assert done.returncode == 1
    assert "--screenshot" in done.stderr


def test_a_dropped_script_shows_what_it_wants_and_why(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    script = tmp_path / "app.py"
    script.write_text("import pandas\nimport json\n")
    window = open_window(cache_dir, distribution=str(distribution))
    window.session.read_project(script)
    qtbot.waitUntil(lambda: bool(window.findChildren(PackagesDialog)), timeout=10_000)
    [dialog] = window.findChildren(PackagesDialog)
    assert dialog.edit.toPlainText() == "pandas  # app.py:1: import pandas"
    assert dialog.requirements() == ("pandas",)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 6, timeout=10_000)
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "pandas" in packages(window)


def test_wrong_bytes_are_found_shown_and_repaired_with_one_button_each(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    shutil.copy(distribution.lock_path, full_cache)  # it vouches for the small wheels of this test
    right = (full_cache / NUMPY).read_bytes()
    (full_cache / NUMPY).write_bytes(b"an error page")
    window = open_window(full_cache, distribution=str(distribution))
    assert window.banner.text() == ""
    click(qtbot, window.warm_up_bar.verify_button)
    wait_until_idle(qtbot, window)
    assert "1 file with wrong bytes" in window.banner.text()
    row = window.model.row_of(NUMPY)
    assert row is not None
    assert window.model.index(row, Column.STATUS).data() == "✕ damaged"
    click(qtbot, window.banner.repair_button)
    wait_until_idle(qtbot, window)
    assert (full_cache / NUMPY).read_bytes() == right
    assert "1 file repaired" in window.activity.rows()[-1].text()
    assert "lie in quarantine: 1 file, 13 B" in window.banner.text()
    assert ".pyodide-cache-quarantine" not in packages(window)
    click(qtbot, window.banner.empty_button)
    wait_until_idle(qtbot, window)
    assert window.banner.text() == ""
    assert not (full_cache / ".pyodide-cache-quarantine").exists()


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


def test_the_table_fills_while_a_warm_up_still_runs(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    server = serve(small_distribution(tmp_path / "big", payload=400_000))
    server.chunk_delay = 0.1
    window = open_window(cache_dir, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: "six" in packages(window), timeout=15_000)
    assert window.session.hub.busy
    assert window.model.row_of(NUMPY) is None, "it should still be on its way"


def test_packages_are_exported_with_a_lock_file_after_a_plan(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    window.session.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    dialog = window.show_export()
    dialog.lock_button.setChecked(True)
    dialog.target.setText(str(tmp_path / "out"))
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "2 files" in dialog.summary.text(), timeout=10_000)
    assert not (tmp_path / "out").exists(), "a plan touches nothing"
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "2 files exported" in window.activity.rows()[-1].text()
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {
        wheel.file_name for name, wheel in distribution.wheels.items() if name in ("six", "python-dateutil")
    } < names


def test_an_export_that_cannot_be_says_why_in_its_plan(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    dialog = window.show_export()
    assert not dialog.act_button.isEnabled(), "an offline distribution needs a place"
    dialog.target.setText(str(tmp_path / "out"))
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "⚠" in dialog.summary.text(), timeout=10_000)
    assert not dialog.act_button.isEnabled()
