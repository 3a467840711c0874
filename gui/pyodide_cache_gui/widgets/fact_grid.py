"""Short facts in two columns: a faint label, and a value."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pyodide_cache_gui.widgets.format import breakable
from pyodide_cache_gui.widgets.labels import set_tip

_LABEL_WIDTH = 80


class FactGrid(QWidget):
    """Show facts; web addresses are links."""

    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._labels: list[QLabel] = []
        self._values: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; labels are reused, so that nothing flickers."""
        self._facts = tuple(facts)
        while len(self._labels) < len(facts):
            self._add_row(len(self._labels))
        for number, (label, value) in enumerate(zip(self._labels, self._values, strict=True)):
            is_used = number < len(facts)
            label.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                name, text = facts[number]
                label.setText(name)
                _show(value, text)
                value.setAccessibleName(f"{name}: {text}")

    def changeEvent(self, event: QEvent) -> None:
        """Give links the color of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for value, (_, text) in zip(self._values, self._facts, strict=False):
                value.clear()  # a link keeps the color that it had when its text was set
                _show(value, text)

    def _add_row(self, row: int) -> None:
        label, value = QLabel(self), QLabel(self)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        value.linkActivated.connect(self.link_wanted)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, alignment=top)
        self._grid.addWidget(value, row, 1)
        self._labels.append(label)
        self._values.append(value)


def _show(value: QLabel, text: str) -> None:
    if not text.startswith(("https://", "http://")):
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setText(breakable(text))
        set_tip(value, "")
        value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return
    shown = text.partition("://")[2].removeprefix("www.").rstrip("/")
    value.setTextFormat(Qt.TextFormat.RichText)
    value.setText(f'<a href="{html.escape(text)}">{html.escape(breakable(shown))}</a>')
    set_tip(value, text)
    value.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
