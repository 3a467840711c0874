"""The log: filter, search, save and copy it."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QLabel, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.activity.log import JobLog, Level, LogEntry, as_text
from pyodide_cache_gui.activity.log_model import JOB, LEVEL, TEXT, TIME, LogModel
from pyodide_cache_gui.session.hub import JobFollower, Outcome
from pyodide_cache_gui.session.tasks import save_text_task
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import combo_box, text_line
from pyodide_cache_gui.widgets.format import counted, path_text
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox, in_font
from pyodide_cache_gui.widgets.plain_table import PlainTable


class LogDialog(Dialog):
    """Show a `JobLog`, and update it while jobs run."""

    def __init__(self, log: JobLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._saving = JobFollower(log.hub, self, self._on_saved, self._on_saving_ended)
        self.setWindowTitle(self.tr("Log"))
        self.resize(860, 520)
        self.model = LogModel(self)
        self.level = combo_box(self, self.tr("Level"))
        for level, text in (
            (Level.DETAIL, self.tr("Everything")),
            (Level.INFO, self.tr("Without details")),
            (Level.WARNING, self.tr("Warnings and errors")),
            (Level.ERROR, self.tr("Only errors")),
        ):
            self.level.addItem(text, int(level))
        self.level.setCurrentIndex(1)
        self.search = text_line(self, name=self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.table = PlainTable(self.tr("Log"), self.model, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in ((TIME, 100), (LEVEL, 96), (JOB, 190)):
            self.table.setColumnWidth(column, in_font(self.table, width))
        self.table.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.message = NoteLabel(self)
        self.count = QLabel(self)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.save_button = push_button(self, self.tr("&Save…"), self._choose_file)
        self.copy_button = push_button(self, self.tr("&Copy"), self.copy)
        self.clear_button = push_button(self, self.tr("Cl&ear"), log.clear)
        self._lay_out()
        self.level.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.model.modelReset.connect(self._show_count)
        self.model.rowsInserted.connect(self._show_count)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        log.added.connect(self._on_added)
        log.cleared.connect(self._reload)
        self._reload()

    def copy(self) -> None:
        """Copy the selected entries, or all that are shown, to the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self._selected() or self.model.shown()))

    def save(self, file: Path) -> None:
        """Write the entries that are shown to a text file."""
        self._saving.start(self.tr("Save the log"), save_text_task(file, as_text(self.model.shown())))

    def _lay_out(self) -> None:
        level, search = buddy_label(self.tr("&Level"), self.level), buddy_label(self.tr("Se&arch"), self.search)
        top = hbox(level, self.level, search, (self.search, 1))
        bottom = hbox(self.save_button, self.copy_button, self.clear_button, (self.count, 1), close_box(self))
        self.lay_out(top, (self.table, 1), self.message, bottom)

    def _choose_file(self) -> None:
        name = time.strftime("pyodide-cache-%Y-%m-%d.log.txt")
        start = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the log"), start, self.tr("Text") + " (*.txt)")
        if chosen:
            self.save(Path(chosen))

    def _on_saved(self, event: Finished[Path]) -> None:
        self.message.setText(self.tr("Saved to {file}").format(file=path_text(event.report)))

    def _on_saving_ended(self, outcome: Outcome) -> None:
        if text := failure_text(outcome):
            self.message.setText(text)

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
        selection = self.table.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]  # faster than a list of cells
        rows = {row for item in ranges for row in range(item.top(), item.bottom() + 1)}
        return [self.model.shown()[row] for row in sorted(rows)]

    def _show_selected(self) -> None:
        selected = self._selected()
        self.message.setText(selected[0].text if len(selected) == 1 else "")

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), len(self._log.entries())
        self.table.show_if_empty(self.tr("No entry matches") if total else self.tr("No entries yet"))
        lines = counted(total, self.tr("{n} line"), self.tr("{n} lines")) if total else ""
        if shown != total:
            lines = self.tr("{shown} of {lines}").format(shown=shown, lines=lines)
        self.count.setText(lines)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(shown > 0)
        self.clear_button.setEnabled(total > 0)
