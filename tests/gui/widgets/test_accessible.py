from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.accessible import call_a_chart


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_picture_has_the_role_of_a_chart_and_others_keep_theirs(qtbot: QtBot) -> None:
    picture, other = QWidget(), QWidget()
    for widget in (picture, other):
        qtbot.addWidget(widget)
    call_a_chart(picture)
    assert role(picture) == QAccessible.Role.Chart
    assert role(other) != QAccessible.Role.Chart
