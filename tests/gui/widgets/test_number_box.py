from __future__ import annotations

from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.number_box import padded


def test_the_text_keeps_away_from_the_outline_and_the_field_has_room_for_it(qtbot: QtBot) -> None:
    box = padded(QSpinBox())
    qtbot.addWidget(box)
    box.setRange(0, 5000)
    box.setSuffix(" days")
    box.setValue(5000)
    box.show()
    edit = box.lineEdit()
    assert edit.textMargins().left() > 0
    assert edit.width() > edit.fontMetrics().horizontalAdvance(box.text()) + edit.textMargins().left()
