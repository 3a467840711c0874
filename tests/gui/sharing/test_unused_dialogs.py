"""A cleanup of the store, and a compression of its unused files, show first what they would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.driving import click, facts_of, job_text, wait_until_idle
from gui.sharing.conftest import OpenStore
from pyodide_cache.cache.sharing import CacheStore
from pyodide_cache.settings.attachments import default_store
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from pyodide_cache_gui.sharing.summaries import gc_summary
from pyodide_cache_gui.sharing.unused_dialogs import CompressDialog, GcDialog
from support.stores import A, adopt, blobs_of
from support.wheels import build_wheel, prose


def clean_up(qtbot: QtBot, dialog: StoreDialog) -> GcDialog:
    assert dialog.state
    found = GcDialog(dialog.session, dialog.state.root, dialog)
    dialog.open_plan(found, "store", gc_summary)
    wait_until_idle(qtbot, dialog)
    return found


def test_unused_files_are_deleted_after_they_were_shown(
    qtbot: QtBot, open_store: OpenStore, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt(default_store(), first)
    (first / A.file_name).unlink()
    dialog = open_store(first)
    recent = clean_up(qtbot, dialog)
    assert "changed within the last hour: 1 file" in recent.summary.text()
    assert not recent.act_button.isEnabled()
    recent.reject()
    monkeypatch.setitem(CacheStore.plan_gc.__kwdefaults__, "grace", 0)  # the time of an inode change cannot be set
    plan = clean_up(qtbot, dialog)
    assert "In use: 1 file" in plan.summary.text()
    assert plan.act_button.text().startswith("Permanently delete 1 file (")
    assert len(blobs_of(default_store())) == 2
    click(qtbot, plan.act_button)
    wait_until_idle(qtbot, dialog)
    assert len(blobs_of(default_store())) == 1
    assert "1 file deleted" in job_text(dialog.foot)
    assert facts_of(dialog.facts)["Contents"].startswith("1 file")


def test_nothing_is_deleted_while_a_directory_cannot_be_read(
    qtbot: QtBot, open_store: OpenStore, first: Path, second: Path
) -> None:
    adopt(default_store(), first)
    adopt(default_store(), second)
    (first / A.file_name).unlink()
    second.rename(second.with_name("elsewhere"))
    second.write_bytes(b"a file in the way")
    dialog = open_store(first)
    plan = clean_up(qtbot, dialog)
    assert "Nothing is deleted while a directory cannot be read" in plan.summary.text()
    assert str(second) in plan.summary.text()
    assert not plan.act_button.isEnabled()


TEXT = build_wheel("text", modules={"text": prose("text") * 2})


@pytest.fixture
def store(qtbot: QtBot, open_store: OpenStore, first: Path) -> StoreDialog:
    """Return the dialog of a store that has one unused file."""
    path = TEXT.write_to(first)
    adopt(default_store(), first)
    path.unlink()
    return open_store(first)


def opened(qtbot: QtBot, store: StoreDialog) -> CompressDialog:
    click(qtbot, store.compress_button)
    dialog = store.findChild(CompressDialog)
    assert isinstance(dialog, CompressDialog)
    wait_until_idle(qtbot, store)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    return dialog


def chosen(qtbot: QtBot, dialog: CompressDialog) -> None:
    qtbot.waitUntil(lambda: dialog.plan is not None)
    click(qtbot, dialog.act_button)


def test_unused_files_are_compressed_and_expanded_again(qtbot: QtBot, store: StoreDialog) -> None:
    dialog = opened(qtbot, store)
    assert "Used more recently: 1 file" in dialog.summary.text()
    assert not dialog.act_button.isEnabled()
    dialog.days.setValue(1)
    assert dialog.days.text() == "1 day"
    dialog.days.setValue(0)
    qtbot.waitUntil(lambda: "Estimated size afterwards" in dialog.summary.text())
    chosen(qtbot, dialog)
    wait_until_idle(qtbot, store)
    assert TEXT.sha256 not in blobs_of(default_store())
    assert "1 file converted" in job_text(store.foot)
    qtbot.waitUntil(lambda: "1 file compressed" in facts_of(store.facts)["Contents"])
    dialog = opened(qtbot, store)
    dialog.what.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("Expand 1 file"))
    chosen(qtbot, dialog)
    wait_until_idle(qtbot, store)
    assert blobs_of(default_store())[TEXT.sha256].read_bytes() == TEXT.data


def test_nothing_to_compress_is_said(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    adopt(default_store(), first)
    dialog = opened(qtbot, open_store(first))
    assert dialog.summary.text() == "In use: 2 files"
    dialog.what.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.summary.text() == "Nothing is compressed.")
    assert not dialog.act_button.isEnabled()
