from __future__ import annotations

from pytestqt.modeltest import ModelTester

from pyodide_cache_gui.activity.log import MAX_ENTRIES, Level, LogEntry
from pyodide_cache_gui.activity.log_model import JOB, LEVEL, TEXT, LogModel


def entry(text: str, level: Level = Level.INFO, job: str = "Verify") -> LogEntry:
    return LogEntry(1_700_000_000.0, job, level, text)


def texts(model: LogModel) -> list[str]:
    return [model.index(row, TEXT).data() for row in range(model.rowCount())]


def test_details_are_hidden_until_they_are_requested(qtmodeltester: ModelTester) -> None:
    model = LogModel()
    model.set_entries([entry("a"), entry("b", Level.DETAIL), entry("c", Level.ERROR)])
    assert texts(model) == ["a", "c"]
    model.set_filter(Level.DETAIL, "")
    assert texts(model) == ["a", "b", "c"]
    model.set_filter(Level.ERROR, "")
    assert texts(model) == ["c"]
    assert model.index(0, LEVEL).data() == "✕ Error"
    qtmodeltester.check(model)


def test_every_word_of_a_search_must_be_in_the_job_or_the_text() -> None:
    model = LogModel()
    model.set_entries([entry("numpy: complete"), entry("numpy: started", job="Repair")])
    model.set_filter(Level.INFO, "NUMPY repair")
    assert [model.index(row, JOB).data() for row in range(model.rowCount())] == ["Repair"]


def test_new_entries_are_added_at_the_end_and_the_oldest_removed() -> None:
    model = LogModel()
    model.set_entries([entry("first")])
    model.append((entry("second"), entry("hidden", Level.DETAIL)))
    assert texts(model) == ["first", "second"]
    model.append(tuple(entry(str(number)) for number in range(MAX_ENTRIES)))
    assert model.rowCount() == MAX_ENTRIES
    assert texts(model)[0] == "0"
