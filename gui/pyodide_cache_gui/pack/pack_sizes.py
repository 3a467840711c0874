"""The sizes of a pack: the total in one line, and a table with bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.pack.plan import total_of
from pyodide_cache.pack.report import Row
from pyodide_cache_gui.pack.pack_words import cells, row_tip, total_text
from pyodide_cache_gui.widgets.format import less_text
from pyodide_cache_gui.widgets.labels import emphasize
from pyodide_cache_gui.widgets.layouts import vbox
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesTable, TextLine

_BEFORE, _AFTER, _REDUCTION = 4, 5, 6
#: Least width of a column with bars, in pixels.
_BAR = 104
_NARROW = "QTableView::item { padding: 0 12px 0 2px; } QHeaderView::section { padding: 5px 15px 5px 5px; }"


class PackSizes(QWidget):
    """Show the rows of a plan or a report; selection and sort order survive a change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = QLabel(self, wordWrap=True)
        emphasize(self.total, 1.25)
        self.total.setAccessibleName(self.tr("Total"))
        columns = {self.tr("Package"): STRETCH, self.tr("Files"): FIT, ".py": FIT, ".so": FIT}
        columns |= {self.tr("Before"): _BAR, self.tr("After"): _BAR, self.tr("Reduction"): FIT}
        name, numbers = self.tr("Packages before and after"), range(1, len(columns))
        self.table = LinesTable(name, columns, self, numbers=numbers, bars=(_BEFORE, _AFTER))
        self.table.rows.heading_tips = dict.fromkeys((_BEFORE, _AFTER), self.tr("Compressed, as it is downloaded"))
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.sortByColumn(_BEFORE, Qt.SortOrder.DescendingOrder)
        self.table.setStyleSheet(self.table.styleSheet() + _NARROW)  # seven columns must fit beside the strategies
        self.table.horizontalHeader().setMinimumSectionSize(56)
        vbox(self.total, (self.table, 1), parent=self)

    def set_rows(self, rows: Sequence[Row], total: Row | None = None) -> None:
        """Show rows; without ``total`` their sum is shown."""
        before, after = total_of(row.before for row in rows), total_of(row.after for row in rows)
        total = total or Row("", "", before, after)
        by_name = sorted(rows, key=lambda row: row.name)
        self.table.rows.set_lines([*map(_line, by_name), replace(_line(total), is_total=True)])
        self.total.setText(total_text(total))


def _line(row: Row) -> TextLine:
    after = row.after
    numbers = (after.files, after.python, after.libraries, row.before.bytes, after.bytes, row.reduction)
    spoken = ((_REDUCTION, less_text(row.reduction)),)
    return TextLine(cells(row), tuple(enumerate(numbers, start=1)), row, row_tip(row), spoken=spoken)
