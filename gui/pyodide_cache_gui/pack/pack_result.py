"""The last page of packing: the proofs while they run, then the report, or why there is no pack."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.events import Note
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.report import PackReport
from pyodide_cache_gui.pack.pack_model import TimingModel
from pyodide_cache_gui.pack.pack_sizes import PackSizes
from pyodide_cache_gui.pack.pack_steps import PackStep
from pyodide_cache_gui.pack.pack_words import output_of, problem_text, step_text, tries_text
from pyodide_cache_gui.widgets.format import say, size_text
from pyodide_cache_gui.widgets.plain_table import make_plain

_LINES = 4
_LARGER = 1.25


class PackResult(QWidget):
    """A headline, the proofs, sizes and times, and what can be done with the pack."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: Path | None = None
        self._lines: list[str] = []
        self.title = self._words()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setBold(True)
        self.title.setFont(font)
        self.text = self._words()
        self.proofs = self._box(self.tr("Proofs"))
        self.output = self._box(self.tr("What the app said"))
        self.output.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.output_label = QLabel(self.tr("What the app said, to its end:"), self)
        self.output_label.setBuddy(self.output)
        self.sizes = PackSizes(self)
        self.times = TimingModel(self)
        self.times_table = QTableView(self)
        self.times_table.setAccessibleName(self.tr("Times before and after"))
        self.times_table.setModel(self.times)
        make_plain(self.times_table)
        header = self.times_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = self.times_table.verticalHeader().defaultSectionSize() * 5
        self.times_table.setFixedHeight(rows + header.sizeHint().height() + 12)
        self.open_button = QPushButton(self.tr("&Open the folder"), self)
        self.open_button.clicked.connect(self._open)
        self.save_button = QPushButton(self.tr("&Save the report…"), self)
        self.save_button.clicked.connect(self.save_wanted)
        self.saved = self._words()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.save_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addWidget(self.saved, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.title, self.text, self.proofs, self.output_label):
            layout.addWidget(widget)
        layout.addWidget(self.output, 1)
        layout.addWidget(self.sizes, 1)
        layout.addWidget(self.times_table)
        layout.addLayout(buttons)
        layout.addStretch(0)
        self.start()

    def start(self) -> None:
        """Show that a pack is being made."""
        self._target = None
        self._lines = []
        self.title.setText(self.tr("Making the pack and proving it"))
        self.text.setText(self.tr("It gets its name when the app ran from it alone, without a network."))
        self.proofs.setPlainText("")
        for widget in self._of_the_report():
            widget.hide()
        for widget in (self.output, self.output_label):
            widget.hide()
        self.proofs.show()
        self._tall(running=True)

    def take(self, event: object) -> None:
        """Show what the job told."""
        match event:
            case PackStep():
                self._add(step_text(event))
            case Note(problem):
                self._add(say(problem))

    def show_report(self, report: PackReport) -> None:
        """Show what came of it."""
        self._target = report.target
        if report.target is None:
            self.show_failure(report.problem, report)
            return
        tries = len(report.tries)
        pattern = self.tr("✓ Proven: it ran from this pack alone, without a network")
        if tries > 1:
            pattern = self.tr("✓ Proven at attempt {n}: it ran from this pack alone, without a network")
        self.title.setText(pattern.format(n=tries))
        lines = [str(report.target)]
        if report.bundle_bytes is not None:
            words = self.tr("The bundle has {size}, the app included; each package’s size is that of its own wheel.")
            lines.append(words.format(size=size_text(report.bundle_bytes)))
        words = self.tr("Besides, before and after alike: the runtime’s own files, {size}.")
        lines.append(words.format(size=size_text(report.runtime_bytes)))
        lines += [f"⚠ {say(note)}." for note in report.notes]
        self.text.setText("\n".join(lines))
        self.proofs.setPlainText(tries_text(report.tries))
        self._tall(running=False)
        self.proofs.setVisible(tries > 1)
        self.sizes.set_rows(report.rows, report.total)
        self.times.set_steps(report.before, report.after)
        self.saved.clear()
        for widget in self._of_the_report():
            widget.show()

    def show_failure(self, problem: Problem | None, report: PackReport | None = None) -> None:
        """Say that there is no pack, and why; nothing of it is called good."""
        for widget in self._of_the_report():
            widget.hide()
        if problem is None or problem.code is Code.CANCELLED:
            self.title.setText(self.tr("Stopped; there is no pack"))
            self.text.setText(self.tr("Nothing was written."))
        else:
            self.title.setText(self.tr("✕ There is no pack"))
            self.text.setText(_sentence(problem_text(problem)) + ".")
        if report:
            self.proofs.setPlainText(tries_text(report.tries))
        self.proofs.setVisible(bool(self.proofs.toPlainText()))
        said = output_of(problem) if problem else ""
        self._tall(running=not said)
        self.output.setPlainText(said)
        self.output.setVisible(bool(said))
        self.output_label.setVisible(bool(said))

    def _of_the_report(self) -> tuple[QWidget, ...]:
        return self.sizes, self.times_table, self.open_button, self.save_button, self.saved

    def _add(self, line: str) -> None:
        self._lines.append(line)
        self.proofs.setPlainText("\n".join(self._lines))
        bar = self.proofs.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _tall(self, *, running: bool) -> None:
        """Give the proofs all the room while there is nothing else."""
        height = self.proofs.fontMetrics().lineSpacing() * _LINES + 12
        self.proofs.setMinimumHeight(height)
        self.proofs.setMaximumHeight(16_777_215 if running else height)

    def _open(self) -> None:
        if self._target:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target)))

    def _words(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _box(self, name: str) -> QPlainTextEdit:
        box = QPlainTextEdit(self)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName(name)
        return box


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
