"""The dialog shows a store and its members, and acts only when asked."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, facts_of, job_rows, job_text, texts_of, wait_until_idle
from gui.sharing.conftest import OpenStore, plan_of
from pyodide_cache.settings.attachments import Attachments, default_store
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from support.stores import A, adopt, blobs_of


def test_opening_the_dialog_creates_no_store(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    dialog = open_store(first)
    facts = facts_of(dialog.facts)
    assert facts["Folder"] == "~/.cache/pyodide-cache/store"
    assert default_store() == Path.home() / ".cache/pyodide-cache/store"
    assert "no store yet" in facts["Contents"]
    assert "does not use" in facts["This directory"]
    assert dialog.table.accessibleDescription() == "No directory uses this store yet"
    assert dialog.adopt_button.isEnabled()
    assert not dialog.clean_button.isEnabled()
    assert not dialog.verify_button.isEnabled()
    before = {path: path.stat().st_ino for path in first.iterdir()}
    plan = plan_of(qtbot, dialog)
    assert plan.act_button.isEnabled()
    plan.reject()
    assert not default_store().exists()
    assert {path: path.stat().st_ino for path in first.iterdir()} == before
    assert Attachments().of(first).store is None


def test_a_folder_with_other_files_is_not_a_store(
    qtbot: QtBot, open_store: OpenStore, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    dialog = open_store(first)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "mine"))
    click(qtbot, dialog.place_button)
    wait_until_idle(qtbot, dialog)
    assert "is not a store" in dialog.message.text()
    assert not dialog.adopt_button.isEnabled()
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_missing_directory_is_listed_and_can_be_removed_from_the_list(
    qtbot: QtBot, open_store: OpenStore, first: Path, second: Path, tmp_path: Path
) -> None:
    adopt(default_store(), first)
    adopt(default_store(), second)
    second.rename(tmp_path / "unmounted")
    dialog = open_store(first)
    assert texts_of(dialog.table)[1][3] == "⚠ not available"
    dialog.table.selectRow(1)
    click(qtbot, dialog.forget_button)
    wait_until_idle(qtbot, dialog)
    assert [row[0] for row in texts_of(dialog.table)] == [str(first)]
    assert Attachments().of(second).store is None
    assert len(list((tmp_path / "unmounted").iterdir())) == 2


def test_wrong_bytes_in_the_store_are_found_and_repaired(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    adopt(default_store(), first)
    blob = blobs_of(default_store())[A.sha256]
    right = blob.read_bytes()
    blob.chmod(0o644)
    blob.write_bytes(b"x" * len(right))
    os.utime(blob, (time.time() - 100, time.time() - 100))
    dialog = open_store(first)
    assert dialog.repair_button.isHidden()
    click(qtbot, dialog.verify_button)
    wait_until_idle(qtbot, dialog)
    assert "1 file damaged" in job_text(dialog.foot)
    assert not dialog.repair_button.isHidden()
    click(qtbot, dialog.repair_button)
    wait_until_idle(qtbot, dialog)
    assert "1 file repaired" in job_text(dialog.foot)
    assert blobs_of(default_store())[A.sha256].read_bytes() == right
    click(qtbot, dialog.verify_button)
    wait_until_idle(qtbot, dialog)
    assert "2 files intact" in job_text(dialog.foot)
    assert dialog.repair_button.isHidden()


def verified_with_damage(qtbot: QtBot, open_store: OpenStore, first: Path) -> tuple[StoreDialog, Path]:
    """Verify a store whose file is damaged in a directory, too; return the dialog and that file."""
    adopt(default_store(), first, "--hard-links")
    path = first / A.file_name
    path.chmod(0o644)
    path.write_bytes(b"oops")
    dialog = open_store(first)
    click(qtbot, dialog.verify_button)
    wait_until_idle(qtbot, dialog)
    return dialog, path


def test_files_with_the_same_wrong_bytes_are_listed(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    dialog, path = verified_with_damage(qtbot, open_store, first)
    assert str(path) in dialog.message.text()


def test_broken_settings_are_shown_and_disable_the_actions(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    Attachments().path.parent.mkdir(parents=True)
    Attachments().path.write_text("not toml [")
    dialog = open_store(first)
    assert "annot read" in dialog.message.text()
    assert not dialog.adopt_button.isEnabled()


def test_the_window_scans_again_after_its_directory_was_adopted(
    qtbot: QtBot, open_window: OpenWindow, first: Path
) -> None:
    window = open_window(first)
    dialog = StoreDialog(window.session, window)
    dialog.open()
    wait_until_idle(qtbot, dialog)
    plan = plan_of(qtbot, dialog)
    plan.hard_box.setChecked(True)
    with qtbot.waitSignal(window.session.inventory_changed):
        click(qtbot, plan.act_button)
    wait_until_idle(qtbot, dialog)
    assert {entry.links for entry in window.session.inventory.entries} == {2}
    assert "Adopt" in job_text(job_rows(window.activity)[-1])


def test_an_action_continues_when_the_dialog_is_closed(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    dialog = open_store(first)
    session = dialog.session
    plan = plan_of(qtbot, dialog)
    click(qtbot, plan.act_button)
    dialog.close()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert Attachments().of(first).store == default_store()
    assert len(blobs_of(default_store())) == 2


def test_damaged_files_of_one_store_are_not_named_for_another(
    qtbot: QtBot, open_store: OpenStore, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, path = verified_with_damage(qtbot, open_store, first)
    assert str(path) in dialog.message.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "another"))
    click(qtbot, dialog.place_button)
    wait_until_idle(qtbot, dialog)
    assert str(path) not in dialog.message.text()


@pytest.mark.parametrize("moves", [False, True])
def test_a_button_gets_the_focus_back_when_its_job_has_ended_unless_the_user_moved_it(
    qtbot: QtBot, open_store: OpenStore, first: Path, moves: bool
) -> None:
    adopt(default_store(), first)
    dialog = open_store(first)
    click(qtbot, dialog.verify_button)
    assert dialog.focusWidget() is not dialog.verify_button, "it is disabled"
    if moves:
        dialog.table.setFocus()
    wait_until_idle(qtbot, dialog)
    assert dialog.focusWidget() is (dialog.table if moves else dialog.verify_button)
