from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, packages, wait_until_idle
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.session.listing import Column
from support.wheels import DistributionFolder


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
