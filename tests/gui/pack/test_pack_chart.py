from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pyodide_cache.base.record import replace
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.report import Row, rows_of
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache_gui.pack.pack_chart import PackChart
from pyodide_cache_gui.pack.pack_words import row_text
from pyodide_cache_gui.widgets.theme import Theme, apply_theme


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
