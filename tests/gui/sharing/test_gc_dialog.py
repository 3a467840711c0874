"""A cleanup of the store shows what would be deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.driving import click, facts_of, job_text
from gui.sharing.conftest import OpenStore, wait
from pyodide_cache.cache.sharing import CacheStore
from pyodide_cache.settings.attachments import default_store
from pyodide_cache_gui.sharing.gc_dialog import GcDialog
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from pyodide_cache_gui.sharing.summaries import gc_summary
from support.stores import A, adopt, blobs_of


def clean_up(qtbot: QtBot, dialog: StoreDialog) -> GcDialog:
    assert dialog.state
    found = GcDialog(dialog.session, dialog.state.root, dialog)
    dialog.open_plan(found, "store", gc_summary)
    wait(qtbot, dialog)
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
    wait(qtbot, dialog)
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
