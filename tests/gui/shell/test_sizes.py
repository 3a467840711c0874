"""The window in every size and language: all texts fit, and nothing that a job says moves anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.conftest import OpenWindow
from gui.driving import job_rows, wait_until_idle
from gui.letters import repeated, shared_letters, without_letter
from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, ItemStarted, JobStarted, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.labels import LineLabel

SIZES = [(720, 480), (1000, 720), (1366, 768), (1920, 1080)]
#: Pixels beside the text of a field.
PADDING = 10
LONG = "a very long word " * 600


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
def test_every_text_of_the_bars_fits_in_every_size(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, language: str
) -> None:
    window = open_window(full_cache)
    for size in SIZES:
        window.resize(*size)
        for row in (-1, 0):
            if row < 0:
                window.model.set_selection(())
            else:
                window.table.selectRow(row)
            wait_until_idle(qtbot, window)
            QApplication.processEvents()  # layouts follow texts then
            assert window.size() == QSize(*size), "something asks for more than the window has"
            assert not cut_bars(window), (size, row)
            area = window.panes.details.area
            assert not area.isVisible() or area.widget().width() <= area.viewport().width(), "details are cut"
            assert not window.table.isColumnHidden(Column.STATUS)
            header = window.table.horizontalHeader()
            right = header.sectionViewportPosition(Column.STATUS) + header.sectionSize(Column.STATUS)
            assert right <= window.table.viewport().width(), (size, row)
            if size[0] >= 1000:
                qtbot.waitUntil(lambda: not window.table.horizontalScrollBar().isVisible())


#: Commands that open no dialog of ours.
NO_DIALOG = (
    *("open", "quit", "project", "script", "csv", "json", "undo", "find", "select-shown", "select-none"),
    *("map", "group", "ages", "places", "details", "refresh", "verify", "check", "repair"),
    *("verify-selected", "verify-online", "repair-selected"),
)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
def test_every_dialog_fits_into_the_least_window_and_gives_each_part_a_letter_of_its_own(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, language: str
) -> None:
    window = open_window(full_cache)
    window.resize(1000, 720)
    window.table.selectRow(0)
    wait_until_idle(qtbot, window)
    shown = []
    for name in window.commands._actions:
        if name in NO_DIALOG or not window.commands[name].isEnabled():
            continue
        window.commands[name].trigger()
        (dialog,) = (part for part in window.findChildren(Dialog) if part.isVisible())
        wait_until_idle(qtbot, window)
        dialog.resize(*SIZES[0])
        QApplication.processEvents()
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        assert least == least.boundedTo(QSize(*SIZES[0])), name
        assert not cut_texts(dialog.findChildren(QWidget)), name
        sideways = [area.horizontalScrollBar() for area in dialog.findChildren(QScrollArea)]
        assert not any(bar.isVisible() for bar in sideways), name
        for heading in dialog.findChildren(QToolButton):
            heading.setChecked(heading.isCheckable())  # unfolds what is folded
        assert not shared_letters(dialog), name
        assert not without_letter(dialog), name
        for tabs in dialog.findChildren(QTabWidget):
            for number in range(tabs.count()):
                tabs.setCurrentIndex(number)
                assert not shared_letters(dialog), (name, number)
                assert not without_letter(dialog), (name, number)
        shown.append(name)
        dialog.close()
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog) or not dialog.isVisible())
    assert len(shown) > 20
    for menu in window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if action.text()]
        assert all("&" in text for text in texts), texts
        assert not repeated(texts)


def cut_bars(window: MainWindow) -> list[str]:
    """Return the texts of bars and headers that have less room than they need."""
    bars = (window.header, window.summary, window.warm_up_bar, window.status, window.panes.places, window.menuBar())
    found = cut_texts(part for bar in bars for part in bar.findChildren(QWidget))
    header = window.table.horizontalHeader()
    for column in Column:
        if not header.isSectionHidden(column):
            text = str(window.model.headerData(column, header.orientation()))
            if header.sectionSizeFromContents(column).width() > header.sectionSize(column):
                found.append(text)
    return found


def cut_texts(parts: Iterable[QWidget]) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for part in parts:
        if not part.isVisible():
            continue
        if isinstance(part, LineLabel):
            if part.is_elided():
                found.append(part.text())
        elif isinstance(part, (QAbstractButton, QAbstractSpinBox)) and part.width() < part.sizeHint().width():
            found.append(part.text())
        elif isinstance(part, QLineEdit) and not isinstance(part.parent(), (QComboBox, QAbstractSpinBox)):
            if part.fontMetrics().horizontalAdvance(part.placeholderText()) > part.width() - 2 * PADDING:
                found.append(part.placeholderText())
        elif isinstance(part, QComboBox) and not part.isEditable():
            option = QStyleOptionComboBox()
            part.initStyleOption(option)
            field = QStyle.SubControl.SC_ComboBoxEditField
            room = part.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, part).width()
            if room < part.fontMetrics().horizontalAdvance(part.currentText()):
                found.append(part.currentText())
    return found


def test_the_window_can_be_as_small_as_720_by_480(open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.resize(600, 300)
    QApplication.processEvents()
    assert window.size() == QSize(720, 480)
    assert window.minimumSizeHint().width() <= 720, "its parts want more"
    assert window.minimumSizeHint().height() <= 480, "its parts want more"


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_the_least_window_is_as_wide_as_its_bars(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1366, 728))
    window = open_window(full_cache)
    window.resize(600, 300)
    wait_until_idle(qtbot, window)
    QApplication.processEvents()
    assert window.width() > 1100
    assert not cut_bars(window)


def talkative(_cancel: Cancel) -> Iterator[object]:
    """Say ten thousand characters in everything that a row shows."""
    problem = Problem(Code.UNREACHABLE, host=LONG, error=LONG)
    yield JobStarted(2)
    yield StepStarted(LONG)
    yield ItemStarted(LONG)
    yield ItemFailed(LONG, problem)
    yield ItemDone(LONG, 1)
    yield Finished(LONG)


@pytest.mark.parametrize("size", [(720, 480), (1366, 768)], ids=str)
def test_nothing_that_a_job_says_changes_the_size_of_anything(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, size: tuple[int, int]
) -> None:
    window = open_window(full_cache)
    window.resize(*size)
    # A quiet row first: a row more makes the table lower by one line, and nothing else.
    window.session.hub.submit("Job", "first", lambda _cancel: iter(()))
    wait_until_idle(qtbot, window)
    QApplication.processEvents()
    before = {part: part.size() for part in watched(window)}
    (row,) = job_rows(window.activity)
    height = row.height()
    for _ in range(3):
        window.session.hub.submit(LONG, "lane", talkative, offer=lambda _: (LONG[:100], lambda: None))
        wait_until_idle(qtbot, window)
        QApplication.processEvents()
    assert window.size() == QSize(*size)
    assert {part: part.size() for part in watched(window)} == before
    assert {row.height() for row in job_rows(window.activity)} == {height}
    assert all(row.width() <= window.width() for row in job_rows(window.activity))


def watched(window: MainWindow) -> list[QWidget]:
    return [window.header, window.summary, window.warm_up_bar, window.status, window.menuBar()]
