"""What a screen reader is told that our own pictures are: charts, where Qt would say "client"."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

#: A widget with this property is a chart.
_CHART = "pyodide_cache_chart"

_installed: list[bool] = []


def call_a_chart(widget: QWidget) -> None:
    """Let screen readers call a widget a chart; its name and description are its own."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)
    widget.setProperty(_CHART, True)


def _interface(_class_name: str, found: QObject | None) -> QAccessibleInterface | None:
    """Answer Qt's question for the interface of an object; None leaves it to Qt."""
    if isinstance(found, QWidget) and found.property(_CHART):
        return QAccessibleWidget(found, QAccessible.Role.Chart)
    return None
