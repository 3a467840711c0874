from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.dialog import Dialog


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    small, large = Dialog(), Dialog()
    room = small.screen().availableSize()
    small.resize(300, 200)
    large.resize(room.width() * 2, room.height() * 2)
    for dialog in (small, large):
        qtbot.addWidget(dialog)
        dialog.show()
    assert (small.width(), small.height()) == (300, 200)
    assert large.size() == large.size().boundedTo(room)


def test_items_stand_below_each_other_and_a_text_is_a_label_that_wraps(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    button = QPushButton("Close")
    dialog.lay_out("What <b>this</b> is for", button)
    dialog.show()
    (label,) = dialog.findChildren(QLabel)
    assert (label.text(), label.wordWrap()) == ("What <b>this</b> is for", True)
    assert label.geometry().bottom() < button.geometry().top()
