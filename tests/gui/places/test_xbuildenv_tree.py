from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.xbuildenv_rows import state, version
from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn


def test_space_checks_the_row_whichever_column_is_current(qtbot: QtBot, root: Path, dialog: XbuildenvDialog) -> None:
    index = version(dialog.model, root, "0.29.4")
    dialog.tree.setCurrentIndex(index.siblingAtColumn(XbuildenvColumn.SIZE))
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert state(index) is Qt.CheckState.Checked
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert state(index) is Qt.CheckState.Unchecked


def test_new_roots_are_expanded(root: Path, dialog: XbuildenvDialog) -> None:
    assert dialog.tree.isExpanded(dialog.model.index_of(root))
