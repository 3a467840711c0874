"""The last page of packing: the proofs while they run, then the report, or why there is no pack."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from pyodide_cache.base.events import Note, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.report import PackReport
from pyodide_cache.pack.trace import app_output
from pyodide_cache_gui.pack.pack_sizes import PackSizes
from pyodide_cache_gui.pack.pack_words import image_lines, problem_text, proofs_text, timing_rows
from pyodide_cache_gui.widgets.buttons import open_folder, push_button
from pyodide_cache_gui.widgets.fields import output_box, use_fixed_font
from pyodide_cache_gui.widgets.format import less_text, path_text, say, seconds_text, size_text, step_text
from pyodide_cache_gui.widgets.labels import PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import hbox, vbox
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesTable, TextLine

_LINES = 4
_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX, which PySide6 lacks


class PackResult(QWidget):
    """A headline, the proofs, sizes and timings, and what can be done with the pack."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: Path | None = None
        self.title = PlainLabel(self)
        emphasize(self.title, 1.25)
        self.text = PlainLabel(self)
        self.proofs = output_box(self, self.tr("Proofs"))
        self.output = output_box(self, self.tr("Output of the app"))
        use_fixed_font(self.output)
        self.output_label = QLabel(self.tr("The end of the app’s output:"), self)
        self.output_label.setBuddy(self.output)
        self.sizes = PackSizes(self)
        columns = {self.tr("Time"): STRETCH, self.tr("Before"): FIT, self.tr("After"): FIT, self.tr("Change"): FIT}
        self.times = LinesTable(
            self.tr("Timings before and after"), columns, self, numbers=range(1, len(columns)), sorts=False
        )
        self.times.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.times.verticalHeader().defaultSectionSize() * 5
        self.times.setFixedHeight(rows + self.times.horizontalHeader().sizeHint().height() + 12)
        self.open_button = push_button(self, self.tr("&Open the folder"), self._open)
        self.save_button = QPushButton(self.tr("&Save the report…"), self, autoDefault=False)
        self.saved = PlainLabel(self)
        head = (self.title, self.text, self.proofs, self.output_label)
        buttons = hbox(self.open_button, self.save_button, (self.saved, 1))
        vbox(*head, (self.output, 1), (self.sizes, 1), self.times, buttons, 0, spacing=12, parent=self)
        self.start()

    def start(self) -> None:
        """Show that a pack is being made."""
        self._target = None
        self.title.setText(self.tr("Making and proving the pack"))
        self.text.setText(self.tr("The folder appears when the app ran from the pack alone, without a network."))
        self.proofs.clear()
        self.proofs.show()
        self._show_report_widgets(shown=False)
        self._show_output("")

    def take(self, event: object) -> None:
        """Show an event of the job."""
        match event:
            case StepStarted():
                self.proofs.appendPlainText(step_text(event))
            case Note(problem):
                self.proofs.appendPlainText(say(problem))

    def show_report(self, report: PackReport) -> None:
        """Show the result."""
        self._target = report.target
        if report.target is None:
            self.show_failure(report.problem, report)
            return
        number = len(report.proofs)
        pattern = self.tr("✓ Proven: the app ran from this pack alone, without a network")
        if number > 1:
            pattern = self.tr("✓ Proven at attempt {n}: the app ran from this pack alone, without a network")
        self.title.setText(pattern.format(n=number))
        lines = [path_text(report.target)]
        if report.bundle_bytes is not None:
            text = self.tr("The bundle is {size}, including the app. Package sizes are those of single wheels.")
            lines.append(text.format(size=size_text(report.bundle_bytes)))
        text = self.tr("The runtime’s own files add {size}, before and after.")
        lines.append(text.format(size=size_text(report.runtime_bytes)))
        lines += [f"⚠ {say(note)}." for note in report.notes]
        lines += image_lines(report)
        self.text.setText("\n".join(lines))
        self.proofs.setPlainText(proofs_text(report.proofs))
        self.proofs.setVisible(number > 1)
        self._limit_proofs(limited=True)
        self.sizes.set_rows(report.rows, report.total)
        times = timing_rows(report.before, report.after) if report.after else ()
        self.times.rows.set_lines([_time_line(*row, is_total=row is times[-1]) for row in times])
        self.saved.clear()
        self._show_report_widgets(shown=True)

    def show_failure(self, problem: Problem | None, report: PackReport | None = None) -> None:
        """Show that there is no pack, and why."""
        self._show_report_widgets(shown=False)
        if problem is None or problem.code is Code.CANCELLED:
            self.title.setText(self.tr("Stopped; no pack was made"))
            self.text.setText(self.tr("Nothing was written."))
        else:
            self.title.setText(self.tr("✕ No pack was made"))
            self.text.setText(problem_text(problem, report.plan.settings if report else None) + ".")
        if report:
            self.proofs.setPlainText(proofs_text(report.proofs))
        self.proofs.setVisible(bool(self.proofs.toPlainText()))
        self._show_output(app_output(problem) if problem else "")

    def _show_report_widgets(self, *, shown: bool) -> None:
        for widget in (self.sizes, self.times, self.open_button, self.save_button, self.saved):
            widget.setVisible(shown)

    def _show_output(self, output: str) -> None:
        self._limit_proofs(limited=bool(output))
        self.output.setPlainText(output)
        self.output.setVisible(bool(output))
        self.output_label.setVisible(bool(output))

    def _limit_proofs(self, *, limited: bool) -> None:
        """Give the proofs a few lines, or all the space while nothing else needs it."""
        height = self.proofs.fontMetrics().lineSpacing() * _LINES + 12
        self.proofs.setMinimumHeight(height)
        self.proofs.setMaximumHeight(height if limited else _NO_LIMIT)

    def _open(self) -> None:
        if self._target:
            open_folder(self._target)


def _time_line(name: str, before: float, after: float, *, is_total: bool) -> TextLine:
    change = less_text(1 - after / before) if before else ""
    return TextLine((name, seconds_text(before), seconds_text(after), change), is_total=is_total)
