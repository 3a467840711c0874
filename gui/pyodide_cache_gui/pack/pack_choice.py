"""The second page of packing: what is taken and what stays, and at once what would come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.record import replace
from pyodide_cache.pack.settings import Keep, PackSettings, Strategy
from pyodide_cache_gui.pack.pack_sizes import PackSizes
from pyodide_cache_gui.pack.pack_tasks import PackPlanned
from pyodide_cache_gui.pack.pack_words import keep_texts, strategy_texts, strategy_title
from pyodide_cache_gui.widgets.lines import line
from pyodide_cache_gui.widgets.plain_table import make_plain

_GLOB, _FOUND = range(2)
_LARGER = 1.1
_REWRITING = (Strategy.RECOMPRESS, Strategy.DOCSTRINGS, Strategy.COMPILE)


class PackChoice(QWidget):
    """Boxes for strategies and for what is kept besides, a list of includes; beside them the sizes."""

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
        """Tick what ``settings`` say; the rest of them is kept for `settings`."""
        self._settings = settings
        self._is_filling = True
        for strategy, box in self.strategies.items():
            box.setChecked(strategy in settings.strategies)
        for keep, box in self.keep.items():
            box.setChecked(keep in settings.keep)
        self.includes.set_globs(settings.include)
        self._is_filling = False
        self._on_change()

    def settings(self) -> PackSettings:
        """Return the settings as they are ticked."""
        return replace(
            self._settings,
            strategies=frozenset(strategy for strategy, box in self.strategies.items() if box.isChecked()),
            keep=frozenset(keep for keep, box in self.keep.items() if box.isChecked()),
            include=self.includes.globs(),
        )

    def show_planned(self, planned: PackPlanned) -> None:
        """Show what would come of it."""
        self.sizes.set_rows(planned.rows)
        self.includes.show_found(planned.found)
        rewriting = [strategy_title(item) for item in _REWRITING if item in planned.plan.settings.strategies]
        text = self.tr("Sizes as the members are compressed now.")
        if rewriting:
            text += " " + self.tr("Not reckoned in: {names}.").format(names=", ".join(rewriting))
        self.note.setText(text)

    def _left(self) -> QWidget:
        """Return the boxes, which scroll, and below them the includes, which are always in sight."""
        left = QWidget(self)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._boxes(left), 1)
        layout.addWidget(line(left))
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 16, 0)
        below.setSpacing(8)
        below.addWidget(_heading(self.tr("Keep these files too"), left))
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
        column.addWidget(_heading(self.tr("Take away"), body))
        for strategy in Strategy:
            does, risk = strategy_texts(strategy)
            self.strategies[strategy] = self._box(column, body, strategy_title(strategy), does, risk)
        column.addSpacing(4)
        column.addWidget(_heading(self.tr("Keep besides"), body))
        for keep in Keep:
            title, what = keep_texts(keep)
            self.keep[keep] = self._box(column, body, title, what)
        column.addStretch(1)
        area.setWidget(body)
        return area

    def _box(self, column: QVBoxLayout, body: QWidget, title: str, does: str, risk: str = "") -> QCheckBox:
        box = QCheckBox(title, body)
        _embolden(box)
        box.setAccessibleDescription(". ".join(filter(None, (does, risk))))
        box.toggled.connect(self._on_change)
        inner = QVBoxLayout()
        inner.setContentsMargins(_indent(box), 0, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(_words(does, body))
        if risk:
            inner.addWidget(_words(risk, body, faint=True))
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(box)
        cell.addLayout(inner)
        column.addLayout(cell)
        return box

    def _on_change(self) -> None:
        if not self._is_filling:
            self.changed.emit()


class IncludeList(QWidget):
    """Globs of members that stay, each with how many it finds."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self._tidy = QTimer(self, singleShot=True, interval=0)
        self._tidy.timeout.connect(self._drop_empty)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText("rich/_unicode_data/*")
        self.edit.setAccessibleName(self.tr("Files to keep, as a glob"))
        self.edit.setToolTip(self.tr("As it lies in site-packages or the standard library; * takes slashes"))
        self.add_button = QPushButton(self.tr("&Include"), self)
        self.add_button.setAutoDefault(False)
        self.add_button.setEnabled(False)
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        self.remove_button.setAutoDefault(False)
        self.table = QTableWidget(0, 2, self)
        self.table.setAccessibleName(self.tr("Included files"))
        make_plain(self.table)
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(_GLOB, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(_FOUND, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * 3 + 4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.table)
        self.edit.textChanged.connect(lambda text: self.add_button.setEnabled(bool(text.strip())))
        self.edit.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.table.itemChanged.connect(self._on_item)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self._show()

    def globs(self) -> tuple[str, ...]:
        """Return the globs, each once."""
        items = (self.table.item(row, _GLOB) for row in range(self.table.rowCount()))
        return tuple(dict.fromkeys(text for item in items if item and (text := item.text().strip())))

    def set_globs(self, globs: Sequence[str]) -> None:
        """Show other globs."""
        self._is_filling = True
        self.table.setRowCount(0)
        for glob in globs:
            row = self.table.rowCount()
            self.table.insertRow(row)
            self.table.setItem(row, _GLOB, QTableWidgetItem(glob))
            found = QTableWidgetItem()
            found.setFlags(found.flags() & ~Qt.ItemFlag.ItemIsEditable)
            found.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, _FOUND, found)
        self._is_filling = False
        self._show()

    def show_found(self, found: Mapping[str, int]) -> None:
        """Say how many members each glob finds."""
        self._is_filling = True
        for row in range(self.table.rowCount()):
            glob, cell = self.table.item(row, _GLOB), self.table.item(row, _FOUND)
            if glob and cell and (count := found.get(glob.text().strip())) is not None:
                cell.setText(self.locale().toString(count) if count else self.tr("⚠ none"))
        self._is_filling = False

    def _add(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.edit.clear()
            self.set_globs([*dict.fromkeys((*self.globs(), text))])
            self.changed.emit()

    def _remove(self) -> None:
        gone = {index.row() for index in self.table.selectionModel().selectedRows()}
        items = [self.table.item(row, _GLOB) for row in range(self.table.rowCount()) if row not in gone]
        if gone:
            self.set_globs([item.text().strip() for item in items if item])
            self.changed.emit()

    def _on_item(self, item: QTableWidgetItem) -> None:
        if not self._is_filling and item.column() == _GLOB:
            self._tidy.start()  # not now: the table is about to go on with this very item
            self.changed.emit()

    def _drop_empty(self) -> None:
        globs = self.globs()
        if len(globs) < self.table.rowCount():
            self.set_globs(globs)
            self.changed.emit()  # the counts of the others are to be told anew

    def _show(self) -> None:
        some = self.table.rowCount() > 0
        self.table.setVisible(some)
        self.remove_button.setVisible(some)


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
    """Return where a box's text begins, so that the words below it begin there too."""
    style = box.style()
    sides = (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
    return sum(style.pixelMetric(side, None, box) for side in sides)


def _words(text: str, parent: QWidget, *, faint: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if faint:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
