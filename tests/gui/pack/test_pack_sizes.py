from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.driving import texts_of
from gui.picturing import bar_length
from pyodide_cache.base.record import replace
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.plan import Count, plan_pack
from pyodide_cache.pack.report import Row, rows_of
from pyodide_cache.pack.settings import PackSettings, Strategy
from pyodide_cache_gui.pack.pack_sizes import PackSizes

_PACKAGE, _FILES, _BEFORE, _AFTER, _REDUCTION = 0, 1, 4, 5, 6


@pytest.fixture
def sizes(qtbot: QtBot, recording: Recording) -> PackSizes:
    found = PackSizes()
    qtbot.addWidget(found)
    show(found, recording)
    return found


def show(sizes: PackSizes, recording: Recording, *strategies: Strategy) -> None:
    assert recording.trace
    settings = PackSettings(strategies=frozenset(strategies)) if strategies else PackSettings()
    sizes.set_rows(rows_of(plan_pack(recording.trace, settings)))


def column(sizes: PackSizes, number: int = _PACKAGE) -> list[str]:
    return [texts[number] for texts in texts_of(sizes.table)]


def test_total_and_table_show_the_same_rows_the_largest_first(sizes: PackSizes) -> None:
    assert column(sizes) == ["dust 2.0", "star 1.0", "standard library", "Total"]
    assert "less · files: 15 → 7" in sizes.total.text()
    total = Row("", "", Count(1, 1, 0, 2_000_000), Count(1, 1, 0, 1_000_000))
    sizes.set_rows([total], total)
    assert sizes.total.text() == "2.0 MB → 1.0 MB, 50.0 % less · files: 1"


def test_the_total_stays_last_and_the_order_survives_new_rows(sizes: PackSizes, recording: Recording) -> None:
    sizes.table.sortByColumn(_REDUCTION, Qt.SortOrder.DescendingOrder)
    assert column(sizes)[-1] == "Total"
    sizes.table.sortByColumn(_PACKAGE, Qt.SortOrder.DescendingOrder)
    show(sizes, recording, Strategy.DOCS)
    assert column(sizes) == ["star 1.0", "standard library", "dust 2.0", "Total"]


def test_a_tool_tip_says_which_strategy_drops_how_much(sizes: PackSizes) -> None:
    row = column(sizes).index("star 1.0")
    tip = sizes.table.model().index(row, _PACKAGE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Unused files of packages: 2" in tip
    spoken = sizes.table.model().index(row, _REDUCTION).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(" % less")


def test_other_sizes_of_the_same_packages_keep_the_selection(sizes: PackSizes, recording: Recording) -> None:
    sizes.table.selectRow(1)
    show(sizes, recording, Strategy.TESTS)
    assert [row.name for row in sizes.table.selected(Row)] == ["star"]
    assert column(sizes, _FILES)[1] == "9 → 8"


def test_bars_before_and_after_have_one_scale_and_the_total_has_none(sizes: PackSizes) -> None:
    dust, star = Count(1, 1, 0, 4_000_000), Count(1, 1, 0, 1_000_000)
    grown = replace(star, bytes=2_000_000)
    sizes.set_rows([Row("dust", "1", dust, star), Row("star", "1", star, grown)])
    sizes.resize(700, 300)
    rows = range(3)
    before, after = ([bar_length(sizes.table, row, place) for row in rows] for place in (_BEFORE, _AFTER))
    assert before[0] > 80
    assert before == [before[0], pytest.approx(before[0] / 4, abs=1), 0]
    assert after == [pytest.approx(before[0] / 4, abs=1), pytest.approx(before[0] / 2, abs=1), 0]
