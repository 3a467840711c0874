from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.settings.attachments import default_store
from pyodide_cache.settings.settings import Settings
from pyodide_cache.sharing import compress
from pyodide_cache_gui.sharing import commands
from pyodide_cache_gui.sharing.layers_dialog import LayersDialog
from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from pyodide_cache_gui.sharing.team_dialog import TeamDialog
from support.stores import adopt, blobs_of
from support.wheels import build_wheel, prose


@pytest.mark.parametrize(
    ("name", "kind"),
    [("store", StoreDialog), ("layers", LayersDialog), ("snapshots", SnapshotDialog), ("team", TeamDialog)],
)
def test_a_command_opens_its_dialog(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, name: str, kind: type[QDialog]
) -> None:
    window = open_window(full_cache)
    window.commands[name].trigger()
    (dialog,) = window.findChildren(kind)
    assert dialog.isVisible()
    wait_until_idle(qtbot, window)
    dialog.close()


TEXT = build_wheel("text", modules={"text": prose("text") * 2})


@pytest.mark.parametrize(("days", "is_compressed"), [(0, False), (60, True)])
def test_unused_files_are_compressed_only_if_the_user_set_it(
    qtbot: QtBot,
    open_window: OpenWindow,
    first: Path,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
    is_compressed: bool,
) -> None:
    path = TEXT.write_to(first)
    adopt(default_store(), first)
    path.unlink()
    monkeypatch.setattr(commands, "_DELAY", 0)
    now = time.time()
    monkeypatch.setattr(compress.time, "time", lambda: now + 61 * 24 * 3600)
    window = open_window(first, scan=False)
    window.session.settings = Settings(auto_verify=False, update_check=False, compress_days=days)
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(first, remember=False)
    qtbot.wait(50)
    wait_until_idle(qtbot, window)
    assert (TEXT.sha256 not in blobs_of(default_store())) == is_compressed
    assert os.listdir(first)
