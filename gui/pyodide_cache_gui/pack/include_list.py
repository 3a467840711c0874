"""A list of glob patterns of files to keep, each with the number of files that it matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.fields import text_line
from pyodide_cache_gui.widgets.layouts import hbox, vbox
from pyodide_cache_gui.widgets.plain_table import make_plain

_PATTERN, _COUNT = range(2)


class IncludeList(QWidget):
    """Edits glob patterns of archive members, and shows how many members each matches."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self._cleanup = QTimer(self, singleShot=True, interval=0)
        self._cleanup.timeout.connect(self._drop_empty)
        self.edit = text_line(self, "rich/_unicode_data/*", self.tr("Pattern of files to keep"))
        self.edit.setToolTip(self.tr("Relative to site-packages or the standard library; * matches slashes too"))
        self.add_button = push_button(self, self.tr("&Include"), self._add)
        self.add_button.setEnabled(False)
        self.remove_button = push_button(self, self.tr("&Remove"), self._remove)
        self.table = QTableWidget(0, 2, self)
        self.table.setAccessibleName(self.tr("Patterns of files to keep"))
        make_plain(self.table)
        header = self.table.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(_PATTERN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * 3 + 4)
        vbox(hbox((self.edit, 1), self.add_button, self.remove_button), self.table, parent=self)
        self.edit.textChanged.connect(lambda text: self.add_button.setEnabled(bool(text.strip())))
        self.edit.returnPressed.connect(self._add)
        self.table.itemChanged.connect(self._on_item)
        delete, context = QKeySequence.StandardKey.Delete, Qt.ShortcutContext.WidgetShortcut
        QShortcut(delete, self.table, self._remove, context=context)
        self._show()

    def patterns(self) -> tuple[str, ...]:
        """Return the patterns without duplicates."""
        items = (self.table.item(row, _PATTERN) for row in range(self.table.rowCount()))
        return tuple(dict.fromkeys(text for item in items if item and (text := item.text().strip())))

    def set_patterns(self, patterns: Sequence[str]) -> None:
        """Show patterns."""
        self._is_filling = True
        self.table.setRowCount(0)
        for pattern in patterns:
            row = self.table.rowCount()
            self.table.insertRow(row)
            self.table.setItem(row, _PATTERN, QTableWidgetItem(pattern))
            count = QTableWidgetItem()
            count.setFlags(count.flags() & ~Qt.ItemFlag.ItemIsEditable)
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, _COUNT, count)
        self._is_filling = False
        self._show()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many members each pattern matches."""
        self._is_filling = True
        for row in range(self.table.rowCount()):
            pattern, cell = self.table.item(row, _PATTERN), self.table.item(row, _COUNT)
            if pattern and cell and (count := counts.get(pattern.text().strip())) is not None:
                cell.setText(self.locale().toString(count) if count else self.tr("⚠ none"))
        self._is_filling = False

    def _add(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.edit.clear()
            self.set_patterns([*dict.fromkeys((*self.patterns(), text))])
            self.changed.emit()

    def _remove(self) -> None:
        gone = {index.row() for index in self.table.selectionModel().selectedRows()}
        items = [self.table.item(row, _PATTERN) for row in range(self.table.rowCount()) if row not in gone]
        if gone:
            self.set_patterns([item.text().strip() for item in items if item])
            self.changed.emit()

    def _on_item(self, item: QTableWidgetItem) -> None:
        if not self._is_filling and item.column() == _PATTERN:
            self._cleanup.start()  # later: the table still uses this item
            self.changed.emit()

    def _drop_empty(self) -> None:
        patterns = self.patterns()
        if len(patterns) < self.table.rowCount():
            self.set_patterns(patterns)
            self.changed.emit()  # shows the counts of the others again

    def _show(self) -> None:
        some = self.table.rowCount() > 0
        self.table.setVisible(some)
        self.remove_button.setVisible(some)
