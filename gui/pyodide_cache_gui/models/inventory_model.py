"""The table's model: entries, sorted and filtered here, since a proxy is a hundred times slower."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Any

from packaging.version import InvalidVersion, Version
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from pyodide_cache.actions.filters import Filter
from pyodide_cache.disk.inventory import Entry, Status, Totals, totals_of
from pyodide_cache.formats.filenames import Flavour, Kind
from pyodide_cache.words import explain
from pyodide_cache_gui.format import age_text, kind_text, runtime_text, size_text, status_text
from pyodide_cache_gui.theme import faint_text, status_colour

Index = QModelIndex | QPersistentModelIndex

#: The entry itself, for delegates and menus.
ENTRY_ROLE = Qt.ItemDataRole.UserRole
#: Size as a share of the largest one, 0 to 1.
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns, in their first order."""

    PACKAGE = 0
    VERSION = 1
    SIZE = 2
    AGE = 3
    KIND = 4
    RUNTIME = 5
    STATUS = 6


@lru_cache(maxsize=65_536)
def version_key(text: str) -> tuple[bool, Version]:
    """Return a key that sorts versions as versions; what is none comes first."""
    try:
        return True, Version(text)
    except InvalidVersion:
        return False, Version("0")


#: Worst first: a click on the heading brings up what needs a hand.
_SEVERITY = {
    status: rank
    for rank, status in enumerate(
        (
            Status.DAMAGED,
            Status.ALTERED,
            Status.UNKNOWN,
            Status.UNVERIFIED,
            Status.UNCHECKED,
            Status.OTHER_RELEASE,
            Status.VERIFIED,
        )
    )
}

_SORT_KEYS: dict[Column, Callable[[Entry], Any]] = {
    Column.PACKAGE: lambda entry: (entry.identity.name or entry.file_name.casefold(), entry.file_name),
    Column.VERSION: lambda entry: version_key(entry.identity.version or ""),
    Column.SIZE: lambda entry: entry.stamp.size,
    Column.AGE: lambda entry: -entry.stamp.modified_ns,
    Column.KIND: lambda entry: (entry.kind, entry.flavour or ""),
    Column.RUNTIME: lambda entry: entry.identity.runtime or "",
    Column.STATUS: lambda entry: (_SEVERITY[entry.status], entry.kind is Kind.FOREIGN, entry.provenance),
}


class InventoryModel(QAbstractTableModel):
    """The entries of one cache directory."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: list[Entry] = []
        self._filter = Filter("", ())
        self._column = Column.PACKAGE
        self._descending = False
        self._largest = 1
        self._line: str | None = None
        self._bytes = 0

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show other entries."""
        self._entries = list(entries)
        self._largest = max((entry.size for entry in self._entries), default=1) or 1
        self._bytes = sum(entry.size for entry in self._entries)
        self._rebuild()

    def append(self, entries: Iterable[Entry]) -> None:
        """Show more entries, as a scan finds them; they are sorted in when it is done."""
        new = list(entries)
        shown = [entry for entry in new if self._filter(entry)]
        self._entries += new
        self._largest = max(self._largest, max((entry.size for entry in new), default=1))
        self._bytes += sum(entry.size for entry in new)
        if shown:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._rows += shown
            self.endInsertRows()

    def set_filter(self, wanted: Filter) -> None:
        """Show only entries that pass."""
        self._filter = wanted
        self._rebuild()

    def set_line(self, line: str | None) -> None:
        """Name the release line that is worked for; wheels of others are shown faintly."""
        if line != self._line:
            self._line = line
            self._repaint()

    def refresh_ages(self) -> None:
        """Show ages as they are now."""
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.AGE)
            self.dataChanged.emit(self.index(0, Column.AGE), last, [Qt.ItemDataRole.DisplayRole])

    def shown(self) -> Totals:
        """Return the totals of what the filter lets through."""
        return totals_of(self._rows)

    def so_far(self) -> Totals:
        """Return rough totals while a scan goes on; the inventory has the true ones."""
        return Totals(len(self._entries), self._bytes)

    def entry(self, row: int) -> Entry:
        """Return the entry of a row."""
        return self._rows[row]

    def row_of(self, file_name: str) -> int | None:
        """Return the row that shows ``file_name``; None when it is not shown."""
        return next((row for row, entry in enumerate(self._rows) if entry.file_name == file_name), None)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._filter)

    @property
    def entry_count(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._entries)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            if section in (Column.SIZE, Column.AGE):
                return _RIGHT
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; the role is looked at first, since most are not ours."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in (Column.SIZE, Column.AGE) else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._foreground(self._rows[index.row()], index.column())
        if role == SHARE_ROLE:
            return self._rows[index.row()].stamp.size / self._largest
        if role == ENTRY_ROLE:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(self._rows[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings()[index.column()]}: {self._display(self._rows[index.row()], index.column())}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay in the order of their names."""
        self._column = Column(max(column, 0))
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        rows = [entry for entry in self._entries if self._filter(entry)] if self._filter else list(self._entries)
        if self._column is not Column.PACKAGE:
            rows.sort(key=_SORT_KEYS[Column.PACKAGE])
        rows.sort(key=_SORT_KEYS[self._column], reverse=self._descending)
        self._rows = rows
        self.endResetModel()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def _display(self, entry: Entry, column: int) -> str:
        if column == Column.PACKAGE:
            return _printable(entry.identity.name or entry.file_name)
        if column == Column.VERSION:
            return entry.identity.version or ""
        if column == Column.SIZE:
            return size_text(entry.stamp.size) if entry.is_file else ""
        if column == Column.AGE:
            return age_text(time.time() - entry.stamp.modified_ns / 1e9) if entry.stamp.modified_ns else ""
        if column == Column.KIND:
            return kind_text(entry)
        if column == Column.RUNTIME:
            return runtime_text(entry.identity.runtime)
        return status_text(entry)

    def _foreground(self, entry: Entry, column: int) -> Any:
        palette = QGuiApplication.palette()
        if entry.kind in (Kind.FOREIGN, Kind.PARTIAL):
            return faint_text(palette)
        if column == Column.STATUS:
            return status_colour(entry.status, palette)
        if column == Column.RUNTIME and (self._is_for_another_line(entry) or entry.identity.runtime == "any"):
            return faint_text(palette)
        return None

    def _is_for_another_line(self, entry: Entry) -> bool:
        return entry.flavour is Flavour.WASM and self._line is not None and entry.identity.runtime != self._line

    def _tool_tip(self, entry: Entry) -> str:
        lines = [_printable(entry.file_name)]
        if entry.warning:
            lines.append(explain(entry.warning))
        if self._is_for_another_line(entry):
            lines.append(self.tr("Not for the chosen runtime"))
        if entry.provenance:
            shown = ", ".join(entry.provenance[:6]) + (" …" if len(entry.provenance) > 6 else "")
            lines.append(self.tr("These bytes are published by: {who}").format(who=shown))
        return "\n".join(lines)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Package"),
            self.tr("Version"),
            self.tr("Size"),
            self.tr("Age"),
            self.tr("Kind"),
            self.tr("Runtime"),
            self.tr("Status"),
        )


def _printable(name: str) -> str:
    return name if name.isprintable() else name.encode("utf-8", "backslashreplace").decode()
