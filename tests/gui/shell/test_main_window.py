from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, job_rows, job_text, packages, shown_text, wait_until_idle
from pyodide_cache.clean_up.shares import Share
from pyodide_cache_gui.session.jobs import BACKGROUND
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
from pyodide_cache_gui.widgets.theme import Theme, apply_theme, is_dark
from support.patience import PATIENCE
from support.servers import Serve, Server
from support.wheels import build_wheel, small_distribution


def test_a_dismissed_job_leaves_the_focus_to_the_files(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    window.rooms.verify.verify()
    qtbot.waitUntil(lambda: job_rows(window.activity)[0].is_over)
    button = job_rows(window.activity)[0].dismiss_button
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    click(qtbot, button)
    assert window.table.hasFocus()


@pytest.mark.slow
def test_switching_the_directory_while_a_job_runs_is_safe(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, serve: Serve, full_cache: Path
) -> None:
    server = serve(small_distribution(tmp_path / "big", payload=200_000))
    server.midway.clear()
    first = tmp_path / "first"
    window = open_window(first, distribution=f"{server}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: first.is_dir() and any(first.iterdir()))
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(full_cache)
    assert window.session.hub.busy, "the job of the first directory should still run"
    shown = packages(window)
    server.midway.set()
    wait_until_idle(qtbot, window)
    assert packages(window) == shown, "the other directory's job changed this one's table"
    assert (first / NUMPY).is_file()
    assert "13 files fetched" in job_text(job_rows(window.activity)[0])


def test_closing_while_a_job_runs_stops_it_and_leaves_no_partial_file(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, held: Server
) -> None:
    window = open_window(cache_dir, distribution=f"{held}/")
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: cache_dir.is_dir() and any(cache_dir.iterdir()))
    window.close()
    assert window.stopped
    assert not list(cache_dir.glob(".*"))


def test_a_filter_without_a_match_says_so_and_can_be_cleared(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    qtbot.keyClicks(window.header.filter_edit, "nowhere")
    assert window.browser.pages.currentWidget() is window.browser.message
    assert window.browser.message.accessibleName() == "Nothing matches “nowhere”"
    qtbot.waitUntil(lambda: window.summary.shares is not None)
    window.summary.show_only(Share.IN_USE)
    assert window.browser.message.accessibleName() == "Nothing matches “In use · nowhere”"
    click(qtbot, window.browser.message.findChildren(QPushButton)[0])
    assert window.browser.pages.currentWidget() is window.table


def test_what_is_selected_during_a_first_scan_stays_so_and_can_be_removed_after_it(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.session.tasks._SHOW_AGAIN", -1)
    window = open_window(full_cache, scan=False)
    remove, seen = window.commands["remove"], list[tuple[int, bool]]()

    def select(_pieces: object) -> None:
        window.table.selectAll()
        seen.append((len(window.model.selected_names()), remove.isEnabled()))

    window.session.rows_found.connect(select)
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(full_cache, remember=False)
    assert seen
    assert seen[-1] == (len(window.model.selected_names()), False)
    assert remove.isEnabled()


@pytest.mark.parametrize("is_link", [False, True])
def test_a_directory_that_is_a_file_or_a_broken_link_is_said_with_a_way_on(
    open_window: OpenWindow, tmp_path: Path, is_link: bool
) -> None:
    path = tmp_path / "directory"
    if is_link:
        path.symlink_to(tmp_path / "unmounted")
    else:
        path.write_text("")
    window = open_window(path)
    assert window.browser.message.accessibleName() == "This directory cannot be read"
    assert window.banner.isHidden(), "what cannot be read is neither read-only nor another tool's"
    labels = [button.text() for button in window.browser.message.findChildren(QPushButton) if button.isVisible()]
    assert labels == ["Choose another directory…", "Try again"]


def test_a_dropped_folder_is_opened(qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    with qtbot.waitSignal(window.session.inventory_changed):
        drop(window, full_cache)
    assert "numpy" in packages(window)


def test_a_dropped_wheel_can_be_added(qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path) -> None:
    window = open_window(cache_dir)
    drop(window, build_wheel("mine", "1.0").write_to(tmp_path / "my #1 wheels"))
    (dialog,) = window.findChildren(PackagesDialog)
    qtbot.waitUntil(dialog.act_button.isEnabled)
    click(qtbot, dialog.act_button)
    qtbot.waitUntil(lambda: packages(window) >= {"mine"})
    wait_until_idle(qtbot, window)


def test_several_wheels_can_be_dropped_but_nothing_else_with_them(
    open_window: OpenWindow, cache_dir: Path, tmp_path: Path
) -> None:
    window = open_window(cache_dir)
    wheels = [build_wheel(name, "1.0").write_to(tmp_path) for name in ("one", "two")]
    (tmp_path / "notes.txt").write_text("")
    drop(window, *wheels, tmp_path / "notes.txt")
    assert not window.findChildren(PackagesDialog)
    drop(window, *wheels)
    (dialog,) = window.findChildren(PackagesDialog)
    assert dialog.requirements() == tuple(map(str, wheels))


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, key))


def test_another_runtime_can_be_chosen_and_greys_what_it_cannot_load(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    box = window.header.runtime_box
    assert box.currentText() == "Pyodide 314.0.7 (auto)"
    with qtbot.waitSignal(window.session.inventory_changed):
        row = box.findData("0.29.5")
        box.setCurrentIndex(row)
        box.activated.emit(row)
    assert window.session.release == "0.29.5"
    assert box.currentText() == "Pyodide 0.29.5"
    row = window.model.rows.row_of(NUMPY)
    assert row is not None
    assert "Not for the selected Pyodide version" in window.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_directory_of_an_old_kernel_suggests_its_own_release(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    (cache_dir / "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl").write_bytes(b"x")
    window = open_window(cache_dir)
    assert window.header.runtime_box.currentText() == "Pyodide 0.27.8 (auto)"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_both_themes_paint_text_that_can_be_read(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, theme: Theme, qapp: QApplication
) -> None:
    apply_theme(theme)
    window = open_window(full_cache)
    palette = QGuiApplication.palette()
    assert is_dark(palette) is (theme is Theme.DARK)
    picture = window.grab().toImage()
    background = picture.pixelColor(picture.width() // 2, picture.height() - 120)
    assert (background.lightness() < 128) is (theme is Theme.DARK)
    text, base = palette.text().color(), palette.base().color()
    assert abs(text.lightness() - base.lightness()) > 150
    apply_theme(Theme.LIGHT)


@pytest.mark.slow
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
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    assert picture.stat().st_size > 10_000


@pytest.mark.slow
def test_without_a_screen_the_app_says_what_to_do(full_cache: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, "-m", "pyodide_cache_gui", "--cache-dir", str(full_cache)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, env=environ)
    assert done.returncode == 1
    assert "--screenshot" in done.stderr


def test_a_filter_that_cannot_be_read_is_marked_and_the_rows_stay(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    qtbot.keyClicks(window.header.filter_edit, "kind:wasm")
    assert packages(window) == {"numpy", "pandas"}
    qtbot.keyClicks(window.header.filter_edit, " size>x")
    assert packages(window) == {"numpy", "pandas"}
    assert "size>x" in window.header.filter_edit.accessibleDescription()
    assert "“size>x” is not a filter term" in shown_text(window.status)
    window.header.filter_edit.clear()
    assert len(packages(window)) == 12
    assert "size>x" not in window.header.filter_edit.accessibleDescription()
    assert "size>x" not in shown_text(window.status)


def test_rows_are_copied_as_names_paths_and_a_table(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    assert window.row_menu() is None
    row = window.model.rows.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    menu = window.row_menu()
    assert menu is not None
    copied = {}
    for action in menu.actions():
        if action.text().startswith("Copy") and action.isEnabled():
            action.trigger()
            copied[action.text()] = QGuiApplication.clipboard().text()
    assert copied["Copy file name"] == NUMPY
    assert copied["Copy path"] == str(full_cache / NUMPY)
    assert copied["Copy rows\tCtrl+C"].split("\t")[:2] == ["numpy", "2.4.6"]
    assert "Copy sha256" not in copied, "the file is not read yet"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_size_history_opens_from_its_chart(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    assert len(window.session.found.history) == 1
    window.chart.show_large()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_after_a_scan_only_one_thread_computes(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    wait_until_idle(qtbot, window)
    lanes: list[str] = []
    window.session.hub.queued.connect(lambda job: lanes.append(job.lane))
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    assert len(lanes) > 2
    assert set(lanes) == {f"scan {full_cache}", BACKGROUND}


def test_the_title_tells_windows_of_several_directories_apart(open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    assert window.windowTitle() == f"{full_cache} — Pyodide Cache Inspector"
    window.session.open(full_cache.parent)
    assert window.windowTitle().startswith(f"{full_cache.parent} — ")
