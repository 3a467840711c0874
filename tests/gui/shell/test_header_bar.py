from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.settings.teams import Teams, new_team


def test_a_directory_is_chosen_in_a_dialog_and_a_canceled_dialog_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(full_cache)
    answers = ["", str(tmp_path / "chosen")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    window.header.choose_directory()
    assert window.session.directory == full_cache
    with qtbot.waitSignal(window.session.inventory_changed):
        window.header.choose_directory()
    assert window.session.directory == tmp_path / "chosen"


def test_a_wrong_filter_is_marked_with_its_reason(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    qtbot.keyClicks(window.header.filter_edit, "size>many numpy")
    assert "size>many" in window.header.filter_edit.accessibleDescription()
    window.header.filter_edit.setText("numpy")
    assert "size>many" not in window.header.filter_edit.accessibleDescription()


def test_escape_clears_the_filter_and_then_leaves_it(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    edit = open_window(full_cache).header.filter_edit
    qtbot.keyClicks(edit, "numpy")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)


def test_the_newest_release_of_each_line_comes_first(open_window: OpenWindow, full_cache: Path) -> None:
    box = open_window(full_cache).header.runtime_box
    texts = [box.itemText(row) for row in range(box.count())]
    assert texts[0].startswith("Pyodide ")
    assert texts[0].endswith("(auto)")
    assert texts.index("Pyodide 0.29.5") < texts.index("Pyodide 0.29.0")
    assert texts[-1] == "Look for newer releases…"


def test_the_sources_begin_with_a_team_cache_as_soon_as_it_is_attached(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    window = open_window(full_cache)
    window.resize(1000, 720)
    assert window.header.sources_button.text() == "CDN, then PyPI"
    Teams().add(new_team("acme", str(tmp_path / "team")))
    window.session.rescan()
    wait_until_idle(qtbot, window)
    assert window.header.sources_button.text() == "acme, then CDN, then PyPI"
    window.resize(720, 480)
    qtbot.waitUntil(lambda: window.header.sources_button.text() == "CDN, then PyPI")
    assert "acme" in window.header.sources_button.toolTip()
