"""The sizes of a pack: the total in one line, a table and a chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QScrollArea, QSplitter, QTableView, QWidget

from pyodide_cache.pack.plan import total_of
from pyodide_cache.pack.report import Row
from pyodide_cache_gui.pack.pack_chart import PackChart
from pyodide_cache_gui.pack.pack_model import PackColumn, PackModel
from pyodide_cache_gui.pack.pack_words import total_text
from pyodide_cache_gui.widgets.labels import emphasize
from pyodide_cache_gui.widgets.layouts import vbox
from pyodide_cache_gui.widgets.plain_table import make_plain

_NARROW = "QTableView::item { padding: 0 12px 0 2px; } QHeaderView::section { padding: 5px 15px 5px 5px; }"


class PackSizes(QWidget):
    """Shows the rows of a plan or a report; selection and sort order survive a change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = QLabel(self)
        emphasize(self.total, 1.25)
        self.total.setAccessibleName(self.tr("Total"))
        self.total.setWordWrap(True)
        self.model = PackModel(self)
        self.table = QTableView(self)
        self.table.setAccessibleName(self.tr("Packages before and after"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(PackColumn.BEFORE, Qt.SortOrder.DescendingOrder)
        make_plain(self.table)
        self.table.setStyleSheet(self.table.styleSheet() + _NARROW)  # seven columns must fit beside the strategies
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PackColumn.PACKAGE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(56)
        self.chart = PackChart(self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.chart)
        area.setBackgroundRole(QPalette.ColorRole.Base)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.chart.setBackgroundRole(QPalette.ColorRole.Base)
        self.chart.setAutoFillBackground(True)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.addWidget(self.table)
        self.split.addWidget(area)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([260, 220])
        vbox(self.total, (self.split, 1), parent=self)

    def set_rows(self, rows: Sequence[Row], total: Row | None = None) -> None:
        """Show rows; without ``total`` their sum is shown."""
        before, after = total_of(row.before for row in rows), total_of(row.after for row in rows)
        total = total or Row("", "", before, after)
        self.model.set_rows(rows, total)
        self.chart.set_rows(rows)
        self.total.setText(total_text(total))
