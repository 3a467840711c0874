"""Table, map, ages and details show the same files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, job_rows, make_old, package_files, packages, wait_until_idle
from gui.inventory.map.some_files import tips
from pyodide_cache_gui.inventory.map.map_colors import Coloring
from pyodide_cache_gui.shell.main_window import MainWindow
from support.wheels import build_wheel


def choose(window: MainWindow, file_name: str) -> None:
    row = window.model.rows.row_of(file_name)
    assert row is not None
    window.table.selectRow(row)


def go_older(window: MainWindow, name: str) -> None:
    """Move the age limit until it selects a file."""
    chart = window.browser.ages.chart
    chart.setFocus()
    for _ in range(500):
        if name in window.browser.ages.file_names():
            return
        chart.keyPressEvent(key_event(Qt.Key.Key_Left))
    raise AssertionError("the limit selected no file")


def key_event(key: Qt.Key) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_table_and_map_share_their_selection(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.commands["map"].trigger()
    assert window.browser.pages.currentWidget() is window.browser.map_page
    choose(window, NUMPY)
    assert window.browser.map.accessibleDescription().startswith("numpy ")
    other = next(path.name for path in full_cache.iterdir() if path.name.startswith("six"))
    window.browser.map.current_changed.emit(other)
    assert package_files(window.model.selected()) == (other,)
    window.browser.map.toggled.emit(NUMPY)
    assert window.model.selected_names() == {other, NUMPY}
    window.commands["map"].trigger()
    assert window.browser.pages.currentWidget() is window.table


def test_the_map_of_many_files_is_prepared_by_a_job_whose_answer_comes_too_late_for_other_files(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.inventory.browser._MOST_PREPARED_HERE", 3)
    window = open_window(full_cache)
    window.commands["map"].setChecked(True)
    assert not tips(window.browser.map), "not by the window itself"
    assert window.browser.map.if_empty == "Preparing…"
    window.header.filter_edit.setText("numpy")
    window.browser.refresh()
    assert len(tips(window.browser.map)) == 1
    wait_until_idle(qtbot, window)
    assert len(tips(window.browser.map)) == 1
    assert window.browser.map.if_empty == "No files to show on the map"
    window.header.filter_edit.clear()
    qtbot.waitUntil(lambda: len(tips(window.browser.map)) == len(list(full_cache.iterdir())))


def test_enter_on_the_map_shows_the_details_also_in_a_narrow_window(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    window.resize(800, 600)
    window.commands["map"].trigger()
    qtbot.keyClick(window.browser.map, Qt.Key.Key_Home)
    assert not window.panes.details.isVisible()
    qtbot.keyClick(window.browser.map, Qt.Key.Key_Return)
    assert window.panes.details.isVisible()


def test_the_filter_applies_to_the_map(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.commands["map"].trigger()
    window.header.filter_edit.setText("numpy")
    qtbot.waitUntil(lambda: len(tips(window.browser.map)) == 1)
    window.header.filter_edit.clear()
    qtbot.waitUntil(lambda: len(tips(window.browser.map)) > 1)


def test_files_older_than_the_limit_are_highlighted_and_marked_by_the_button(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    make_old(full_cache, 40)
    young = build_wheel("young", "1.0")
    young.write_to(full_cache)
    window = open_window(full_cache)
    qtbot.waitUntil(lambda: window.browser.ages.chart.isVisible())
    window.browser.refresh()
    go_older(window, NUMPY)
    row = window.model.rows.row_of(NUMPY)
    assert row is not None
    assert window.model.is_highlighted(row)
    fresh = window.model.rows.row_of(young.file_name)
    assert fresh is not None
    assert not window.model.is_highlighted(fresh)
    window.browser.ages.button.click()
    assert NUMPY in window.model.selected_names()
    assert young.file_name not in window.model.selected_names()


def test_the_details_of_the_selected_file_are_read(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    with qtbot.waitSignal(window.panes.reader.told) as emitted:
        choose(window, NUMPY)
    assert emitted.args[0].entry.file_name == NUMPY
    assert window.panes.details.entry is not None
    assert window.panes.details.entry.file_name == NUMPY
    wait_until_idle(qtbot, window)
    window.commands["details"].trigger()
    assert not window.panes.details.isVisible()


def test_only_the_last_of_many_selected_files_is_read(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    read: list[str] = []
    window.panes.reader.told.connect(lambda details: read.append(details.entry.file_name))
    for path in sorted(full_cache.iterdir()):
        choose(window, path.name)
    choose(window, NUMPY)
    qtbot.waitUntil(lambda: bool(read))
    wait_until_idle(qtbot, window)
    assert set(read) == {NUMPY}


def test_a_link_in_the_details_leads_to_the_package(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.header.filter_edit.setText("six")
    window.panes.details.package_wanted.emit("numpy")
    assert package_files(window.model.selected()) == (NUMPY,)
    assert window.header.filter_edit.text() == ""


@pytest.mark.slow
def test_files_from_another_program_appear_by_themselves(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    build_wheel("newcomer", "1.0").write_to(full_cache)
    qtbot.waitUntil(lambda: "newcomer" in packages(window))


@pytest.mark.slow
def test_a_directory_that_disappears_and_returns_is_shown_again(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    full_cache.rename(full_cache.with_name("elsewhere"))
    qtbot.waitUntil(lambda: window.browser.message.accessibleName() == "No packages here yet")
    full_cache.with_name("elsewhere").rename(full_cache)
    qtbot.waitUntil(lambda: "numpy" in packages(window))


def test_the_window_remembers_what_it_shows(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    for name in ("map", "ages", "details", "group"):
        first.commands[name].trigger()
    first.browser.map_page.choose(Coloring.KIND)
    first.close()
    second = open_window(full_cache)
    assert second.browser.pages.currentWidget() is second.browser.map_page
    assert second.browser.map_page.coloring() is Coloring.KIND
    assert not second.browser.ages.isVisible()
    assert not second.panes.details.isVisible()
    assert second.model.rows.is_grouped


@pytest.mark.slow
def test_the_ages_of_many_files_are_computed_on_another_thread(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    for number in range(5_100):
        (cache_dir / f"p{number}-1.0-py3-none-any.whl").touch()
    make_old(cache_dir, 40)
    window = open_window(cache_dir)
    qtbot.waitUntil(lambda: window.browser.ages.chart.ages.total.files == 5_100)
    wait_until_idle(qtbot, window)


def test_13_in_a_low_window_the_ages_leave_their_room_to_the_files(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    window.resize(720, 560)
    qtbot.waitUntil(window.browser.ages.isVisible)
    for number in range(4):
        window.session.hub.submit("Job", f"lane {number}", lambda _cancel: iter(()))
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: not window.browser.ages.isVisible())
    for row in job_rows(window.activity):
        row.dismiss()
    qtbot.waitUntil(window.browser.ages.isVisible)
