from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.activity.conftest import RunJob
from gui.activity.test_log import EVENTS
from gui.driving import texts_of
from pyodide_cache.base.events import ItemDone
from pyodide_cache_gui.activity.log import MAX_ENTRIES, JobLog, LogEntry
from pyodide_cache_gui.activity.log_dialog import LogDialog
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.widgets.plain_table import PADDING


@pytest.fixture
def log(hub: JobHub) -> JobLog:
    return JobLog(hub, hub)


@pytest.fixture
def dialog(qtbot: QtBot, run_job: RunJob, log: JobLog) -> LogDialog:
    run_job(*EVENTS)
    found = LogDialog(log)
    qtbot.addWidget(found)
    found.show()
    return found


def texts(dialog: LogDialog) -> list[str]:
    return [row[3] for row in texts_of(dialog.table)]


def save(qtbot: QtBot, hub: JobHub, dialog: LogDialog, file: Path) -> None:
    dialog.save(file)
    qtbot.waitUntil(lambda: not hub.busy)


def test_the_level_and_the_search_filter_it(dialog: LogDialog) -> None:
    assert not any("started" in text for text in texts(dialog))
    dialog.level.setCurrentIndex(0)
    assert any("started" in text for text in texts(dialog))
    dialog.level.setCurrentIndex(3)
    assert [row[1] for row in texts_of(dialog.table)] == ["✕ Error"]
    dialog.level.setCurrentIndex(0)
    dialog.search.setText("NUMPY attempt")
    assert len(texts(dialog)) == 1
    assert dialog.count.text() == f"1 of {len(EVENTS) + 1} lines"


def test_the_name_of_every_level_fits(dialog: LogDialog) -> None:
    style, metrics = dialog.table.style(), dialog.table.fontMetrics()
    frame = style.pixelMetric(style.PixelMetric.PM_FocusFrameHMargin, None, dialog.table) + 1
    room = dialog.table.columnWidth(1) - 2 * (PADDING + frame)
    assert all(metrics.horizontalAdvance(name) <= room for name in dialog._level_names.values())


def test_it_is_updated_while_it_is_open(run_job: RunJob, dialog: LogDialog) -> None:
    run_job(title="Verify")
    assert texts(dialog)[-1].startswith("Done")
    assert texts_of(dialog.table)[-1][2] == "Verify"


def test_it_is_as_long_as_the_log(run_job: RunJob, log: JobLog, dialog: LogDialog) -> None:
    dialog.level.setCurrentIndex(0)
    bar = dialog.table.verticalScrollBar()
    for _ in range(3):
        run_job(*(ItemDone(str(number), 1) for number in range(MAX_ENTRIES)))
        assert dialog.table.values(LogEntry) == list(log.entries())
        assert bar.value() == bar.maximum(), "the newest stay in view"


def test_a_selected_line_is_shown_in_full(dialog: LogDialog) -> None:
    row = next(row for row, text in enumerate(texts(dialog)) if text.startswith("pandas"))
    dialog.table.selectRow(row)
    assert dialog.message.text() == texts(dialog)[row]


def test_the_shown_lines_are_saved(qtbot: QtBot, hub: JobHub, dialog: LogDialog, tmp_path: Path) -> None:
    dialog.level.setCurrentIndex(3)
    file = tmp_path / "log.txt"
    save(qtbot, hub, dialog, file)
    text = file.read_text()
    assert text.count("\n") == 1
    assert "  error    Warm up: pandas: cdn.example" in text
    assert str(file) in dialog.message.text()


def test_a_file_that_cannot_be_written_is_reported(
    qtbot: QtBot, hub: JobHub, dialog: LogDialog, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    save(qtbot, hub, dialog, tmp_path / "file" / "log.txt")
    assert "⚠" in dialog.message.text()


def test_selected_lines_are_copied_otherwise_all(dialog: LogDialog) -> None:
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().count("\n") == len(texts(dialog))
    dialog.table.selectRow(0)
    dialog.copy_button.click()
    assert "Started in /cache" in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().text().count("\n") == 1


def test_the_clear_button_empties_the_log_and_its_table(dialog: LogDialog, log: JobLog) -> None:
    dialog.clear_button.click()
    assert log.entries() == ()
    assert texts(dialog) == []
    assert not dialog.save_button.isEnabled()
    assert dialog.table.accessibleDescription() == "No entries yet"
