"""The log as a table that can be filtered."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication

from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.activity.log import MAX_ENTRIES, Level, LogEntry
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.table_model import Index, TableModel
from pyodide_cache_gui.widgets.theme import faint_text, status_color

TIME, LEVEL, JOB, TEXT = range(4)

#: A level has the color of a status that is as important.
_COLORS = {Level.WARNING: Status.DIFFERS, Level.ERROR: Status.DAMAGED}
_SHAPES = {Level.DETAIL: "", Level.INFO: "", Level.WARNING: "⚠ ", Level.ERROR: "✕ "}


class LogModel(TableModel):
    """The entries of a level or above that match a search, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent=parent)
        self._headings = (self.tr("Time"), self.tr("Level"), self.tr("Job"), self.tr("Message"))
        self._all: list[LogEntry] = []
        self._level = Level.INFO
        self._search = ""

    def set_entries(self, entries: Iterable[LogEntry]) -> None:
        """Replace all entries."""
        self._all = list(entries)
        self._rebuild()

    def append(self, entries: tuple[LogEntry, ...]) -> None:
        """Add entries; the oldest are removed if there are too many."""
        self._all += entries
        if len(self._all) > MAX_ENTRIES:
            del self._all[:-MAX_ENTRIES]
            self._rebuild()
            return
        if new := [entry for entry in entries if self._passes(entry)]:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def set_filter(self, level: Level, search: str) -> None:
        """Show entries of ``level`` or above that contain every word of ``search``."""
        self._level, self._search = level, search.casefold()
        self._rebuild()

    def shown(self) -> list[LogEntry]:
        """Return the entries that pass the filter."""
        return self._rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the content of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole):
            return None
        entry, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ForegroundRole:
            palette = QGuiApplication.palette()
            if entry.level in _COLORS and column == LEVEL:
                return status_color(_COLORS[entry.level], palette)
            return faint_text(palette) if column == TIME or entry.level is Level.DETAIL else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry.text) if column == TEXT else None
        if column == TIME:
            return time.strftime("%H:%M:%S", time.localtime(entry.time))
        if column == LEVEL:
            return _SHAPES[entry.level] + self._level_names()[entry.level]
        return entry.job if column == JOB else entry.text

    def _level_names(self) -> tuple[str, ...]:
        return self.tr("Detail"), self.tr("Info"), self.tr("Warning"), self.tr("Error")

    def _passes(self, entry: LogEntry) -> bool:
        if entry.level < self._level:
            return False
        text = f"{entry.job} {entry.text}".casefold()
        return all(word in text for word in self._search.split())

    def _rebuild(self) -> None:
        self._reset([entry for entry in self._all if self._passes(entry)])
