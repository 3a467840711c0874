"""What a screen reader says: every control of the window and of its dialogs has a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.chart import Chart

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, Chart),
)
#: Commands that open a dialog.
DIALOGS = [
    *("store", "layers", "snapshots", "xbuildenvs", "team", "start-images", "pack", "compare", "serve", "audit"),
    *("preferences", "export", "clean-up", "upgrade", "packages", "lists", "sources"),
    *("log", "guide", "shortcuts", "about"),
]


@pytest.fixture
def window(full_cache: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(full_cache)


def unnamed(top: QWidget) -> list[str]:
    """Return the controls that a screen reader cannot tell apart."""
    found = []
    for part in top.findChildren(QWidget):
        if not isinstance(part, CONTROLS) or part.window() is not top or _is_inner(part):
            continue
        if part.isHidden() and isinstance(part, QAbstractButton) and part.icon().isNull():
            continue  # it gets its text when it is shown
        interface = QAccessible.queryAccessibleInterface(part)
        name = part.accessibleName() or (interface.text(QAccessible.Text.Name) if interface else "")
        if not name.strip() or name == type(part).__name__:
            found.append(f"{type(part).__name__} {part.objectName()} in {type(part.parentWidget()).__name__}")
    return found


def markup(parent: QWidget) -> list[str]:
    """Return what a screen reader would read out with tags."""
    found = map(QAccessible.queryAccessibleInterface, parent.findChildren(QWidget))
    texts = [part.text(kind) for part in found for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
    return [text for text in texts if "</" in text]


def _is_inner(part: QWidget) -> bool:
    """Return whether a part belongs to a control that has a name: the field of a spin box, the list of a box."""
    parent = part.parentWidget()
    while parent and not parent.isWindow():
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QAbstractItemView, QMenuBar)):
            return True
        parent = parent.parentWidget()
    return False


def test_every_control_of_the_window_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["places"].setChecked(True)
    window.commands["map"].setChecked(True)
    window.table.selectRow(0)
    wait_until_idle(qtbot, window)
    assert unnamed(window) == []
    assert markup(window) == []


@pytest.mark.parametrize("command", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_escape_closes_it(
    qtbot: QtBot, window: MainWindow, command: str
) -> None:
    window.commands[command].trigger()
    wait_until_idle(qtbot, window)
    (dialog,) = [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
    ]
    assert unnamed(dialog) == []
    assert markup(dialog) == []
    assert dialog.windowTitle()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_table_tells_its_headings_and_the_sort_order(window: MainWindow) -> None:
    window.table.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert heading(window, Column.SIZE) == "Size, sorted descending"
    assert heading(window, Column.PACKAGE) == "Package"
    window.table.sortByColumn(Column.PACKAGE, Qt.SortOrder.AscendingOrder)
    assert heading(window, Column.SIZE) == "Size"
    assert heading(window, Column.PACKAGE) == "Package, sorted ascending"


def test_the_table_tells_what_is_in_a_row_and_whether_it_is_selected(window: MainWindow) -> None:
    window.table.selectRow(0)
    first, second = (cell(window, row) for row in (0, 1))
    entry = window.model.rows.entry(0)
    assert entry
    name, version = entry.identity.name, entry.identity.version
    said = first.text(QAccessible.Text.Name)
    assert said.startswith(f"{name} {version}, "), "from row to row, a screen reader is in the first column"
    assert said.endswith(", not verified"), "without the sign, which would be read as a white circle"
    assert cell(window, 0, Column.VERSION).text(QAccessible.Text.Name) == f"Version: {version}"
    assert first.state().selected
    assert not second.state().selected


def cell(window: MainWindow, row: int, column: int = 0) -> QAccessibleInterface:
    # The headings are the first row, and the hidden headings of the rows the first column.
    return QAccessible.queryAccessibleInterface(window.table).child((row + 1) * (len(Column) + 1) + 1 + column)


def heading(window: MainWindow, column: Column) -> str:
    """Return what a screen reader says of a heading."""
    found = QAccessible.queryAccessibleInterface(window.table).child(int(column) + 1)
    assert found.role() == QAccessible.Role.ColumnHeader
    return found.text(QAccessible.Text.Name)
