from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.labels import emphasize, plain_label


def test_a_plain_label_never_reads_markup_and_wraps(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = plain_label(parent, "<h1>Verified</h1>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.wordWrap()
    assert label.text() == "<h1>Verified</h1>"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_an_emphasized_label_is_bold_and_larger(qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    size = label.font().pointSizeF()
    emphasize(label, 1.5)
    assert label.font().bold()
    assert label.font().pointSizeF() == 1.5 * size
