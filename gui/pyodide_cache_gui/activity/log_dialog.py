"""The log of what jobs told: filtered, searched, saved, copied."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.problems import disk_problem
from pyodide_cache.files.atomic import write_file
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.activity.log import MOST_ENTRIES, JobLog, Level, LogEntry, as_text
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.plain_table import make_plain
from pyodide_cache_gui.widgets.theme import faint_text, status_color

Index = QModelIndex | QPersistentModelIndex
_TIME, _LEVEL, _JOB, _TEXT = range(4)

#: The colours of levels are those of the statuses that matter as much.
_COLOURS = {Level.WARNING: Status.OTHER_RELEASE, Level.ERROR: Status.DAMAGED}
_SHAPES = {Level.DETAIL: "", Level.INFO: "", Level.WARNING: "⚠ ", Level.ERROR: "✕ "}


class LogModel(QAbstractTableModel):
    """The entries that pass a level and a search, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[LogEntry] = []
        self._rows: list[LogEntry] = []
        self._level = Level.INFO
        self._search = ""

    def set_entries(self, entries: tuple[LogEntry, ...]) -> None:
        """Show other entries."""
        self._all = list(entries)
        self._rebuild()

    def append(self, entries: tuple[LogEntry, ...]) -> None:
        """Show more entries; the oldest go when there are too many."""
        self._all += entries
        if len(self._all) > MOST_ENTRIES:
            del self._all[:-MOST_ENTRIES]
            self._rebuild()
            return
        if new := [entry for entry in entries if self._passes(entry)]:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def set_filter(self, level: Level, search: str) -> None:
        """Show entries of ``level`` or above that hold every word of ``search``."""
        self._level, self._search = level, search.casefold()
        self._rebuild()

    def shown(self) -> list[LogEntry]:
        """Return the entries that are shown."""
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Time"), self.tr("Level"), self.tr("Job"), self.tr("What happened"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole):
            return None
        entry, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ForegroundRole:
            palette = QGuiApplication.palette()
            if entry.level in _COLOURS and column == _LEVEL:
                return status_color(_COLOURS[entry.level], palette)
            return faint_text(palette) if column == _TIME or entry.level is Level.DETAIL else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.text if column == _TEXT else None
        if column == _TIME:
            return time.strftime("%H:%M:%S", time.localtime(entry.time))
        if column == _LEVEL:
            return _SHAPES[entry.level] + self._level_names()[entry.level]
        return entry.job if column == _JOB else entry.text

    def _level_names(self) -> tuple[str, ...]:
        return self.tr("Detail"), self.tr("Info"), self.tr("Warning"), self.tr("Error")

    def _passes(self, entry: LogEntry) -> bool:
        if entry.level < self._level:
            return False
        text = f"{entry.job} {entry.text}".casefold()
        return all(word in text for word in self._search.split())

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = [entry for entry in self._all if self._passes(entry)]
        self.endResetModel()


class LogDialog(QDialog):
    """Show a `JobLog`, and go on showing it while jobs run."""

    def __init__(self, log: JobLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.setWindowTitle(self.tr("Log"))
        self.resize(860, 520)
        self.model = LogModel(self)
        self.level = QComboBox(self)
        self.level.setAccessibleName(self.tr("Level"))
        for level, text in (
            (Level.DETAIL, self.tr("Everything")),
            (Level.INFO, self.tr("Without details")),
            (Level.WARNING, self.tr("Warnings and errors")),
            (Level.ERROR, self.tr("Errors alone")),
        ):
            self.level.addItem(text, int(level))
        self.level.setCurrentIndex(1)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search…"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.table = QTableView(self)
        self.table.setAccessibleName(self.tr("Log"))
        self.table.setModel(self.model)
        make_plain(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.table.horizontalHeader()
        for column, width in ((_TIME, 100), (_LEVEL, 96), (_JOB, 190)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.whole = QLabel(self)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.hide()
        self.count = QLabel(self)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.save_button = self._button(self.tr("Save…"), self._choose_file)
        self.copy_button = self._button(self.tr("Copy"), self.copy)
        self.clear_button = self._button(self.tr("Clear"), log.clear)
        top = QHBoxLayout()
        top.addWidget(self.level)
        top.addWidget(self.search, 1)
        bottom = QHBoxLayout()
        for button in (self.save_button, self.copy_button, self.clear_button):
            bottom.addWidget(button)
        bottom.addSpacing(8)
        bottom.addWidget(self.count, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        close.rejected.connect(self.reject)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        layout.addLayout(bottom)
        self.level.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.model.modelReset.connect(self._show_count)
        self.model.rowsInserted.connect(self._show_count)
        self.table.selectionModel().selectionChanged.connect(self._show_whole)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        log.added.connect(self._on_added)
        log.cleared.connect(self._reload)
        self._reload()

    def copy(self) -> None:
        """Put the selected lines, or all that are shown, on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self._selected() or self.model.shown()))

    def save(self, file: Path) -> bool:
        """Write the lines that are shown to a text file; False, and the reason is shown, when that fails."""
        try:
            write_file(file, as_text(self.model.shown()))
        except OSError as error:
            self._say(f"⚠ {say(disk_problem(error, str(file)))}")
            return False
        self._say(self.tr("Saved to {file}").format(file=file))
        return True

    def _button(self, text: str, act: Any) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _choose_file(self) -> None:
        name = time.strftime("pyodide-cache-%Y-%m-%d.log.txt")
        start = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the log"), start, self.tr("Text") + " (*.txt)")
        if chosen:
            self.save(Path(chosen))

    def _filter(self) -> None:
        self.model.set_filter(Level(self.level.currentData()), self.search.text())

    def _on_added(self, entries: tuple[LogEntry, ...]) -> None:
        bar = self.table.verticalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        self.model.append(entries)
        if was_at_end:
            self.table.scrollToBottom()

    def _reload(self) -> None:
        self.model.set_entries(self._log.entries())
        self.table.scrollToBottom()

    def _selected(self) -> list[LogEntry]:
        chosen = self.table.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]  # a list of cells would be slow
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.model.shown()[row] for row in sorted(rows)]

    def _show_whole(self) -> None:
        chosen = self._selected()
        self._say(chosen[0].text if len(chosen) == 1 else "")

    def _say(self, text: str) -> None:
        self.whole.setText(text)
        self.whole.setVisible(bool(text))

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), len(self._log.entries())
        if not total:
            text = self.tr("No entries yet")
        elif shown == total:
            text = self.tr("{n} lines").format(n=total)
        else:
            text = self.tr("{shown} of {n} lines").format(shown=shown, n=total)
        self.count.setText(text)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(shown > 0)
        self.clear_button.setEnabled(total > 0)
