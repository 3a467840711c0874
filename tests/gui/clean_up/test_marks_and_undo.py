"""Mark by hand, by rule and by key; remove what is marked; and take it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, make_old, wait_until_idle
from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow


def answer_dialog(button: str) -> list[str]:
    """Press a button of the clean-up dialog when it opens; the list gets the button's words."""
    said: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PruneDialog)
        chosen = getattr(dialog, button)
        said.append(chosen.text())
        chosen.click()

    QTimer.singleShot(0, press)
    return said


def mark(window: MainWindow, *names: str) -> None:
    window.model.mark(names)


def test_space_marks_the_selected_rows_and_the_status_line_adds_up(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    assert not window.commands["remove"].isEnabled()
    row = window.model.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    qtbot.keyClick(window.table, Qt.Key.Key_Space)
    assert window.model.marked_names() == {NUMPY}
    assert "Marked: 1 file" in window.status.text()
    assert window.commands["remove"].isEnabled()
    qtbot.keyClick(window.table, Qt.Key.Key_Space)
    assert not window.model.marked_names()
    assert "Marked" not in window.status.text()


def test_marked_bytes_that_another_name_keeps_are_not_reclaimable(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    (tmp_path / "other name").hardlink_to(full_cache / NUMPY)
    window = open_window(full_cache)
    mark(window, NUMPY)
    assert "0 B reclaimable" in window.status.text()


def test_marked_files_go_to_the_trash_and_come_back(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, trash: Path
) -> None:
    before = (full_cache / NUMPY).stat().st_mtime_ns
    window = open_window(full_cache)
    assert not window.commands["undo"].isEnabled()
    mark(window, NUMPY)
    said = answer_dialog("act_button")
    window.commands["remove"].trigger()
    wait_until_idle(qtbot, window)
    assert said[0].startswith("Move 1 file (")
    assert not (full_cache / NUMPY).exists()
    assert (trash / NUMPY).exists()
    row = window.activity.rows()[-1]
    assert row.undo_button.isVisible()
    click(qtbot, row.undo_button)
    wait_until_idle(qtbot, window)
    assert (full_cache / NUMPY).stat().st_mtime_ns == before
    assert "1 file brought back" in window.activity.rows()[-1].text()
    assert not window.commands["undo"].isEnabled()


def test_undo_works_after_a_restart(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    mark(first, NUMPY)
    answer_dialog("act_button")
    first.rooms.clean_up.remove_marked()
    wait_until_idle(qtbot, first)
    first.close()
    second = open_window(full_cache)
    assert second.commands["undo"].isEnabled()
    second.commands["undo"].trigger()
    wait_until_idle(qtbot, second)
    assert (full_cache / NUMPY).exists()


def test_a_foreign_file_goes_only_when_it_is_marked_by_hand(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    (full_cache / "notes.txt").write_text("mine")
    window = open_window(full_cache)
    window.commands["mark-shown"].trigger()
    assert "notes.txt" not in window.model.marked_names()
    window.commands["unmark"].trigger()
    mark(window, "notes.txt")
    answer_dialog("act_button")
    window.commands["delete"].trigger()
    wait_until_idle(qtbot, window)
    assert not (full_cache / "notes.txt").exists()
    assert (full_cache / NUMPY).exists()


def test_files_are_marked_by_a_rule(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    make_old(full_cache, 40)
    window = open_window(full_cache)
    answer_dialog("mark_button")
    window.commands["mark-rule"].trigger()
    assert window.model.marked_names() == {path.name for path in full_cache.iterdir()}


def test_what_stays_and_needs_a_file_is_said_before_it_goes(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: object
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    name = "six-1.17.0-py3-none-any.whl"
    mark(window, name)
    notes: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PruneDialog)
        notes.append(dialog.note.text())
        dialog.reject()

    QTimer.singleShot(0, look)
    window.rooms.clean_up.remove_marked()
    assert "python-dateutil" in notes[0]
    assert (full_cache / name).exists()


def test_protected_packages_are_in_no_plan(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    make_old(full_cache, 40)
    window = open_window(full_cache)
    dialog = PruneDialog(window.session.inventory, "314", protected=("NumPy",), parent=window)
    qtbot.addWidget(dialog)
    names = {item.entry.identity.name for item in dialog.plan().items}
    assert "six" in names
    assert "numpy" not in names
    dialog.rules.protected_edit.setText("numpy, six")
    assert not {"numpy", "six"} & {item.entry.identity.name for item in dialog.plan().items}


def test_a_budget_takes_the_oldest_first_until_the_rest_fits(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    big = full_cache / "big-1.0-py3-none-any.whl"
    big.write_bytes(b"x" * 2_000_000)
    make_old(full_cache, 3)
    window = open_window(full_cache)
    dialog = PruneDialog(window.session.inventory, "314", parent=window)
    qtbot.addWidget(dialog)
    dialog.rules.older.setChecked(False)
    dialog.rules.boxes["budget"].setChecked(True)
    dialog.rules.budget.setValue(1)
    plan = dialog.plan()
    assert big.name in {item.entry.file_name for item in plan.items}
    assert window.session.inventory.totals.bytes - plan.bytes <= 1_000_000


def test_the_plan_sorts_by_size(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / "big-1.0-py3-none-any.whl").write_bytes(b"x" * 2_000_000)
    window = open_window(full_cache)
    dialog = PruneDialog(window.session.inventory, parent=window)
    qtbot.addWidget(dialog)
    dialog.rules.days.setValue(0)
    dialog.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert dialog.model.index(0, 0).data() == "big-1.0-py3-none-any.whl"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_shown_is_saved_as_a_list(
    qtbot: QtBot,
    open_window: OpenWindow,
    full_cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    target = tmp_path / f"list.{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window = open_window(full_cache)
    window.header.filter_edit.setText("numpy")
    window.commands[kind].trigger()
    wait_until_idle(qtbot, window)
    text = target.read_text()
    assert NUMPY in text
    assert "six" not in text
    if kind == "json":
        assert [row["name"] for row in json.loads(text)] == ["numpy"]
    assert "1 file listed" in window.activity.rows()[-1].text()


def test_the_selection_survives_a_new_scan(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    row = window.model.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    (full_cache / "aaa-1.0-py3-none-any.whl").write_bytes(b"x")
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    assert window.table.selected_files() == (NUMPY,)
    assert window.model.row_of(NUMPY) == row + 1


def test_columns_are_chosen_and_remembered(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    assert first.table.isColumnHidden(Column.SHA256)
    first.table.setColumnHidden(Column.SHA256, False)
    first.table.setColumnHidden(Column.KIND, True)
    first.close()
    second = open_window(full_cache)
    assert not second.table.isColumnHidden(Column.SHA256)
    assert second.table.isColumnHidden(Column.KIND)


def test_a_file_that_vanishes_between_plan_and_run_is_said_and_the_others_go(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, trash: Path
) -> None:
    window = open_window(full_cache)
    mark(window, NUMPY, "six-1.17.0-py3-none-any.whl")

    def vanish_and_accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PruneDialog)
        (full_cache / NUMPY).unlink()
        dialog.act_button.click()

    QTimer.singleShot(0, vanish_and_accept)
    window.rooms.clean_up.remove_marked()
    wait_until_idle(qtbot, window)
    said = window.activity.rows()[-1].text()
    assert "1 file removed" in said
    assert "is not there any more" in said
    assert (trash / "six-1.17.0-py3-none-any.whl").exists()


def test_a_trash_that_cannot_be_used_leaves_every_file_and_names_the_way_out(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, home: Path
) -> None:
    share = home / ".local" / "share"
    share.mkdir(parents=True, exist_ok=True)
    (share / "Trash").write_text("a file where the trash should be")
    window = open_window(full_cache)
    before = sorted(path.name for path in full_cache.iterdir())
    mark(window, *before)
    answer_dialog("act_button")
    window.rooms.clean_up.remove_marked()
    wait_until_idle(qtbot, window)
    assert sorted(path.name for path in full_cache.iterdir()) == before
    assert "delete for good instead" in window.activity.rows()[-1].text()
    assert not window.activity.rows()[-1].undo_button.isVisible()


def test_a_directory_that_is_gone_when_the_plan_runs_costs_nothing_else(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    mark(window, NUMPY)

    def unmount_and_accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PruneDialog)
        full_cache.rename(full_cache.with_name("unmounted"))
        dialog.act_button.click()

    QTimer.singleShot(0, unmount_and_accept)
    window.rooms.clean_up.remove_marked()
    wait_until_idle(qtbot, window)
    assert "is not there any more" in window.activity.rows()[-1].text()
    assert (full_cache.with_name("unmounted") / NUMPY).exists()
    assert not full_cache.exists(), "a clean-up makes no directory"
