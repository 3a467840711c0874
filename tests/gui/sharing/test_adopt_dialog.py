"""The plan of adopting a directory says what is saved, and saves exactly that."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.driving import click, facts_of, job_text, texts_of, wait_until_idle
from gui.sharing.conftest import OpenStore, plan_of
from pyodide_cache.base.events import ItemDone, JobStarted
from pyodide_cache.base.record import replace
from pyodide_cache.files.links import Link
from pyodide_cache.settings.attachments import Attachments, default_store
from pyodide_cache.sharing.adopt import AdoptOptions
from support.stores import A, B, C, adopt, blobs_of, bytes_on_disk


def test_the_plan_says_what_is_saved_and_saves_exactly_that(
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
    assert {row[0]: row[2] for row in texts_of(plan.table)} == {
        B.file_name: "replace by a link",
        C.file_name: "add by hard link",
    }
    click(qtbot, plan.act_button)
    wait_until_idle(qtbot, dialog)
    assert before - bytes_on_disk(first, second, blobs) == size
    assert "saved" in job_text(dialog.foot)
    assert Attachments().of(second).link == "hard"
    assert [row[0] for row in texts_of(dialog.table)] == [str(first), str(second)]
    assert "saved by hard links" in facts_of(dialog.facts)["Contents"]
    assert "by hard link" in facts_of(dialog.facts)["This directory"]


def test_without_hard_links_the_space_of_copies_and_the_risk_of_links_are_shown(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    assert plan.act_button.text().startswith("Copy 2 files (")
    assert "changes it in all of them. Copies need" in plan.hard_note.text()
    click(qtbot, plan.act_button)
    wait_until_idle(qtbot, dialog)
    assert len(blobs_of(default_store())) == 2
    assert all(path.stat().st_nlink == 1 for path in first.iterdir())
    again = plan_of(qtbot, dialog)
    assert "In the store already: 2 files" in again.summary.text()
    assert again.act_button.text() == "Use the store for this directory"
    again.set_plan(replace(again.plan, hard_links=again.plan.plan))
    assert again.hard_note.text().endswith("changes it in all of them."), "0 B are no price"


def test_hard_links_are_offered_only_where_they_are_possible_and_of_use(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    options: AdoptOptions = plan.plan
    plan.hard_box.setChecked(True)
    plan.set_plan(replace(options, hard_links=None))
    assert not plan.hard_box.isEnabled(), "the store is on another file system"
    assert not plan.hard_box.isChecked()
    assert "cannot be shared between the file systems" in plan.hard_note.text()
    plan.set_plan(AdoptOptions(replace(options.plan, link=Link.REFLINK)))
    assert plan.hard_box.isHidden(), "reflinks save as much, and are safer"
    assert plan.hard_note.text() == ""


def test_files_that_cannot_be_shared_are_listed_with_the_reason(
    qtbot: QtBot, open_store: OpenStore, first: Path
) -> None:
    (first / A.file_name).write_bytes(b"an error page")
    (first / C.file_name).symlink_to(first / B.file_name)
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    reasons = {row[0]: row[2] for row in texts_of(plan.table)}
    assert "damaged" in reasons[A.file_name]
    assert "a link" in reasons[C.file_name]
    assert "Leave as they are" in plan.summary.text()
    assert plan.act_button.text().startswith("Copy 1 file (")


def test_an_empty_directory_is_adopted_for_future_downloads(
    qtbot: QtBot, open_store: OpenStore, tmp_path: Path
) -> None:
    directory = tmp_path / "new" / "cache"
    dialog = open_store(directory)
    plan = plan_of(qtbot, dialog)
    assert "no package files yet" in plan.summary.text()
    assert not directory.exists()
    click(qtbot, plan.act_button)
    wait_until_idle(qtbot, dialog)
    assert Attachments().of(directory).store == default_store()
    assert [row[0] for row in texts_of(dialog.table)] == [str(directory)]


def test_a_directory_inside_the_store_is_refused(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    adopt(default_store(), first)
    dialog = open_store(default_store() / "tmp")
    plan = plan_of(qtbot, dialog)
    assert "is inside the store" in plan.summary.text()
    assert not plan.act_button.isEnabled()


def test_a_canceled_adoption_keeps_every_file(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    dialog = open_store(first)
    plan = plan_of(qtbot, dialog)
    click(qtbot, plan.act_button)
    dialog.session.hub.cancel_all()
    wait_until_idle(qtbot, dialog)
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert not dialog.is_busy
    assert dialog.adopt_button.isEnabled()


def test_the_count_of_files_begins_again_with_another_plan(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    plan = plan_of(qtbot, open_store(first))
    for _ in range(2):
        plan.on_read(JobStarted(6, None))
        plan.on_read(ItemDone("a", 1))
        assert plan.summary.text() == "Reading 1 of 6 files…"
