from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, job_text, packages, shown_text, wait_until_idle
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog
from support.servers import Serve
from support.wheels import DistributionFolder


def test_a_preset_button_fills_the_table_from_a_distribution_over_http(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    window = open_window(cache_dir, distribution=f"{serve(distribution)}/")
    assert window.browser.message.accessibleName() == "No packages here yet"
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    qtbot.waitUntil(lambda: {"numpy", "pandas", "six", "libopenblas"} <= packages(window))
    wait_until_idle(qtbot, window)
    [row] = window.activity.rows()
    assert "13 files fetched" in job_text(row)
    assert not row.has_failures
    assert "14 files" in shown_text(window.summary)  # with the lock file that lists them
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
    assert "13 files cached already" in job_text(window.activity.rows()[-1])


def test_a_list_of_the_user_warms_up_from_its_menu(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    ListStore().save("Dates", ["python-dateutil"])
    window = open_window(cache_dir, distribution=str(distribution))
    menu = window.warm_up_bar.lists_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Dates").trigger()
    wait_until_idle(qtbot, window)
    assert packages(window) == {"python-dateutil", "six"}


def test_the_menu_of_lists_opens_their_dialog(open_window: OpenWindow, cache_dir: Path) -> None:
    window = open_window(cache_dir, scan=False)
    menu = window.warm_up_bar.lists_button.menu()
    menu.aboutToShow.emit()
    empty, edit = [action for action in menu.actions() if action.text()][-2:]
    assert (empty.text(), empty.isEnabled(), edit.text()) == ("No lists yet", False, "Edit lists…")
    edit.trigger()
    assert window.findChild(ListsDialog).isVisible()


def test_the_menu_reports_a_broken_list_file_and_does_not_change_it(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    path = ListStore().path
    path.parent.mkdir(parents=True)
    path.write_text("lists = [broken")
    window = open_window(cache_dir)
    menu = window.warm_up_bar.lists_button.menu()
    menu.aboutToShow.emit()
    assert "Cannot read" in menu.actions()[0].text()
    assert path.read_text() == "lists = [broken"


def test_presets_that_do_not_fit_move_into_the_menu_of_the_lists(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    bar = open_window(cache_dir).warm_up_bar
    bar.setFixedWidth(bar.minimumSizeHint().width())
    qtbot.waitUntil(lambda: all(button.isHidden() for button in bar.preset_buttons.values()))
    menu = bar.lists_button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[: len(bar.preset_buttons)]] == list(bar.preset_buttons)


def test_warm_ups_are_disabled_where_another_tool_manages_the_files(open_window: OpenWindow, cache_dir: Path) -> None:
    bar = open_window(cache_dir).warm_up_bar
    bar.set_writable(False)
    assert not any(button.isEnabled() for button in (*bar.preset_buttons.values(), bar.packages_button))
    bar.set_writable(True)
    assert bar.lists_button.isEnabled()


def test_all_buttons_are_equally_high(qtbot: QtBot, open_window: OpenWindow, cache_dir: Path) -> None:
    window = open_window(cache_dir)
    window.resize(1600, 900)
    wait_until_idle(qtbot, window)
    bar = window.warm_up_bar
    shown = [*bar.preset_buttons.values(), bar.lists_button, bar.packages_button]
    assert {button.height() for button in shown if button.isVisible()} == {bar.lists_button.height()}
