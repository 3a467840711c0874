"""Select files, remove them, and undo it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, job_rows, job_text, make_old, packages, shown_text, wait_until_idle
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.clean_up.prune import PruneReport
from pyodide_cache.clean_up.trash_log import UndoReport
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.clean_up.commands import prune_summary, undo_summary
from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
from pyodide_cache_gui.shell.main_window import MainWindow
from support.wheels import DistributionFolder

SIX = "six-1.17.0-py3-none-any.whl"


def choose(window: MainWindow, *names: str) -> None:
    window.model.select(names)


def dialog_of(qtbot: QtBot, window: MainWindow) -> PruneDialog:
    """Return the dialog that a command has opened, with its plan."""
    (dialog,) = window.findChildren(PruneDialog)
    assert dialog.isVisible()
    wait_until_idle(qtbot, window)
    return dialog


def accept(qtbot: QtBot, window: MainWindow) -> str:
    """Accept the plan, wait for the job, and return what the button said."""
    button = dialog_of(qtbot, window).act_button
    text = button.text()
    click(qtbot, button)
    wait_until_idle(qtbot, window)
    return text


def test_no_file_can_be_removed_from_a_directory_that_cannot_be_changed(
    open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(full_cache)
    choose(window, NUMPY)
    assert window.commands["remove"].isEnabled()
    monkeypatch.setattr(type(window.session), "can_change", property(lambda _session: False))
    choose(window, NUMPY, SIX)
    assert not window.commands["remove"].isEnabled()


def test_a_selected_file_can_be_removed_and_the_bar_adds_the_selection_up(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    assert not window.commands["remove"].isEnabled()
    row = window.model.rows.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    assert "1 file selected" in shown_text(window.status)
    assert window.commands["remove"].isEnabled()
    window.header.filter_edit.setText("six")
    assert "(1 file hidden by the filter)" in shown_text(window.status)
    qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    assert dialog_of(qtbot, window).act_button.text().startswith("Move 1 file (")
    click(qtbot, window.status.clear_button)
    assert not window.model.selected_names()
    assert "selected" not in shown_text(window.status)


def test_selected_bytes_with_another_hard_link_are_not_reclaimable(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "other name").hardlink_to(full_cache / NUMPY)
    window = open_window(full_cache)
    choose(window, NUMPY)
    assert "0 B reclaimable" in shown_text(window.status)


def test_selected_files_are_moved_to_the_trash_and_restored(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, trash: Path
) -> None:
    before = (full_cache / NUMPY).stat().st_mtime_ns
    window = open_window(full_cache)
    assert not window.commands["undo"].isEnabled()
    choose(window, NUMPY)
    window.commands["remove"].trigger()
    assert accept(qtbot, window).startswith("Move 1 file (")
    assert not (full_cache / NUMPY).exists()
    assert (trash / NUMPY).exists()
    row = job_rows(window.activity)[-1]
    assert row.undo_button.isVisible()
    click(qtbot, row.undo_button)
    wait_until_idle(qtbot, window)
    assert (full_cache / NUMPY).stat().st_mtime_ns == before
    assert "1 file restored" in job_text(job_rows(window.activity)[-1])
    assert not window.commands["undo"].isEnabled()


def test_what_verification_found_out_survives_a_removal_and_its_undo(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    shutil.copy(distribution.lock_path, full_cache)  # it publishes the wheels
    window = open_window(full_cache, distribution=str(distribution))
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    before = window.session.inventory.by_name[NUMPY]
    assert before.status is Status.VERIFIED
    choose(window, NUMPY)
    window.commands["remove"].trigger()
    accept(qtbot, window)
    window.commands["undo"].trigger()
    wait_until_idle(qtbot, window)
    after = window.session.inventory.by_name[NUMPY]
    assert (after.status, after.sha256) == (before.status, before.sha256)


def test_undo_works_after_a_restart(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    choose(first, NUMPY)
    first.rooms.clean_up.remove_selected()
    accept(qtbot, first)
    first.close()
    second = open_window(full_cache)
    assert second.commands["undo"].isEnabled()
    second.commands["undo"].trigger()
    wait_until_idle(qtbot, second)
    assert (full_cache / NUMPY).exists()


def test_a_file_that_is_not_a_package_is_removed_only_when_its_name_is_checked(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    (full_cache / "notes.txt").write_text("mine")
    window = open_window(full_cache)
    window.commands["select-shown"].trigger()
    assert "notes.txt" not in window.model.selected_names()
    choose(window, "notes.txt")
    window.commands["select-none"].trigger()
    choose(window, "notes.txt", NUMPY)
    window.commands["delete"].trigger()
    dialog = dialog_of(qtbot, window)
    assert dialog.for_good.isChecked()
    assert "Not packages: notes.txt." in dialog.summary.text()
    assert [item.entry.file_name for item in dialog.plan.items] == [NUMPY]
    row = next(row for row in range(2) if dialog.model.index(row, 0).data() == "notes.txt")
    dialog.model.setData(dialog.model.index(row, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    accept(qtbot, window)
    assert not (full_cache / "notes.txt").exists()
    assert not (full_cache / NUMPY).exists()


def test_files_are_selected_by_a_rule(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    make_old(full_cache, 40)
    window = open_window(full_cache)
    window.commands["clean-up"].trigger()
    click(qtbot, dialog_of(qtbot, window).select_button)
    assert window.model.selected_names() == {path.name for path in full_cache.iterdir()}
    assert not job_rows(window.activity)


def test_a_cleanup_shows_its_plan_and_moves_the_checked_files_to_the_trash(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, trash: Path
) -> None:
    make_old(full_cache, 40)
    (full_cache / "notes.txt").write_text("mine")
    window = open_window(full_cache)
    click(qtbot, window.warm_up_bar.cleanup_button)
    dialog = dialog_of(qtbot, window)
    assert dialog.act_button.text().startswith("Move 12 files")
    row = next(n for n in range(dialog.model.rowCount()) if dialog.model.index(n, 0).data() == NUMPY)
    dialog.model.setData(dialog.model.index(row, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert accept(qtbot, window).startswith("Move 11 files")
    assert sorted(os.listdir(full_cache)) == ["notes.txt", NUMPY]
    assert len(os.listdir(trash)) == 11
    assert packages(window) == {"notes.txt", "numpy"}


def test_a_cleanup_that_is_not_accepted_touches_nothing(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    make_old(full_cache, 40)
    before = sorted(os.listdir(full_cache))
    window = open_window(full_cache)
    click(qtbot, window.warm_up_bar.cleanup_button)
    dialog_of(qtbot, window).reject()
    wait_until_idle(qtbot, window)
    assert sorted(os.listdir(full_cache)) == before


def test_protected_packages_are_remembered_when_a_plan_is_accepted(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    make_old(full_cache, 40)
    window = open_window(full_cache)
    for press, expected in (("reject", ()), ("accept", ("numpy", "six"))):
        dialog = window.rooms.clean_up.clean_up()
        dialog.rules.protected_edit.setText("six, NumPy")
        wait_until_idle(qtbot, window)
        getattr(dialog, press)()
        wait_until_idle(qtbot, window)
        assert window.session.settings.protected == expected
    assert {path.name for path in full_cache.iterdir()} == {NUMPY, SIX}


def test_a_file_that_vanishes_between_plan_and_run_is_reported_and_the_others_are_removed(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, trash: Path
) -> None:
    window = open_window(full_cache)
    choose(window, NUMPY, SIX)
    window.rooms.clean_up.remove_selected()
    (full_cache / NUMPY).unlink()
    accept(qtbot, window)
    said = job_text(job_rows(window.activity)[-1])
    assert "1 file removed" in said
    assert "does not exist" in said or "no longer" in said
    assert (trash / SIX).exists()


def test_a_trash_that_cannot_be_used_leaves_every_file_and_suggests_to_delete(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, home: Path
) -> None:
    share = home / ".local" / "share"
    share.mkdir(parents=True, exist_ok=True)
    (share / "Trash").write_text("a file where the trash should be")
    window = open_window(full_cache)
    before = sorted(path.name for path in full_cache.iterdir())
    choose(window, *before)
    window.rooms.clean_up.remove_selected()
    accept(qtbot, window)
    assert sorted(path.name for path in full_cache.iterdir()) == before
    assert "delete" in job_text(job_rows(window.activity)[-1])
    assert not job_rows(window.activity)[-1].undo_button.isVisible()


def test_a_directory_that_is_gone_when_the_plan_runs_is_reported_and_not_created(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    choose(window, NUMPY)
    window.rooms.clean_up.remove_selected()
    full_cache.rename(full_cache.with_name("unmounted"))
    accept(qtbot, window)
    said = job_text(job_rows(window.activity)[-1])
    assert "does not exist" in said or "no longer" in said
    assert (full_cache.with_name("unmounted") / NUMPY).exists()
    assert not full_cache.exists()


GONE = Problem(Code.GONE, path="/x")


def test_a_cleanup_is_summed_up_by_what_went_and_what_failed() -> None:
    report = PruneReport((Entry("a.whl"),), (("b.whl", GONE),), 1_500_000, 1_500_000)
    assert prune_summary(report) == ["1 file removed, 1.5 MB", "1 failed"]
    assert prune_summary(PruneReport((), (), 0, 0)) == ["0 files removed, 0 B"]


def test_an_undo_is_summed_up_by_what_came_back() -> None:
    assert undo_summary(UndoReport((), (("b.whl", GONE),), 0)) == ["0 files restored, 0 B", "1 failed"]


def test_13_an_undo_counts_the_files_that_were_in_place_already() -> None:
    report = UndoReport((), (), 0, in_place=("a.whl", "b.whl"))
    assert undo_summary(report) == ["0 files restored, 0 B", "in place already: 2 files"]
