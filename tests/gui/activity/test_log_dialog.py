from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Cancel, ItemDone, ItemFailed, ItemStarted, JobStarted, Note, Retrying
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity.log import MOST_ENTRIES, JobLog, Level, as_text
from pyodide_cache_gui.activity.log_dialog import LogDialog
from pyodide_cache_gui.session.hub import JobHub, Work
from support.patience import PATIENCE

REFUSED = Problem(Code.UNREACHABLE, host="cdn.example", error="no name")
EVENTS = [
    JobStarted(2, 3_600_000),
    ItemStarted("numpy", 3_600_000),
    Retrying("numpy", Problem(Code.CUT_SHORT, url="https://cdn.example/x", error="reset"), 2, 0.2),
    ItemDone("numpy", 3_600_000),
    ItemFailed("pandas", REFUSED),
    Note(Problem(Code.NO_PERMISSION, path="/x", error="denied")),
]


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[JobHub]:
    found = JobHub()
    yield found
    assert found.shut_down(PATIENCE)


@pytest.fixture
def log(hub: JobHub) -> JobLog:
    return JobLog(hub, hub)


def do(qtbot: QtBot, hub: JobHub, *events: object, title: str = "Warm up", quiet: bool = False) -> None:
    run(qtbot, hub, lambda _cancel: iter(events), title=title, quiet=quiet)


def run(qtbot: QtBot, hub: JobHub, work: Work, *, title: str = "Warm up", quiet: bool = False) -> None:
    with qtbot.waitSignal(hub.ended):
        hub.submit(title, "/cache", work, quiet=quiet)


def test_what_a_job_tells_is_kept_as_sentences_with_their_weight(qtbot: QtBot, hub: JobHub, log: JobLog) -> None:
    do(qtbot, hub, *EVENTS)
    entries = log.entries()
    assert {entry.job for entry in entries} == {"Warm up"}
    told = [(entry.level, entry.text) for entry in entries]
    assert told[0] == (Level.INFO, "Started in /cache")
    assert told[1] == (Level.INFO, "2 files, 3.6 MB")
    assert [level for level, text in told if "numpy" in text] == [Level.DETAIL, Level.WARNING, Level.DETAIL]
    assert (Level.ERROR, next(text for _, text in told if text.startswith("pandas: cdn.example"))) in told
    assert [level for level, text in told if "denied" in text] == [Level.WARNING]
    assert told[-1][1].startswith("Ended after ")


def test_how_a_job_failed_is_kept(qtbot: QtBot, hub: JobHub, log: JobLog) -> None:
    def refused(_cancel: Cancel) -> Iterator[object]:
        raise REFUSED
        yield

    run(qtbot, hub, refused)
    assert log.entries()[-1].level is Level.ERROR
    assert "cannot be reached" in log.entries()[-1].text


def test_of_a_scan_only_what_is_wrong_is_kept(qtbot: QtBot, hub: JobHub, log: JobLog) -> None:
    do(qtbot, hub, ItemDone("numpy", 1), quiet=True)
    assert log.entries() == ()
    do(qtbot, hub, Note(REFUSED), quiet=True)
    assert [entry.level for entry in log.entries()] == [Level.WARNING]


def test_a_password_in_an_address_is_never_kept(qtbot: QtBot, hub: JobHub, log: JobLog) -> None:
    secret = Problem(Code.HTTP_STATUS, url="https://me:hunter2@cdn.example/x", status=401)

    def breaks(_cancel: Cancel) -> Iterator[object]:
        yield ItemFailed("x", secret)
        raise secret

    run(qtbot, hub, breaks)
    assert "hunter2" not in as_text(log.entries())
    assert "https://cdn.example/x" in as_text(log.entries())


def test_the_log_does_not_grow_without_end(qtbot: QtBot, hub: JobHub, log: JobLog) -> None:
    dialog = LogDialog(log)
    qtbot.addWidget(dialog)
    dialog.level.setCurrentIndex(0)
    do(qtbot, hub, *(ItemDone(str(number), 1) for number in range(MOST_ENTRIES + 500)))
    assert len(log.entries()) == MOST_ENTRIES == dialog.model.rowCount()
    assert dialog.model.shown() == list(log.entries())


class TestDialog:
    @pytest.fixture
    def dialog(self, qtbot: QtBot, hub: JobHub, log: JobLog) -> LogDialog:
        do(qtbot, hub, *EVENTS)
        found = LogDialog(log)
        qtbot.addWidget(found)
        found.show()
        return found

    def texts(self, dialog: LogDialog) -> list[str]:
        return [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]

    def test_the_level_and_the_search_filter_it(self, dialog: LogDialog) -> None:
        assert not any("begun" in text for text in self.texts(dialog))
        dialog.level.setCurrentIndex(0)
        assert any("begun" in text for text in self.texts(dialog))
        dialog.level.setCurrentIndex(3)
        assert len(self.texts(dialog)) == 1
        dialog.level.setCurrentIndex(0)
        dialog.search.setText("NUMPY attempt")
        assert len(self.texts(dialog)) == 1
        assert "1 of" in dialog.count.text()

    def test_the_model_keeps_qt_s_rules(self, dialog: LogDialog, log: JobLog, qtmodeltester: object) -> None:
        qtmodeltester.check(dialog.model)
        dialog.model.append(log.entries())
        dialog.search.setText("numpy")

    def test_it_goes_on_while_it_is_open(self, qtbot: QtBot, hub: JobHub, dialog: LogDialog) -> None:
        do(qtbot, hub, title="Verify")
        assert self.texts(dialog)[-1].startswith("Ended")
        assert dialog.model.index(dialog.model.rowCount() - 1, 2).data() == "Verify"

    def test_the_whole_sentence_of_a_line_is_shown(self, dialog: LogDialog) -> None:
        row = next(row for row, text in enumerate(self.texts(dialog)) if text.startswith("pandas"))
        dialog.table.selectRow(row)
        assert dialog.whole.text() == self.texts(dialog)[row]

    def test_it_is_saved_as_it_is_shown(self, dialog: LogDialog, tmp_path: Path) -> None:
        dialog.level.setCurrentIndex(3)
        file = tmp_path / "log.txt"
        assert dialog.save(file)
        text = file.read_text()
        assert text.count("\n") == 1
        assert "  error    Warm up: pandas: cdn.example cannot be reached" in text
        assert str(file) in dialog.whole.text()

    def test_a_place_that_cannot_be_written_is_said(self, dialog: LogDialog, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert not dialog.save(tmp_path / "file" / "log.txt")
        assert "⚠" in dialog.whole.text()

    def test_selected_lines_are_copied_else_all(self, dialog: LogDialog) -> None:
        dialog.copy_button.click()
        assert QGuiApplication.clipboard().text().count("\n") == len(self.texts(dialog))
        dialog.table.selectRow(0)
        dialog.copy_button.click()
        assert "Started in /cache" in QGuiApplication.clipboard().text()
        assert QGuiApplication.clipboard().text().count("\n") == 1

    def test_it_is_cleared(self, dialog: LogDialog, log: JobLog) -> None:
        dialog.clear_button.click()
        assert log.entries() == ()
        assert self.texts(dialog) == []
        assert not dialog.save_button.isEnabled()
        assert dialog.count.text() == "No entries yet"
