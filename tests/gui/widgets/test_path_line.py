from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.path_line import PathLine


def test_a_path_is_entered_or_chosen(qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    answers = [str(tmp_path), ""]
    parent = QWidget()
    qtbot.addWidget(parent)
    found = PathLine(parent, "Runtime folder", "The nearest one", lambda: answers.pop(0))
    assert found.path() is None
    found.button.click()
    assert found.path() == tmp_path
    found.button.click()
    assert found.path() == tmp_path, "a canceled choice changes nothing"
    found.edit.setText("  ~/packages ")
    assert found.path() == home / "packages"
    assert found.edit.accessibleName() == "Runtime folder"
