"""The rules of a clean-up as boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QToolButton,
    QWidget,
)

from pyodide_cache.clean_up.prune import DEFAULT_MAX_AGE_DAYS
from pyodide_cache_gui.widgets.format import runtime_text

_MOST_DAYS = 3650
_MOST_MEGABYTES = 1_000_000
_DEFAULT_MEGABYTES = 500
_DEFAULT_UNUSED = 90
_ACROSS = 3


class RuleBoxes(QWidget):
    """Boxes that add up to rules; see `pyodide_cache.clean_up.rules`."""

    changed = Signal()

    def __init__(self, lines: Iterable[str], line: str | None, protected: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(_ACROSS, 1)
        self.days = self._number(0, _MOST_DAYS, DEFAULT_MAX_AGE_DAYS, self.tr(" days"))
        self.days.setSpecialValueText(self.tr("any age"))
        self.days.setToolTip(self.tr("0 means all of them"))
        self.unused_days = self._number(1, _MOST_DAYS, _DEFAULT_UNUSED, self.tr(" days"))
        self.versions = self._number(1, 99, 1)
        self.budget = self._number(0, _MOST_MEGABYTES, _DEFAULT_MEGABYTES, self.tr(" MB"))
        self.lines_button, self._line_actions = self._lines(sorted(set(lines)), line)
        self._show_lines()
        self.older = self._add("older-than", self.tr("Package files &older than"), self.days)
        self._add("unused-for", self.tr("Not &used for"), self.unused_days)
        self._add("superseded", self.tr("All but the newest &versions:"), self.versions)
        self._add("budget", self.tr("What is &beyond a budget of"), self.budget).setToolTip(
            self.tr("Of what the other rules leave, the least recently used go until the rest fits")
        )
        self._add("other-runtimes", self.tr("Wheels of other &runtimes than"), self.lines_button)
        self._add("unpublished", self.tr("In no known &lock file"))
        self._add("tests", self.tr("&Tests archives"))
        self._add("damaged", self.tr("&Damaged and altered files"))
        self._add("partial", self.tr("Un&finished downloads"))
        self.older.setChecked(True)
        self.protected_edit = QLineEdit(", ".join(protected), self)
        self.protected_edit.setPlaceholderText(self.tr("Names of packages that no rule takes: numpy, pandas"))
        self.protected_edit.textChanged.connect(self.changed)
        label = QLabel(self.tr("&Protected"), self)
        label.setBuddy(self.protected_edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.protected_edit, 1)
        self._grid.addLayout(row, self._grid.rowCount(), 0, 1, _ACROSS + 1)

    def rules(self) -> list[str]:
        """Return the rules that are ticked, as they are written."""
        values = {
            "older-than": f"{self.days.value()}d",
            "unused-for": f"{self.unused_days.value()}d",
            "superseded": str(self.versions.value()),
            "budget": f"{self.budget.value()}MB",
            "other-runtimes": ",".join(line for line, action in self._line_actions.items() if action.isChecked()),
        }
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        # A choice of no runtime is no rule: it would take every wheel.
        return [f"{name}={values[name]}" if name in values else name for name in ticked if values.get(name) != ""]

    def protected(self) -> tuple[str, ...]:
        """Return the packages that no rule takes."""
        return tuple(name for name in self.protected_edit.text().replace(",", " ").split() if name)

    def _add(self, rule: str, text: str, widget: QWidget | None = None) -> QCheckBox:
        box = QCheckBox(text, self)
        cell = QHBoxLayout()
        cell.setSpacing(8)
        cell.addWidget(box)
        if widget:
            widget.setEnabled(False)
            widget.setAccessibleName(text.replace("&", ""))
            box.toggled.connect(widget.setEnabled)
            cell.addWidget(widget)
        cell.addStretch(1)
        self._grid.addLayout(cell, len(self.boxes) // _ACROSS, len(self.boxes) % _ACROSS)
        box.toggled.connect(self.changed)
        self.boxes[rule] = box
        return box

    def _number(self, least: int, most: int, value: int, suffix: str = "") -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(least, most)
        box.setValue(value)
        box.setSuffix(suffix)
        box.valueChanged.connect(self.changed)
        return box

    def _lines(self, lines: list[str], line: str | None) -> tuple[QToolButton, dict[str, QAction]]:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        button.setMenu(menu)
        actions = {}
        for item in lines:
            action = menu.addAction(runtime_text(item))
            action.setCheckable(True)
            action.setChecked(item == line)
            action.toggled.connect(lambda *_: self._show_lines())
            actions[item] = action
        return button, actions

    def _show_lines(self) -> None:
        chosen = [action.text() for action in self._line_actions.values() if action.isChecked()]
        self.lines_button.setText(", ".join(chosen) or self.tr("none chosen"))
        self.changed.emit()
