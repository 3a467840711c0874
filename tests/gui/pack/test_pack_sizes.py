from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pyodide_cache.pack.plan import Count, plan_pack
from pyodide_cache.pack.recording import Recording
from pyodide_cache.pack.report import Row, rows_of
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache_gui.pack.pack_model import PackColumn
from pyodide_cache_gui.pack.pack_sizes import PackSizes


def test_total_table_and_chart_show_the_same_rows(qtbot: QtBot, recording: Recording) -> None:
    assert recording.trace
    sizes = PackSizes()
    qtbot.addWidget(sizes)
    sizes.set_rows(rows_of(plan_pack(recording.trace, PackSettings())))
    assert {row.name for row in sizes.chart.rows()} == {row.name for row in sizes.model.rows()}
    assert "less · files: 15 → 7" in sizes.total.text()
    total = Row("", "", Count(1, 1, 0, 2_000_000), Count(1, 1, 0, 1_000_000))
    sizes.set_rows(sizes.model.rows(), total)
    assert sizes.total.text() == "2.0 MB → 1.0 MB, 50.0 % less · files: 1"


def test_the_order_survives_new_rows(qtbot: QtBot, recording: Recording) -> None:
    assert recording.trace
    sizes = PackSizes()
    qtbot.addWidget(sizes)
    sizes.set_rows(rows_of(plan_pack(recording.trace, PackSettings())))
    sizes.table.sortByColumn(PackColumn.PACKAGE, Qt.SortOrder.DescendingOrder)
    sizes.set_rows(rows_of(plan_pack(recording.trace, PackSettings(strategies=frozenset()))))
    assert [row.name for row in sizes.model.rows()] == ["star", "python_stdlib", "dust"]
