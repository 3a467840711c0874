"""Give the app's own pictures the accessible role of a chart."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

#: A widget with this property is a chart.
_CHART = "pyodide_cache_chart"

_installed: list[bool] = []


def call_a_chart(widget: QWidget) -> None:
    """Give a widget the role of a chart for screen readers; set its name and description yourself."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)
    widget.setProperty(_CHART, True)


def _interface(_class_name: str, found: QObject | None) -> QAccessibleInterface | None:
    """Return the interface of a chart; None leaves other objects to Qt."""
    if isinstance(found, QWidget) and found.property(_CHART):
        return QAccessibleWidget(found, QAccessible.Role.Chart)
    return None
