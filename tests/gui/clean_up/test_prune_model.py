from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache.clean_up.prune import PrunePlan, plan_prune
from pyodide_cache.clean_up.rules import RULES, RuleKind, older_than, parse_rule
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache_gui.clean_up.prune_model import PruneColumn, PruneModel, rule_text

NOW = 1_800_000_000.0
CHECK = Qt.ItemDataRole.CheckStateRole
UNCHECKED = Qt.CheckState.Unchecked.value


def plan(**days: int) -> PrunePlan:
    entries = []
    for number, (name, age) in enumerate(days.items(), 1):
        file_name = f"{name}-1.0-py3-none-any.whl"
        stamp = FileStamp(1, number, 100 * number, int((NOW - age * 86_400) * 1e9), 0)
        entries.append(Entry(file_name, identify(file_name), stamp))
    return plan_prune(Inventory(Path("/somewhere"), tuple(entries)), [older_than(0)], now=NOW)


def rows(model: PruneModel, column: PruneColumn = PruneColumn.FILE) -> list[str]:
    return [str(model.index(row, column).data()).partition("-")[0] for row in range(model.rowCount())]


def chosen(model: PruneModel) -> list[str | None]:
    found, kept = model.choice()
    return [item.entry.identity.name for item in found.without(kept).items]


def test_the_oldest_file_comes_first_and_columns_sort(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = PruneModel()
    model.set_plan(plan(six=3, rich=40, attrs=10))
    qtmodeltester.check(model)
    assert rows(model) == ["rich", "attrs", "six"]
    model.sort(PruneColumn.FILE, Qt.SortOrder.AscendingOrder)
    assert rows(model) == ["attrs", "rich", "six"]
    model.sort(PruneColumn.SIZE, Qt.SortOrder.AscendingOrder)
    assert rows(model, PruneColumn.SIZE) == ["100 B", "200 B", "300 B"]


def test_an_unchecked_file_is_not_chosen_and_stays_unchecked_in_the_next_plan(qtbot: QtBot) -> None:
    model = PruneModel()
    model.set_plan(plan(six=3, rich=40))
    first = model.index(0, PruneColumn.FILE)
    with qtbot.waitSignal(model.changed):
        assert model.setData(first, UNCHECKED, CHECK)
    assert chosen(model) == ["six"]
    model.set_plan(plan(rich=40, attrs=50))
    assert chosen(model) == ["attrs"]
    model.setData(model.index(1, PruneColumn.FILE), Qt.CheckState.Checked.value, CHECK)
    assert len(chosen(model)) == 2


def test_only_the_first_column_has_check_boxes(qtbot: QtBot) -> None:
    model = PruneModel()
    model.set_plan(plan(six=3))
    for column in PruneColumn:
        is_checkable = bool(model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsUserCheckable)
        assert is_checkable == (column is PruneColumn.FILE)


def test_dependents_and_reasons_are_shown(qtbot: QtBot) -> None:
    model = PruneModel()
    model.set_plan(plan(six=3))
    model.set_dependents({"six-1.0-py3-none-any.whl": ("pandas", "python-dateutil")})
    assert model.index(0, PruneColumn.DEPENDENTS).data() == "pandas, python-dateutil"
    assert model.index(0, PruneColumn.REASONS).data() == "of any age"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("older-than=30d", "older than 30 days"),
        ("older-than=1d", "older than 1 day"),
        ("older-than=0d", "of any age"),
        ("unused-for=2w", "unused for 14 days"),
        ("budget=500MB", "over 500.0 MB"),
        ("superseded=2", "old version"),
    ],
)
def test_a_rule_reads_as_a_reason(rule: str, text: str, qtbot: QtBot) -> None:
    assert rule_text(parse_rule(rule)) == text


def test_every_rule_has_a_text(qtbot: QtBot) -> None:
    examples = {"AGE": "=1d", "N": "=1", "LINES": "=314", "SIZE": "=1MB", "": ""}
    texts = {rule_text(parse_rule(f"{kind}{examples[value]}")) for kind, (value, _) in RULES.items()}
    assert len(texts) == len(RuleKind)
