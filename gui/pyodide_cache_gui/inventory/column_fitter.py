"""Which columns of the table are visible: those that the user wants, as far as the width allows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QTableView

from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.layouts import in_font

#: These give way in a narrow table, the first ones first. The others never do, least of all the status.
_GIVE_WAY = (Column.RUNTIME, Column.KIND, Column.AGE, Column.VERSION, Column.SIZE)
#: The first column's least width, and the one from which on other columns grow, too, in pixels.
_LEAST, _ENOUGH = 170, 190
#: What columns get besides in a wide table, the first ones first, in pixels: room for a version such as
#: 2026.10.19.post1, for a name, for the release that publishes a file, and for bars that can be compared.
_GROW = {Column.VERSION: 40, Column.PACKAGE: 130, Column.STATUS: 60, Column.SIZE: 200}


class ColumnFitter(QObject):
    """Hide columns while the table is too narrow for them.

    Attributes:
        usual: the width of each column that the user did not resize.

    Args:
        hidden: the columns that are hidden until the user shows them.
    """

    def __init__(self, table: QTableView, hidden: tuple[Column, ...]) -> None:
        super().__init__(table)
        self._table = table
        self._wanted = set(Column) - set(hidden)
        self._header = table.horizontalHeader()
        self._is_fitting = False
        self._kept_free = 0
        self.usual = {column: self._header.sectionSize(column) for column in Column}
        self._widths = dict(self.usual)
        self._header.sectionResized.connect(self._on_resized)

    def is_wanted(self, column: Column) -> bool:
        """Return whether the user wants to see a column."""
        return column in self._wanted

    def want(self, column: Column, wanted: bool) -> None:
        """Show a column if it fits, or hide it."""
        self._wanted = self._wanted | {column} if wanted else self._wanted - {column}
        self.fit()

    def set_usual(self, widths: Mapping[Column, int]) -> None:
        """Take the widths of columns in the font in use; what the user resized grows or shrinks as they do."""
        grown = {column: self._widths[column] * width // self.usual[column] for column, width in widths.items()}
        self._widths |= grown
        self.usual |= widths
        self.fit()

    def keep_free(self, width: int) -> None:
        """Let no column grow into the last pixels of the table: a pane that opens there then moves none."""
        if width != self._kept_free:
            self._kept_free = width
            self.fit()

    def fit(self) -> None:
        """Show the wanted columns that fit."""
        self._is_fitting = True
        free = self._table.viewport().width()
        near = free - self._kept_free
        least, enough = in_font(self._table, _LEAST), in_font(self._table, _ENOUGH)
        shown = set(self._wanted)
        others = sum(self._widths[column] for column in shown - {Column.PACKAGE})
        for column in _GIVE_WAY:
            if column in shown and others + least > near:
                shown.discard(column)
                others -= self._widths[column]
        widths = self._widths | {Column.PACKAGE: max(least, min(enough, near - others))}
        room = max(0, near - others - enough)
        for column, most in _GROW.items():
            # What has another width was resized by the user.
            if column in shown and (column == Column.PACKAGE or widths[column] == self.usual[column]):
                more = min(in_font(self._table, most), room)
                widths[column] += more
                room -= more
        free -= sum(widths[column] for column in shown)
        for column in reversed(_GIVE_WAY):  # what a pane that opens covers
            if column in self._wanted - shown and widths[column] <= free:
                shown.add(column)
                free -= widths[column]
        for column in Column:
            self._header.setSectionHidden(column, column not in shown)
            if column in shown:
                self._header.resizeSection(column, widths[column])
        self._is_fitting = False
        self._allow_scroll_bar()

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

    def _allow_scroll_bar(self) -> None:
        """Allow a scroll bar only for columns that do not fit: else Qt shows one until columns have shrunk."""
        policy, is_wider = Qt.ScrollBarPolicy, self._header.length() > self._table.viewport().width()
        self._table.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if is_wider else policy.ScrollBarAlwaysOff)

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if width and not self._is_fitting:
            self._widths[Column(column)] = width
            self._allow_scroll_bar()
