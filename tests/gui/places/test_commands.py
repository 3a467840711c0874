from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from gui.xbuildenv_rows import cell
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog
from support.places import put_wheels


def test_places_are_searched_when_the_sidebar_is_shown(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, home: Path
) -> None:
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    window = open_window(put_wheels(cache_dir))
    window.commands["places"].setChecked(False)
    window.commands["places"].trigger()
    wait_until_idle(qtbot, window)
    model = window.panes.places.model
    assert model.is_current(model.row_of(model.index_of(cache_dir)))
    assert window.panes.places.tree.currentIndex() == model.index_of(cache_dir)
    with qtbot.waitSignal(window.session.inventory_changed):
        window.panes.places.tree.clicked.emit(model.index_of(anode))
    assert window.session.directory == anode
    assert model.is_current(model.row_of(model.index_of(anode)))


def test_a_project_folder_is_added_and_forgotten(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = tmp_path / "shop"
    put_wheels(shop / "dist")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shop))
    window = open_window(put_wheels(cache_dir))
    window.panes.places.add_button.click()
    wait_until_idle(qtbot, window)
    assert PROJECT_FOLDERS.read() == [shop]
    assert window.panes.places.model.index_of(shop / "dist").isValid()
    menu = window.panes.places.menu_of(window.panes.places.model.index_of(shop / "dist"))
    assert menu
    menu.actions()[-1].trigger()
    wait_until_idle(qtbot, window)
    assert PROJECT_FOLDERS.read() == []
    assert not window.panes.places.model.index_of(shop / "dist").isValid()


def test_a_root_opens_the_dialog_of_cross_build_environments(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, orphan: Path
) -> None:
    window = open_window(put_wheels(cache_dir))
    window.panes.places.xbuildenvs_wanted.emit(orphan)
    wait_until_idle(qtbot, window)
    (dialog,) = window.findChildren(XbuildenvDialog)
    assert dialog.table.currentIndex() == cell(dialog, "cd8902a5bc84")
    dialog.close()
    window.commands["xbuildenvs"].trigger()
    wait_until_idle(qtbot, window)
    assert any(found.isVisible() for found in window.findChildren(XbuildenvDialog))
