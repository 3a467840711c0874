from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from pyodide_cache.pack.plan import plan_pack, total_of
from pyodide_cache.pack.recording import Recording
from pyodide_cache.pack.report import Row, rows_of
from pyodide_cache.pack.settings import PackSettings, Strategy
from pyodide_cache.pack.trace import Timings
from pyodide_cache_gui.pack.pack_model import PackColumn, PackModel, TimingModel


def rows(recording: Recording, settings: PackSettings | None = None) -> tuple[tuple[Row, ...], Row]:
    assert recording.trace
    found = rows_of(plan_pack(recording.trace, settings or PackSettings()))
    return found, Row("", "", total_of(row.before for row in found), total_of(row.after for row in found))


@pytest.fixture
def model(recording: Recording) -> PackModel:
    found = PackModel()
    found.set_rows(*rows(recording))
    return found


def names(model: PackModel) -> list[str]:
    return [model.index(row, PackColumn.PACKAGE).data() for row in range(model.rowCount())]


def test_the_table_sorts_and_the_total_stays_last(model: PackModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    assert names(model) == ["dust 2.0", "star 1.0", "standard library", "Total"]
    model.sort(PackColumn.PACKAGE, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["dust 2.0", "standard library", "star 1.0", "Total"]
    model.sort(PackColumn.REDUCTION, Qt.SortOrder.DescendingOrder)
    assert names(model)[-1] == "Total"


def test_a_tool_tip_says_which_strategy_drops_how_much(model: PackModel) -> None:
    tip = model.index(names(model).index("star 1.0"), 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Unused files of packages: 2" in tip


def test_other_sizes_of_the_same_packages_do_not_reset_the_table(model: PackModel, recording: Recording) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_rows(*rows(recording, PackSettings(strategies=frozenset({Strategy.TESTS}))))
    assert resets == []
    assert model.index(names(model).index("star 1.0"), PackColumn.FILES).data() == "9 → 8"


def test_an_empty_table_has_no_total(qtmodeltester: ModelTester) -> None:
    empty = PackModel()
    qtmodeltester.check(empty)
    assert empty.rowCount() == 0


def test_timings_are_a_table_of_both_runs(qtmodeltester: ModelTester) -> None:
    model = TimingModel()
    qtmodeltester.check(model)
    model.set_timings(Timings(900.0, 100.0, 0.0, 400.0), Timings(450.0, 50.0, 0.0, 200.0))
    texts = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert texts[0] == ["loadPyodide", "0.90 s", "0.45 s", "50.0 % less"]
    assert texts[2][3] == ""  # 0 has no share of 0
    assert texts[-1] == ["Total", "1.40 s", "0.70 s", "50.0 % less"]
    model.set_timings(Timings(1, 1, 1, 1), None)
    assert model.rowCount() == 0
