from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.labels import plain_label


def test_a_plain_label_never_reads_markup_and_wraps(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = plain_label(parent, "<h1>Verified</h1>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.wordWrap()
    assert label.text() == "<h1>Verified</h1>"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
