from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, job_rows, job_text, packages, shown_text, wait_until_idle
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
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
    [row] = job_rows(window.activity)
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
    assert "13 files cached already" in job_text(job_rows(window.activity)[-1])


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


# Of the offscreen platform. A menu must be open: only then it makes its plan again when a late scan changes it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def menu_of(window: MainWindow, preset: str = "Essential") -> QMenu:
    menu = window.warm_up_bar.preset_buttons[preset].menu()
    assert isinstance(menu, QMenu)
    return menu


def opened(qtbot: QtBot, menu: QMenu) -> list[str]:
    """Open the menu, wait for its plan, return the lines above its commands, and close the menu."""
    menu.popup(menu.pos())
    qtbot.waitUntil(lambda: not menu.actions()[0].text().startswith("Checking"))
    texts = [action.text() for action in menu.actions()]
    menu.close()
    return texts[: texts.index("")]


def test_the_menu_of_a_preset_says_what_its_plan_says(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    window = open_window(cache_dir, distribution=f"{serve(distribution)}/")
    summary, *lines = opened(qtbot, menu_of(window))
    assert summary.startswith("0 of ")
    assert any(line.startswith("○ numpy") and line.endswith("from Pyodide") for line in lines)
    click(qtbot, window.warm_up_bar.preset_buttons["Essential"])
    wait_until_idle(qtbot, window)
    [row] = job_rows(window.activity)
    summary, *lines = opened(qtbot, menu_of(window))
    fetched = int(job_text(row).split(" files fetched")[0].split()[-1])
    assert summary == f"{fetched} of {fetched} cached"
    assert "✓ numpy 2.4.6, cached" in lines


def test_a_package_that_is_not_available_is_counted(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    summary, *lines = opened(qtbot, menu_of(window, "Common"))
    missing = [line for line in lines if line.endswith("not available")]
    assert summary.endswith(f"{len(missing)} not available")
    assert "✗ plotly, not available" in missing


def test_the_menu_opens_with_a_hint_and_is_up_to_date_after_a_change(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    menu = menu_of(window)
    menu.popup(menu.pos())
    assert menu.actions()[0].text() == "Checking what is cached…"
    assert menu.actions()[-1].isEnabled(), "a warm-up need not wait for the plan"
    before = opened(qtbot, menu)
    wait_until_idle(qtbot, window)
    assert opened(qtbot, menu) == before
    assert not window.session.hub.busy, "a plan that is known is made again"
    next(full_cache.glob("numpy*.whl")).unlink()
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    assert any(line.startswith("○ numpy") for line in opened(qtbot, menu))


def test_the_preview_of_a_preset_is_about_its_packages(open_window: OpenWindow, cache_dir: Path) -> None:
    window = open_window(cache_dir, scan=False)
    menu = menu_of(window)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Preview…").trigger()
    dialog = window.findChild(PackagesDialog)
    assert (dialog.isVisible(), dialog.title(), "numpy" in dialog.requirements()) == (True, "Essential", True)


def test_a_directory_of_sources_that_is_gone_is_named(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path
) -> None:
    window = open_window(cache_dir, distribution=str(tmp_path / "gone"))
    [problem] = opened(qtbot, menu_of(window))
    assert "gone" in problem
