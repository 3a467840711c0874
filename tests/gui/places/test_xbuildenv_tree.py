from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
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


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.parametrize("width", [680, 1040])
def test_no_heading_is_cut_in_the_least_window(
    language: str, width: int, root: Path, dialog: XbuildenvDialog
) -> None:
    dialog.resize(width, 440)
    QApplication.processEvents()
    header = dialog.tree.header()
    assert not dialog.tree.horizontalScrollBar().isVisible()
    shown = [column for column in XbuildenvColumn if not header.isSectionHidden(column)]
    assert (XbuildenvColumn.EMSDK in shown) is (width > 1000)
    for column in shown:
        assert header.sectionSize(column) >= header.sectionSizeFromContents(column).width(), (language, column)
