from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache_gui.sharing.layers_dialog import LayersDialog
from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from pyodide_cache_gui.sharing.team_dialog import TeamDialog


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
