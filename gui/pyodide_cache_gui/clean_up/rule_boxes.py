"""The rules of a cleanup as check boxes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QMenu, QSpinBox, QToolButton, QWidget

from pyodide_cache.clean_up.rules import RuleKind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.widgets.buttons import set_menu
from pyodide_cache_gui.widgets.fields import count_days, number_box
from pyodide_cache_gui.widgets.format import runtime_text
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox

_MOST_DAYS = 3650
_MOST_MEGABYTES = 1_000_000
_DEFAULT_MEGABYTES = 500
_DEFAULT_UNUSED = 90
#: Rows of two rules, each with its number in a column of its own; the others stand side by side below them.
_ROWS = 3


class RuleBoxes(QWidget):
    """Check boxes for the rules of `pyodide_cache.clean_up.rules`, and the names of protected packages.

    Args:
        lines: release lines of which there are wheels.
        line: the release line in use.
        settings: with the age limit and the protected packages.
    """

    changed = Signal()

    def __init__(self, lines: Iterable[str], line: str | None, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[RuleKind, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(2, 8)
        self._grid.setColumnStretch(5, 1)
        self._last = hbox(spacing=24)
        self.days = self._number(0, _MOST_DAYS, settings.max_age_days)
        self.days.setSpecialValueText(self.tr("any age"))
        self.days.setToolTip(self.tr("0 selects files of any age"))
        self.unused_days = self._number(1, _MOST_DAYS, _DEFAULT_UNUSED)
        for box in (self.days, self.unused_days):
            count_days(box)
        self.versions = self._number(1, 99, 1)
        self.budget = self._number(0, _MOST_MEGABYTES, _DEFAULT_MEGABYTES)
        self.budget.setSuffix(self.tr(" MB"))
        self.lines_button, self._line_actions = self._lines(sorted(set(lines)), line)
        self._show_lines()
        self._add(RuleKind.OLDER_THAN, self.tr("Package files &older than"), self.days)
        self._add(RuleKind.UNUSED_FOR, self.tr("Not &used for"), self.unused_days)
        self._add(RuleKind.SUPERSEDED, self.tr("Old &versions, keep newest"), self.versions)
        self._add(RuleKind.OTHER_RUNTIMES, self.tr("Packages &not for"), self.lines_button)
        self._add(RuleKind.BUDGET, self.tr("&Keep the cache under"), self.budget).setToolTip(
            self.tr("Of the files that the other rules keep, the least recently used are removed until the rest fits")
        )
        self._add(RuleKind.UNPUBLISHED, self.tr("Not part of any Pyodide re&lease"))
        self._add(RuleKind.TESTS, self.tr("&Test archives"))
        self._add(RuleKind.DAMAGED, self.tr("&Damaged files"))
        self._add(RuleKind.PARTIAL, self.tr("Un&finished downloads"))
        for rule in (RuleKind.OLDER_THAN, RuleKind.SUPERSEDED):
            self.boxes[rule].setChecked(True)
        self.boxes[RuleKind.OTHER_RUNTIMES].setChecked(line is not None)
        self.protected_edit = QLineEdit(", ".join(settings.protected), self)
        self.protected_edit.setPlaceholderText(self.tr("Packages to keep in any case: numpy, pandas"))
        self.protected_edit.textChanged.connect(self.changed)
        label = buddy_label(self.tr("P&rotected"), self.protected_edit)
        self._last.addStretch(1)
        for number, row in enumerate((self._last, hbox(label, (self.protected_edit, 1)))):
            self._grid.addLayout(row, _ROWS + number, 0, 1, -1)
        for number in range(_ROWS + 1):
            self._grid.setRowMinimumHeight(number, self.days.sizeHint().height())
        self.setLayout(self._grid)  # at the end, as `layouts` explains

    def rules(self) -> list[str]:
        """Return the checked rules, as text."""
        values = {
            RuleKind.OLDER_THAN: f"{self.days.value()}d",
            RuleKind.UNUSED_FOR: f"{self.unused_days.value()}d",
            RuleKind.SUPERSEDED: str(self.versions.value()),
            RuleKind.BUDGET: f"{self.budget.value()}MB",
            RuleKind.OTHER_RUNTIMES: ",".join(
                line for line, action in self._line_actions.items() if action.isChecked()
            ),
        }
        checked = [rule for rule, box in self.boxes.items() if box.isChecked()]
        # Without any runtime, "other runtimes" would select every wheel.
        selected = [rule for rule in checked if values.get(rule) != ""]
        return [f"{rule}={values[rule]}" if rule in values else str(rule) for rule in selected]

    def protected(self) -> tuple[str, ...]:
        """Return the normalized names of the packages to keep, sorted."""
        names = self.protected_edit.text().replace(",", " ").split()
        return tuple(sorted({canonicalize_name(name) for name in names}))

    def _add(self, rule: RuleKind, text: str, widget: QWidget | None = None) -> QCheckBox:
        box = QCheckBox(text, self)
        row, column = len(self.boxes) // 2, len(self.boxes) % 2 * 3
        if row >= _ROWS:
            self._last.addWidget(box)
        else:
            self._grid.addWidget(box, row, column, 1, 1 if widget else 2)
        if widget:
            widget.setEnabled(False)
            widget.setAccessibleName(text.replace("&", ""))
            box.toggled.connect(widget.setEnabled)
            self._grid.addWidget(widget, row, column + 1)
        box.toggled.connect(self.changed)
        self.boxes[rule] = box
        return box

    def _number(self, least: int, most: int, value: int) -> QSpinBox:
        box = number_box(self, "", least, most, value)
        box.valueChanged.connect(self.changed)
        return box

    def _lines(self, lines: list[str], line: str | None) -> tuple[QToolButton, dict[str, QAction]]:
        button = QToolButton(self, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        set_menu(button, menu)
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
