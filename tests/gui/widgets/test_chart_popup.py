from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache.inventory.history import Sample
from pyodide_cache_gui.widgets.chart_popup import ChartPopup

DAY = 86_400.0


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_popup_shows_the_chart_with_its_words_above_the_widget(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    parent.show()
    samples = [Sample(number * DAY, number, number * 1_000_000) for number in range(1, 10)]
    popup = ChartPopup(samples, parent)
    popup.show_above(parent)
    words = popup.findChildren(QLabel)[0].text()
    assert "9.0 MB" in words
    assert words == popup.chart.text()
    assert popup.isVisible()
    assert popup.mapToGlobal(QPoint(0, popup.height())).y() <= parent.mapToGlobal(QPoint(0, 0)).y()
    popup.close()
