from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pyodide_cache.base.record import replace
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.plan import Count, plan_pack
from pyodide_cache.pack.report import Row, rows_of
from pyodide_cache.pack.settings import PackSettings, Strategy
from pyodide_cache_gui.pack.pack_sizes import PackChart, PackSizes
from pyodide_cache_gui.pack.pack_words import row_text
from pyodide_cache_gui.widgets.theme import Theme, apply_theme

_PACKAGE, _FILES, _REDUCTION = 0, 1, 6


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
    return [texts[number] for texts in sizes.table.rows.texts()]


def test_total_table_and_chart_show_the_same_rows(sizes: PackSizes) -> None:
    assert [line.partition(":")[0] for line in sizes.chart.text().splitlines()] == column(sizes)[:-1]
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


@pytest.fixture
def rows(recording: Recording) -> tuple[Row, ...]:
    assert recording.trace
    return rows_of(plan_pack(recording.trace, PackSettings()))


@pytest.fixture
def chart(qtbot: QtBot, rows: tuple[Row, ...]) -> PackChart:
    found = PackChart()
    qtbot.addWidget(found)
    found.resize(600, 200)
    found.set_rows(rows)
    return found


def test_the_largest_package_is_first_and_bars_are_as_long_as_the_bytes(
    chart: PackChart, rows: tuple[Row, ...]
) -> None:
    rows = tuple(sorted(rows, key=lambda row: -row.before.bytes))
    assert chart.text().splitlines() == [row_text(row) for row in rows]
    widths = {row.name: chart.bar_widths(row) for row in rows}
    assert widths[rows[0].name][0] == max(before for before, _ in widths.values())
    for row in rows:
        before, after = widths[row.name]
        assert (before > after) == (row.before.bytes > row.after.bytes)
    assert chart.row_at(QPoint(20, 2)) is None


def test_screen_readers_get_all_rows_as_text(chart: PackChart) -> None:
    text = QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)
    assert text.startswith("dust 2.0: ")
    assert all(name in text for name in ("star 1.0", "standard library", "less"))


def test_a_package_that_grew_has_a_longer_bar_after(qtbot: QtBot, rows: tuple[Row, ...]) -> None:
    row = rows[0]
    grown = Row("sun", "1", row.after, replace(row.before, bytes=2 * row.before.bytes))
    chart = PackChart()
    qtbot.addWidget(chart)
    chart.resize(600, 120)
    chart.set_rows([grown])
    before, after = chart.bar_widths(grown)
    assert before < after
    assert "more" in chart.text()
    for size in ((600, 120), (30, 10), (1, 1)):
        chart.resize(*size)
        assert not chart.grab().isNull()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_chart_has_the_colors_of_the_theme(chart: PackChart, qapp: QApplication, theme: Theme) -> None:
    try:
        apply_theme(qapp, theme)
        chart.setBackgroundRole(QPalette.ColorRole.Base)
        chart.setAutoFillBackground(True)
        image = chart.grab().toImage()
        colors = {QColor(image.pixel(x, y)).rgb() for x in range(image.width()) for y in range(image.height())}
        role = QPalette.ColorRole
        assert {chart.palette().color(role.Base).rgb(), chart.palette().color(role.Highlight).rgb()} <= colors
    finally:
        apply_theme(qapp, Theme.LIGHT)
