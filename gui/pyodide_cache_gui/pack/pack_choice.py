"""The second page of packing: what to drop and what to keep, and the sizes that result."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.record import replace
from pyodide_cache.pack.report import PackPreview
from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache_gui.pack.include_list import IncludeList
from pyodide_cache_gui.pack.pack_sizes import PackSizes
from pyodide_cache_gui.pack.pack_words import keep_texts, strategy_texts, strategy_title
from pyodide_cache_gui.widgets.lines import line

_LARGER = 1.1
#: Strategies whose effect on the size is known only when the pack is made.
_REWRITING = (Strategy.RECOMPRESS, Strategy.DOCSTRINGS, Strategy.COMPILE)


class PackChoice(QWidget):
    """Check boxes for strategies and kinds of files to keep, a list of patterns, and the sizes beside them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = PackSettings()
        self._is_filling = False
        self.strategies: dict[Strategy, QCheckBox] = {}
        self.keep: dict[Keep, QCheckBox] = {}
        self.includes = IncludeList(self)
        self.includes.changed.connect(self._on_change)
        self.sizes = PackSizes(self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setEnabled(False)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sizes, 1)
        column.addWidget(self.note)
        split = QSplitter(self)
        split.addWidget(self._left())
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([350, 700])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def set_settings(self, settings: PackSettings) -> None:
        """Show strategies, kinds and patterns; `settings` returns the other settings unchanged."""
        self._settings = settings
        self._is_filling = True
        for strategy, box in self.strategies.items():
            box.setChecked(strategy in settings.strategies)
        for keep, box in self.keep.items():
            box.setChecked(keep in settings.keep)
        self.includes.set_patterns(settings.include)
        self._is_filling = False
        self._on_change()

    def settings(self) -> PackSettings:
        """Return the settings with what is selected."""
        return replace(
            self._settings,
            strategies=frozenset(strategy for strategy, box in self.strategies.items() if box.isChecked()),
            keep=frozenset(keep for keep, box in self.keep.items() if box.isChecked()),
            include=self.includes.patterns(),
        )

    def show_preview(self, preview: PackPreview) -> None:
        """Show what a plan would change."""
        self.sizes.set_rows(preview.rows)
        self.includes.show_counts(preview.included)
        text = self.tr("Sizes of the files as they are compressed now.")
        if rewriting := [strategy_title(item) for item in _REWRITING if item in preview.plan.settings.strategies]:
            text += " " + self.tr("Not included: {names}.").format(names=", ".join(rewriting))
        self.note.setText(text)

    def _left(self) -> QWidget:
        """Return the check boxes, which scroll, with the list of patterns below, which is always visible."""
        left = QWidget(self)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._boxes(left), 1)
        layout.addWidget(line(left))
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 16, 0)
        below.setSpacing(8)
        below.addWidget(_heading(self.tr("Also keep these files"), left))
        below.addWidget(self.includes)
        layout.addLayout(below)
        return left

    def _boxes(self, left: QWidget) -> QScrollArea:
        area = QScrollArea(left)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(300)
        body = QWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(12)
        column.addWidget(_heading(self.tr("Remove"), body))
        for strategy in Strategy:
            title = strategy_title(strategy)
            self.strategies[strategy] = self._box(column, body, title, *strategy_texts(strategy))
        column.addSpacing(4)
        column.addWidget(_heading(self.tr("Also keep"), body))
        for keep in Keep:
            self.keep[keep] = self._box(column, body, *keep_texts(keep))
        column.addStretch(1)
        area.setWidget(body)
        return area

    def _box(self, column: QVBoxLayout, body: QWidget, title: str, effect: str, risk: str = "") -> QCheckBox:
        box = QCheckBox(title, body)
        _embolden(box)
        box.setAccessibleDescription(". ".join(filter(None, (effect, risk))))
        box.toggled.connect(self._on_change)
        inner = QVBoxLayout()
        inner.setContentsMargins(_indent(box), 0, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(_description(effect, body))
        if risk:
            inner.addWidget(_description(risk, body, faint=True))
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(box)
        cell.addLayout(inner)
        column.addLayout(cell)
        return box

    def _on_change(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    label.setFont(font)
    _embolden(label)
    return label


def _embolden(widget: QWidget) -> None:
    font = widget.font()
    font.setBold(True)
    widget.setFont(font)


def _indent(box: QCheckBox) -> int:
    """Return the offset of a check box's text, to align the description below it."""
    style = box.style()
    sides = (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
    return sum(style.pixelMetric(side, None, box) for side in sides)


def _description(text: str, parent: QWidget, *, faint: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if faint:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
