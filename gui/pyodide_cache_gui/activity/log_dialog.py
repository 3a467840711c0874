"""The log: filter, search, save and copy it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.activity.log import JobLog, Level, LogEntry, as_text
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Outcome
from pyodide_cache_gui.session.tasks import save_text_task
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import combo_box, text_line
from pyodide_cache_gui.widgets.format import counted, path_text
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.plain_table import PADDING

#: A level has the color of a status that is as important.
_STATUSES = {Level.WARNING: Status.DIFFERS, Level.ERROR: Status.DAMAGED}


class LogDialog(Dialog):
    """Show a `JobLog`, and update it while jobs run."""

    def __init__(self, log: JobLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._saving = JobFollower(log.hub, self, self._on_saved, self._on_saving_ended)
        self.set_up(self.tr("Log"), 860, 520)
        self._level_names = {
            Level.DETAIL: self.tr("Detail"),
            Level.INFO: self.tr("Info"),
            Level.WARNING: "⚠ " + self.tr("Warning"),
            Level.ERROR: "✕ " + self.tr("Error"),
        }
        levels = (
            (self.tr("Everything"), Level.DETAIL),
            (self.tr("Without details"), Level.INFO),
            (self.tr("Warnings and errors"), Level.WARNING),
            (self.tr("Only errors"), Level.ERROR),
        )
        self.level = combo_box(self, self.tr("Level"), levels)
        self.level.setCurrentIndex(1)
        self.search = text_line(self, name=self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        widest = max(map(self.fontMetrics().horizontalAdvance, self._level_names.values())) + 3 * PADDING
        columns = {self.tr("Time"): 100, self.tr("Level"): widest, self.tr("Job"): 190, self.tr("Message"): STRETCH}
        self.table = LinesTable(self.tr("Log"), columns, self, sorts=False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.rows.faint_columns = frozenset({0})
        self.message = NoteLabel(self)
        self.count = QLabel(self)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.save_button = push_button(self, self.tr("&Save…"), self._choose_file)
        self.copy_button = push_button(self, self.tr("&Copy"), self.copy)
        self.clear_button = push_button(self, self.tr("Cl&ear"), log.clear)
        self._lay_out()
        self.level.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.table.chosen.connect(self._show_selected)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        log.added.connect(self._on_added)
        log.shortened.connect(self._show)
        self._filter()

    def copy(self) -> None:
        """Copy the selected entries, or all that are shown, to the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.table.selected(LogEntry) or self.table.values(LogEntry)))

    def save(self, file: Path) -> None:
        """Write the entries that are shown to a text file."""
        self._saving.start(self.tr("Save the log"), save_text_task(file, as_text(self.table.values(LogEntry))))

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

    def _on_added(self, entries: Sequence[LogEntry]) -> None:
        bar = self.table.verticalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        self.table.rows.append_lines(self._lines(entries))
        self._show_count()
        if was_at_end:
            self.table.scrollToBottom()

    def _filter(self) -> None:
        self._show()
        self.table.scrollToBottom()

    def _show(self) -> None:
        self.table.clearSelection()
        self.table.rows.set_lines(self._lines(self._log.entries()))
        self._show_count()

    def _lines(self, entries: Iterable[LogEntry]) -> list[TextLine]:
        """Return the rows of entries that have the chosen level or a higher one, and every word of the search."""
        level, words = self.level.currentData(), self.search.text().casefold().split()

        def passes(entry: LogEntry) -> bool:
            if entry.level < level:
                return False
            return not words or all(word in f"{entry.job} {entry.text}".casefold() for word in words)

        return [self._line(entry) for entry in entries if passes(entry)]

    def _line(self, entry: LogEntry) -> TextLine:
        moment = time.strftime("%H:%M:%S", time.localtime(entry.time))
        texts = (moment, self._level_names[entry.level], entry.job, entry.text)
        statuses = ((1, _STATUSES[entry.level]),) if entry.level in _STATUSES else ()
        return TextLine(texts, value=entry, is_faint=entry.level is Level.DETAIL, statuses=statuses)

    def _show_selected(self) -> None:
        selected = self.table.selected(LogEntry)
        self.message.setText(selected[0].text if len(selected) == 1 else "")

    def _show_count(self) -> None:
        shown, total = len(self.table.rows.lines()), len(self._log.entries())
        self.table.show_if_empty(self.tr("No entry matches") if total else self.tr("No entries yet"))
        lines = counted(total, self.tr("{n} line"), self.tr("{n} lines")) if total else ""
        if shown != total:
            lines = self.tr("{shown} of {lines}").format(shown=shown, lines=lines)
        self.count.setText(lines)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(shown > 0)
        self.clear_button.setEnabled(total > 0)
