from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.layouts import hbox, vbox


def test_rows_and_columns_place_widgets_and_stretch(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    one, two, three = QLabel("one"), QLabel("two"), QLabel("three")
    vbox(hbox(one, 1, two), (three, 1), spacing=10, parent=window, margins=(5, 0, 5, 0))
    window.resize(400, 300)
    window.show()
    assert one.x() == 5
    assert two.geometry().right() == 394  # the stretch moves it to the right margin
    assert three.y() >= one.geometry().bottom() + 10
    assert three.height() > 200  # it takes the remaining height
