from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.lines import line


def test_a_line_is_one_pixel_high_at_any_width(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = line(parent)
    found.resize(300, 20)
    assert found.height() == 1
