"""Unused files of the store are compressed and expanded from the window, after what that saves was shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.driving import click, facts_of, job_text
from gui.sharing.conftest import OpenStore, wait
from pyodide_cache.settings.attachments import default_store
from pyodide_cache_gui.sharing.compress_dialog import CompressDialog
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from support.stores import adopt, blobs_of
from support.wheels import build_wheel, prose

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
    wait(qtbot, store)
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
    wait(qtbot, store)
    assert TEXT.sha256 not in blobs_of(default_store())
    assert "1 file converted" in job_text(store.foot)
    qtbot.waitUntil(lambda: "1 file compressed" in facts_of(store.facts)["Contents"])
    dialog = opened(qtbot, store)
    dialog.what.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("Expand 1 file"))
    chosen(qtbot, dialog)
    wait(qtbot, store)
    assert blobs_of(default_store())[TEXT.sha256].read_bytes() == TEXT.data


def test_nothing_to_compress_is_said(qtbot: QtBot, open_store: OpenStore, first: Path) -> None:
    adopt(default_store(), first)
    dialog = opened(qtbot, open_store(first))
    assert dialog.summary.text() == "In use: 2 files"
    dialog.what.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.summary.text() == "Nothing is compressed.")
    assert not dialog.act_button.isEnabled()
