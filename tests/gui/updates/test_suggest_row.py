from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, shown_text, wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.settings import Settings
from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.updates.suggest import FrequentSet
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
from support.wheels import DistributionFolder


def test_suggestions_have_a_reason_and_open_the_dialog_that_downloads_nothing_by_itself(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    for names in (["six"], ["six"], ["rich", "lxml", "six"]):
        UsageCounts.open().count("314", asked=names)
    window = open_window(full_cache)
    row = window.suggest_row
    qtbot.waitUntil(lambda: bool(row.buttons))
    assert {button.text() for button in row.buttons} == {"rich", "lxml"}, "six is cached"
    button = next(button for button in row.buttons if button.text() == "rich")
    assert "rich: In 1 of your last 3 warm-ups" in button.toolTip()
    click(qtbot, button)
    (dialog,) = window.findChildren(PackagesDialog)
    assert dialog.isVisible()
    assert dialog.requirements() == ("rich",)
    dialog.close()


def test_the_files_below_stay_where_they_are_until_it_is_known_what_to_suggest(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    UsageCounts.open().count("314", asked=["numpy", "rich"])
    window = open_window(full_cache, scan=False)
    row = window.suggest_row
    for directory in (full_cache, tmp_path):
        window.session.open(directory, remember=False)
        assert row.isVisible()
        assert not shown_text(row)
        height = row.height()
        qtbot.waitUntil(lambda: bool(row.buttons))
        assert row.height() == height


def test_after_the_first_warm_up_the_company_of_its_packages_is_suggested(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    UsageCounts.open().count("314", asked=["numpy", "pandas"])
    window = open_window(full_cache)
    row = window.suggest_row
    qtbot.waitUntil(lambda: bool(row.buttons))
    tips = [button.toolTip() for button in row.buttons]
    assert any("Often used with numpy and pandas" in tip for tip in tips)


def test_packages_that_were_often_warmed_up_together_can_be_saved_as_a_list(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    for _ in range(3):
        UsageCounts.open().count("314", asked=["rich", "lxml"])
    window = open_window(full_cache)
    row = window.suggest_row
    qtbot.waitUntil(row.save_button.isVisible)
    assert row.save_button.text() == "Save 2 packages as a list…"
    assert "together 3 times: lxml, rich" in row.save_button.toolTip()
    click(qtbot, row.save_button)
    assert ListStore().get("New list").requirements == ("lxml", "rich")
    qtbot.waitUntil(row.save_button.isHidden)
    row.show_suggestions((), (FrequentSet(("lxml", "rich"), 3),))
    assert shown_text(row) == "Often together"


def test_a_package_that_failed_is_not_offered_again(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    for name in ("no-such-package", "rich"):
        UsageCounts.open().count("314", asked=[name])
    window = open_window(full_cache, distribution=str(distribution))
    row = window.suggest_row
    qtbot.waitUntil(lambda: {button.text() for button in row.buttons} == {"no-such-package", "rich"})
    window.rooms.warm_up.warm_up("mine", ["No_Such.Package>=1"])
    qtbot.waitUntil(lambda: [button.text() for button in row.buttons] == ["rich"])


def test_without_suggestions_there_is_no_row(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    wait_until_idle(qtbot, window)
    assert window.suggest_row.isHidden()
    UsageCounts.open().count("314", asked=["rich"])
    window.session.set_settings(replace(window.session.settings, suggestions=False))
    wait_until_idle(qtbot, window)
    assert window.suggest_row.isHidden()


def test_the_row_goes_away_with_its_setting(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    UsageCounts.open().count("314", asked=["numpy", "pandas"])
    window = open_window(full_cache)
    qtbot.waitUntil(window.suggest_row.isVisible)
    window.session.set_settings(Settings(suggestions=False))
    qtbot.waitUntil(window.suggest_row.isHidden)
