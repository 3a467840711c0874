from __future__ import annotations

import os
import shutil
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, make_old, packages, wait_until_idle
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
from pyodide_cache_gui.session.listing import Column
from support.wheels import DistributionFolder


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
    dialog = PruneDialog(window.session.inventory, None, parent=window)
    qtbot.addWidget(dialog)
    assert dialog.act_button.text() == "Nothing to remove"
    assert not dialog.act_button.isEnabled()
    dialog.rules.days.setValue(0)
    assert dialog.act_button.text().startswith("Move 12 files")
    dialog.for_good.setChecked(True)
    assert dialog.act_button.text().startswith("Delete 12 files")
    assert dialog.act_button.text().endswith("for good")


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
    assert "are in quarantine: 1 file, 13 B" in window.banner.text()
    assert ".pyodide-cache-quarantine" not in packages(window)
    click(qtbot, window.banner.empty_button)
    wait_until_idle(qtbot, window)
    assert window.banner.text() == ""
    assert not (full_cache / ".pyodide-cache-quarantine").exists()


def test_packages_are_exported_with_a_lock_file_after_a_plan(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    window.session.warm_up("Dates", ["python-dateutil"])
    wait_until_idle(qtbot, window)
    dialog = window.rooms.export.export(window.table.selected_files())
    dialog.lock_button.setChecked(True)
    dialog.target.setText(str(tmp_path / "out"))
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "2 files" in dialog.summary.text())
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
    dialog = window.rooms.export.export(window.table.selected_files())
    assert not dialog.act_button.isEnabled(), "an offline distribution needs a place"
    dialog.target.setText(str(tmp_path / "out"))
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "⚠" in dialog.summary.text())
    assert not dialog.act_button.isEnabled()


def test_rules_add_up_in_the_clean_up_and_each_file_says_why(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    (full_cache / "six-1.0.0-py3-none-any.whl").write_bytes(b"older")
    window = open_window(full_cache)
    dialog = PruneDialog(window.session.inventory, "314", parent=window)
    qtbot.addWidget(dialog)
    assert not dialog.act_button.isEnabled()
    dialog.rules.boxes["superseded"].setChecked(True)
    assert dialog.model.rowCount() == 1
    assert dialog.model.index(0, 4).data() == "old version"
    dialog.rules.days.setValue(0)
    assert dialog.model.rowCount() == 13
    dialog.rules.older.setChecked(False)
    assert dialog.model.rowCount() == 1


def test_a_list_of_ones_own_is_exported(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    ListStore().save("Dates", ("python-dateutil",), replace=False)
    window = open_window(full_cache, distribution=str(distribution))
    dialog = window.rooms.export.export()
    dialog.list_button.setChecked(True)
    dialog.list_box.setCurrentText("Dates")
    dialog.lock_button.setChecked(True)
    dialog.target.setText(str(tmp_path / "out"))
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "2 files exported" in window.activity.rows()[-1].text()
