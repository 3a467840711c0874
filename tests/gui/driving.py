"""Drive a window as a person does: look, click, wait."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.activity.job_row import JobRow
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.lines_table import LinesTable

NUMPY = "numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl"


def packages(window: MainWindow) -> set[str]:
    model = window.model
    names = {model.index(row, Column.PACKAGE).data() for row in range(model.rowCount())}
    return names - {"pyodide-lock.json"}  # what this app adds to the packages of other distributions


def wait_for_end(qtbot: QtBot, hub: JobHub, count: int = 1) -> list[tuple[Job, Outcome]]:
    ended: list[tuple[Job, Outcome]] = []
    hub.ended.connect(lambda job, outcome: ended.append((job, outcome)))
    qtbot.waitUntil(lambda: len(ended) == count)
    return ended


def package_files(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.file_name for entry in entries if entry.is_package)


def shown_text(widget: QWidget) -> str:
    """Return the texts of the labels in a widget that are not hidden in it."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return " ".join(label.text() for label in labels if label.text())


def job_rows(part: QWidget) -> list[JobRow]:
    """Return the rows of jobs in a part of the window, oldest first, without those that are on their way out."""
    return [row for row in part.findChildren(JobRow) if not row.isHidden()]


def texts_of(table: LinesTable) -> list[tuple[str, ...]]:
    """Return what a table shows, row by row."""
    return [line.texts for line in table.rows.lines()]


def facts_of(grid: FactGrid) -> dict[str, str]:
    """Return the facts that a grid shows, as a screen reader reads them."""
    names = [label.accessibleName() for label in grid.findChildren(QLabel) if label.isVisibleTo(grid)]
    return {name: text for name, mark, text in (read.partition(": ") for read in names) if mark}


def job_text(part: QWidget) -> str:
    """Return what a job's row says, and its list of problems as far as it says something else."""
    shown = shown_text(part)
    problems = [line for row in (part, *part.findChildren(JobRow)) for line in getattr(row, "problems", ())]
    return " ".join((shown, *(line for line in problems if " ".join(line.split("\n")) not in shown)))


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))  # left of a button's menu arrow


def move_pointer(widget: QWidget, place: QPointF, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the mouse pointer over a widget; not the screen's pointer, whose moves any window above this one gets."""
    anywhere, keys = widget.mapToGlobal(place), Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, anywhere, Qt.MouseButton.NoButton, held, keys)
    QApplication.sendEvent(widget, event)


def wait_until_idle(qtbot: QtBot, part: MainWindow | ReadingDialog) -> None:
    qtbot.waitUntil(lambda: not part.session.hub.busy)


def make_old(folder: Path, days: float) -> None:
    moment = time.time() - days * 86_400
    for file in folder.iterdir():
        os.utime(file, (moment, moment))
