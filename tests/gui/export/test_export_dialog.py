from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog, OpenWindow
from gui.driving import click, job_rows, job_text, package_files, wait_until_idle
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.export.export_dialog import ExportDialog
from support.exporting import npm_package
from support.wheels import DistributionFolder


def test_packages_are_exported_with_a_lock_file_after_a_plan(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    window.rooms.warm_up.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    dialog = window.rooms.export.export(package_files(window.model.selected()))
    dialog.lock_button.setChecked(True)
    dialog.target.edit.setText(str(tmp_path / "out"))
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "2 files" in dialog.summary.text())
    assert not (tmp_path / "out").exists(), "a plan touches nothing"
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "2 files exported" in job_text(job_rows(window.activity)[-1])
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {
        wheel.file_name for name, wheel in distribution.wheels.items() if name in ("six", "python-dateutil")
    } < names


def test_the_plan_shows_why_nothing_can_be_exported(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    dialog = window.rooms.export.export(package_files(window.model.selected()))
    assert not dialog.act_button.isEnabled(), "an offline distribution needs a target"
    assert dialog.summary.text() == "Choose a new folder or .zip file for the distribution."
    dialog.target.edit.setText(str(tmp_path / "out"))
    assert not dialog.summary.text()
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "⚠ pyodide:" in dialog.message.text())
    assert dialog.summary.text() == "Nothing can be exported."
    assert not dialog.act_button.isEnabled()


def test_a_list_of_the_user_is_exported(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    ListStore().save("Dates", ("python-dateutil",), replace=False)
    window = open_window(full_cache, distribution=str(distribution))
    dialog = window.rooms.export.export()
    dialog.list_button.setChecked(True)
    dialog.list_box.setCurrentText("Dates")
    dialog.lock_button.setChecked(True)
    dialog.target.edit.setText(str(tmp_path / "out"))
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "2 files exported" in job_text(job_rows(window.activity)[-1])


def test_a_plan_is_dropped_when_anything_else_is_chosen(
    qtbot: QtBot, open_dialog: OpenDialog, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    sources = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    dialog: ExportDialog = open_dialog(lambda session, window: ExportDialog(session, (), window), full_cache, sources)
    assert not dialog.list_box.isEnabled()
    dialog.list_button.setChecked(True)
    assert dialog.list_box.isEnabled()
    dialog.target.edit.setText(str(tmp_path / "out"))
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    plan = dialog.plan
    for change in (
        lambda: dialog.list_box.setCurrentIndex(1),
        lambda: dialog.works_offline.setChecked(True),
        lambda: dialog.runtime.edit.setText("elsewhere"),
        lambda: dialog.target.edit.setText("elsewhere.zip"),
        lambda: dialog.lock_button.setChecked(True),
    ):
        dialog.set_plan(plan)
        change()
        assert dialog.plan is None


def test_a_package_that_cannot_be_exported_is_left_out_after_its_plan_was_shown(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    ListStore().save("Dates", ("six", "ghost"), replace=False)
    window = open_window(full_cache, distribution=str(distribution))
    dialog = window.rooms.export.export()
    dialog.list_button.setChecked(True)
    dialog.list_box.setCurrentText("Dates")
    dialog.lock_button.setChecked(True)
    dialog.target.edit.setText(str(tmp_path / "out"))
    assert not dialog.request()["keep_going"]
    click(qtbot, dialog.plan_button)
    wait_until_idle(qtbot, window)
    assert "⚠ ghost is not in the cache directory" in dialog.message.text(), dialog.summary.text()
    assert dialog.request()["keep_going"]
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert (tmp_path / "out" / distribution.wheels["six"].file_name).is_file()


def test_a_page_that_opens_offline_is_a_choice_of_an_offline_distribution(
    qtbot: QtBot,
    open_window: OpenWindow,
    full_cache: Path,
    distribution: DistributionFolder,
    tmp_path: Path,
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    dialog = window.rooms.export.export()
    dialog.lock_button.setChecked(True)
    assert not dialog.works_offline.isEnabled()
    dialog.offline_button.setChecked(True)
    dialog.works_offline.click()
    dialog.target.edit.setText(str(tmp_path / "page"))
    dialog.runtime.edit.setText(str(npm_package(tmp_path / "npm")))
    click(qtbot, dialog.plan_button)  # the fixture lacks some dependencies; after a plan, those packages are left out
    qtbot.waitUntil(lambda: dialog.plan is not None)
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert (tmp_path / "page" / "service-worker.js").is_file()
