from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.inventory.ages.age_histogram import AgeChart
from pyodide_cache_gui.inventory.map.treemap import Treemap
from pyodide_cache_gui.pack.pack_chart import PackChart
from pyodide_cache_gui.widgets.chart import Chart
from pyodide_cache_gui.widgets.size_chart import SizeChart


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_picture_has_the_role_of_a_chart_and_others_keep_theirs(qtbot: QtBot) -> None:
    picture, other = Chart(), QWidget()
    for widget in (picture, other):
        qtbot.addWidget(widget)
    assert role(picture) == QAccessible.Role.Chart
    assert role(other) != QAccessible.Role.Chart


@pytest.mark.parametrize("picture", [Treemap, AgeChart, SizeChart, PackChart])
def test_a_chart_has_the_role_of_a_chart(qtbot: QtBot, picture: type[QWidget]) -> None:
    for _ in range(3):  # also after an earlier one was deleted
        shown = picture()
        qtbot.addWidget(shown)
        heard = QAccessible.queryAccessibleInterface(shown)
        assert heard.role() == QAccessible.Role.Chart
        assert heard.text(QAccessible.Text.Name)
        shown.close()
        shown.deleteLater()
        QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete.value)
