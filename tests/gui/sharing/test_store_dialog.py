"""The store's dialog: opt-in, a plan with what it truly saves, and care for what is there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog, OpenWindow
from gui.driving import click
from pyodide_cache.files import links
from pyodide_cache.settings.attachments import Attachments, default_store
from pyodide_cache_gui.sharing.adopt_dialog import AdoptDialog
from pyodide_cache_gui.sharing.gc_dialog import GcDialog
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from support.stores import adopt, blobs_of, bytes_on_disk
from support.wheels import build_wheel

A, B, C = (build_wheel(name, payload=50_000) for name in ("a", "b", "c"))
OpenStore = Callable[[Path], StoreDialog]


@pytest.fixture(autouse=True)
def no_reflinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the kernel for something it does not know instead: the tests say the same on every file system."""
    monkeypatch.setattr(links, "_FICLONE", 0x40049400)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    folder = tmp_path / "first"
    A.write_to(folder)
    B.write_to(folder)
    return folder


@pytest.fixture
def second(tmp_path: Path) -> Path:
    folder = tmp_path / "second"
    B.write_to(folder)
    C.write_to(folder)
    return folder


@pytest.fixture
def open_store(open_dialog: OpenDialog) -> OpenStore:
    """Return a function that opens the dialog for a directory, and waits until it shows the store."""
    return lambda directory: open_dialog(StoreDialog, directory)


def settle(qtbot: QtBot, dialog: StoreDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)


def plan_of(qtbot: QtBot, dialog: StoreDialog) -> AdoptDialog:
    click(qtbot, dialog.adopt_button)
    found = dialog.findChildren(AdoptDialog)[-1]
    settle(qtbot, dialog)
    return found


def clean_up(qtbot: QtBot, dialog: StoreDialog, grace: float = 0.0) -> GcDialog:
    assert dialog.state
    found = GcDialog(dialog.session, dialog.state.root, grace=grace, parent=dialog)
    found.accepted.connect(lambda: dialog._clean_up(found))
    found.open()
    settle(qtbot, dialog)
    return found


def test_before_anything_is_adopted_there_is_no_store_and_looking_makes_none(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    dialog = open_store(first)
    facts = dialog.facts.facts()
    assert facts["Folder"] == str(default_store())
    assert "no store yet" in facts["Contents"]
    assert "does not use" in facts["This directory"]
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


def test_the_plan_says_what_is_saved_and_saves_just_that(
    qtbot: QtBot, open_store: OpenStore, first: Path, second: Path
) -> None:
    adopt(default_store(), first, "--hard-links")
    blobs = default_store() / "blobs"
    before = bytes_on_disk(first, second, blobs)
    dialog = open_store(second)
    plan = plan_of(qtbot, dialog)
    assert "needs" in plan.summary.text(), "copies are the default"
    assert plan.hard_box.isEnabled()
    plan.hard_box.setChecked(True)
    size = (second / B.file_name).stat().st_size
    chosen = plan.chosen()
    assert chosen is not None
    assert chosen.bytes_saved == size
    assert plan.act_button.text().startswith("Share 2 files, save 5")
    assert {row[0]: row[2] for row in plan.model.texts()} == {
        B.file_name: "replaced by a link",
        C.file_name: "added by hard link",
    }
    click(qtbot, plan.act_button)
    settle(qtbot, dialog)
    assert before - bytes_on_disk(first, second, blobs) == size
    assert "saved" in dialog.foot.text()
    assert Attachments().of(second).link == "hard"
    assert [row[0] for row in dialog.model.texts()] == [str(first), str(second)]
    assert "saved by hard links" in dialog.facts.facts()["Contents"]
    assert "by hard link" in dialog.facts.facts()["This directory"]


def test_without_hard_links_the_price_of_copies_is_said_and_the_consequence_of_links(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    assert plan.act_button.text().startswith("Copy 2 files (")
    assert "changes it in all of them" in plan.hard_note.text()
    click(qtbot, plan.act_button)
    settle(qtbot, dialog)
    assert len(blobs_of(default_store())) == 2
    assert all(path.stat().st_nlink == 1 for path in first.iterdir())
    again = plan_of(qtbot, dialog)
    assert "In the store already: 2 files" in again.summary.text()
    assert again.act_button.text() == "Use the store for this directory"


def test_what_cannot_be_shared_is_named_with_its_reason(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    (first / A.file_name).write_bytes(b"an error page")
    (first / C.file_name).symlink_to(first / B.file_name)
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    reasons = {row[0]: row[2] for row in plan.model.texts()}
    assert "wrong bytes" in reasons[A.file_name]
    assert "a link" in reasons[C.file_name]
    assert "Not touched" in plan.summary.text()
    assert plan.act_button.text().startswith("Copy 1 file (")


def test_an_empty_directory_is_adopted_for_what_comes(qtbot: QtBot, open_store: OpenStore, tmp_path: Path) -> None:
    directory = tmp_path / "new" / "cache"
    dialog = open_store(directory)
    plan = plan_of(qtbot, dialog)
    assert "no package files yet" in plan.summary.text()
    assert not directory.exists()
    click(qtbot, plan.act_button)
    settle(qtbot, dialog)
    assert Attachments().of(directory).store == default_store()
    assert [row[0] for row in dialog.model.texts()] == [str(directory)]


def test_a_folder_with_other_things_in_it_is_no_store(
    qtbot: QtBot, open_store: OpenStore, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    dialog = open_store(first)
    monkeypatch.setattr(dialog, "choose_folder", lambda _title: str(tmp_path / "mine"))
    click(qtbot, dialog.place_button)
    settle(qtbot, dialog)
    assert "is not a store" in dialog.message.text()
    assert not dialog.adopt_button.isEnabled()
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_directory_inside_the_store_is_refused_in_its_plan(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    adopt(default_store(), first)
    dialog = open_store(default_store() / "tmp")
    plan = plan_of(qtbot, dialog)
    assert "is inside the store" in plan.summary.text()
    assert not plan.act_button.isEnabled()


def test_the_clean_up_takes_what_no_directory_uses_after_it_was_shown(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    adopt(default_store(), first)
    (first / A.file_name).unlink()
    dialog = open_store(first)
    young = clean_up(qtbot, dialog, grace=3600)
    assert "changed within the last hour: 1 file" in young.summary.text()
    assert not young.act_button.isEnabled()
    young.reject()
    plan = clean_up(qtbot, dialog)
    assert "In use: 1 file" in plan.summary.text()
    assert plan.act_button.text().startswith("Permanently delete 1 file (")
    assert len(blobs_of(default_store())) == 2
    click(qtbot, plan.act_button)
    settle(qtbot, dialog)
    assert len(blobs_of(default_store())) == 1
    assert "1 file deleted" in dialog.foot.text()
    assert dialog.facts.facts()["Contents"].startswith("1 file")


def test_a_directory_that_is_not_there_is_shown_and_can_be_taken_off_the_list(
    qtbot: QtBot, open_store: OpenStore, first: Path, second: Path, tmp_path: Path
) -> None:
    adopt(default_store(), first)
    adopt(default_store(), second)
    second.rename(tmp_path / "unmounted")
    dialog = open_store(first)
    assert dialog.model.texts()[1][3] == "⚠ not available"
    dialog.table.selectRow(1)
    click(qtbot, dialog.forget_button)
    settle(qtbot, dialog)
    assert [row[0] for row in dialog.model.texts()] == [str(first)]
    assert Attachments().of(second).store is None
    assert len(list((tmp_path / "unmounted").iterdir())) == 2


def test_wrong_bytes_in_the_store_are_found_and_mended(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    adopt(default_store(), first)
    blob = blobs_of(default_store())[A.sha256]
    right = blob.read_bytes()
    blob.chmod(0o644)
    blob.write_bytes(b"x" * len(right))
    os.utime(blob, (time.time() - 100, time.time() - 100))
    dialog = open_store(first)
    assert dialog.repair_button.isHidden()
    click(qtbot, dialog.verify_button)
    settle(qtbot, dialog)
    assert "1 file with wrong bytes" in dialog.foot.text()
    assert not dialog.repair_button.isHidden()
    click(qtbot, dialog.repair_button)
    settle(qtbot, dialog)
    assert "1 file repaired" in dialog.foot.text()
    assert blobs_of(default_store())[A.sha256].read_bytes() == right
    click(qtbot, dialog.verify_button)
    settle(qtbot, dialog)
    assert "2 files right" in dialog.foot.text()
    assert dialog.repair_button.isHidden()


def test_files_that_share_wrong_bytes_are_named(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    adopt(default_store(), first, "--hard-links")
    path = first / A.file_name
    path.chmod(0o644)
    path.write_bytes(b"oops")
    dialog = open_store(first)
    click(qtbot, dialog.verify_button)
    settle(qtbot, dialog)
    assert str(path) in dialog.message.text()


def test_settings_that_cannot_be_read_are_said_and_nothing_can_be_done(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    Attachments().path.parent.mkdir(parents=True)
    Attachments().path.write_text("not toml [")
    dialog = open_store(first)
    assert "is not a valid settings file" in dialog.message.text()
    assert not dialog.adopt_button.isEnabled()


def test_the_window_looks_again_when_its_directory_was_adopted(
    qtbot: QtBot, open_window: OpenWindow, first: Path
) -> None:
    window = open_window(first)
    dialog = StoreDialog(window.session, window)
    dialog.open()
    settle(qtbot, dialog)
    plan = plan_of(qtbot, dialog)
    plan.hard_box.setChecked(True)
    with qtbot.waitSignal(window.session.inventory_changed):
        click(qtbot, plan.act_button)
    settle(qtbot, dialog)
    assert {entry.links for entry in window.session.inventory.entries} == {2}
    assert "Adopt" in window.activity.rows()[-1].text()


def test_lines_sort_by_their_numbers_and_come_back_to_their_own_order(qtmodeltester: ModelTester) -> None:
    model = LinesModel(("Name", "Size"), (1,))
    model.set_lines([TextLine((name, f"{size} B"), ((1, size),)) for name, size in (("b", 9), ("a", 100), ("C", 20))])
    qtmodeltester.check(model)
    model.sort(1)
    assert [row[1] for row in model.texts()] == ["9 B", "20 B", "100 B"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in model.texts()] == ["C", "b", "a"]
    model.sort(-1)
    assert [row[0] for row in model.texts()] == ["b", "a", "C"]


def test_what_acts_goes_on_when_the_dialog_is_closed(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    dialog = open_store(first)
    session = dialog.session
    plan = plan_of(qtbot, dialog)
    click(qtbot, plan.act_button)
    dialog.close()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert Attachments().of(first).store == default_store()
    assert len(blobs_of(default_store())) == 2


def test_an_adoption_that_is_cancelled_leaves_every_file_readable(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    click(qtbot, plan.act_button)
    dialog.session.hub.cancel_all()
    settle(qtbot, dialog)
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert not dialog.is_busy
    assert dialog.adopt_button.isEnabled()
