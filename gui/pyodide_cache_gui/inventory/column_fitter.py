"""Which columns of the table are visible: those that the user wants, as far as the width allows."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QTableView

from pyodide_cache_gui.session.listing import Column

#: These give way in a narrow table, the first ones first. The others never do, least of all the status.
_GIVE_WAY = (Column.RUNTIME, Column.KIND, Column.AGE, Column.VERSION, Column.SIZE)
#: The least and the most width of the first column, which gets what the others leave, in pixels; and its largest
#: share of a wide table, where more would put a package too far from its version.
_LEAST, _MOST, _SHARE = 150, 320, 1 / 3
#: What a version such as 2026.10.19.post1 gets besides its width, and what it leaves to the first column, in pixels.
_LONG_VERSION, _ENOUGH = 40, 190


class ColumnFitter(QObject):
    """Hide columns while the table is too narrow for them.

    Args:
        table: whose header it arranges.
        hidden: the columns that are hidden until the user shows them.
    """

    def __init__(self, table: QTableView, hidden: tuple[Column, ...]) -> None:
        super().__init__(table)
        self._table = table
        self._wanted = set(Column) - set(hidden)
        self._header = table.horizontalHeader()
        self._is_fitting = False
        self._spare = 0
        self._widths = {column: self._header.sectionSize(column) for column in Column}
        self._header.sectionResized.connect(self._on_resized)

    def is_wanted(self, column: Column) -> bool:
        """Return whether the user wants to see a column."""
        return column in self._wanted

    def want(self, column: Column, wanted: bool) -> None:
        """Show a column if it fits, or hide it."""
        self._wanted = self._wanted | {column} if wanted else self._wanted - {column}
        self.fit()

    def fit(self) -> None:
        """Show the wanted columns that fit."""
        self._is_fitting = True
        free = self._table.viewport().width()
        shown = set(self._wanted)
        others = sum(self._widths[column] for column in shown - {Column.PACKAGE})
        for column in _GIVE_WAY:
            if column in shown and others + _LEAST > free:
                shown.discard(column)
                others -= self._widths[column]
        for column in Column:
            self._header.setSectionHidden(column, column not in shown)
        self._spare = min(_LONG_VERSION, max(0, free - others - _ENOUGH))
        package = min(max(_MOST, int(free * _SHARE)), max(_LEAST, free - others - self._spare))
        self._header.resizeSection(Column.PACKAGE, package)
        self._header.resizeSection(Column.VERSION, self._widths[Column.VERSION] + self._spare)
        self._is_fitting = False

    def save(self) -> QByteArray:
        """Return the order, the widths and the wanted columns."""
        self._is_fitting = True
        for column in Column:
            self._header.setSectionHidden(column, column not in self._wanted)
            self._header.resizeSection(column, self._widths[column])
        state = self._header.saveState()
        self._is_fitting = False
        self.fit()
        return state

    def restore(self, state: QByteArray) -> None:
        """Restore what `save` returned."""
        self._is_fitting = True
        self._header.restoreState(state)
        self._is_fitting = False
        self._header.setStretchLastSection(False)
        self._wanted = {column for column in Column if not self._header.isSectionHidden(column)}
        self._widths |= {column: self._header.sectionSize(column) for column in self._wanted}
        self.fit()

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if width and not self._is_fitting:
            self._widths[Column(column)] = width - (self._spare if column == Column.VERSION else 0)
