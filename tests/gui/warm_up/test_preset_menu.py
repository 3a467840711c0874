from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, job_text, wait_until_idle
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
from support.servers import Serve
from support.wheels import DistributionFolder

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
    [row] = window.activity.rows()
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
