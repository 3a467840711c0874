from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pyodide_cache.inventory.history import Sample
from pyodide_cache_gui.widgets.size_chart import SizeChart
from support.entries import DAY, NOW

MONTH = [Sample(NOW - (28 - day) * DAY, 300 + day, 156_000_000 + day * 2_000_000) for day in range(29)]


@pytest.fixture
def chart(qtbot: QtBot) -> SizeChart:
    found = SizeChart()
    qtbot.addWidget(found)
    found.resize(120, 24)
    found.show()
    return found


def ink(chart: SizeChart, *, left: float = 0.0, right: float = 1.0, color: QPalette.ColorRole | None = None) -> int:
    """Count the pixels of the accent, or of any color but the ground, between two shares of the width."""
    chart.clearFocus()  # its frame has the accent too
    image = chart.grab().toImage()
    wanted = chart.palette().color(color) if color else None
    ground = chart.palette().color(QPalette.ColorRole.Window)

    def counts(found: QColor) -> bool:
        return found == wanted if wanted else found != ground

    columns = range(int(image.width() * left), int(image.width() * right))
    return sum(counts(image.pixelColor(x, y)) for x in columns for y in range(image.height()))


def test_size_and_growth_are_told_in_words(chart: SizeChart) -> None:
    chart.set_samples(MONTH)
    assert chart.text() == "212.0 MB, +14.0 MB a week"
    assert QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description) == chart.text()
    assert chart.tip_at(QPoint(60, 12)) == chart.text()


def test_a_cache_that_shrinks_and_one_that_stays_are_told_so(chart: SizeChart) -> None:
    chart.set_samples([Sample(item.time, 1, 400_000_000 - item.bytes) for item in MONTH])
    assert chart.text() == "188.0 MB, −14.0 MB a week"
    chart.set_samples([Sample(item.time, 1, 100_000_000) for item in MONTH])
    assert chart.text() == "100.0 MB, steady"
    chart.set_samples([Sample(item.time, 0, 0) for item in MONTH])
    assert chart.text() == "0 B, steady"


def test_no_growth_and_no_curve_is_made_up_from_too_little(chart: SizeChart) -> None:
    for samples in ((), MONTH[:1]):
        chart.set_samples(samples)
        assert chart.isHidden()
    chart.set_samples(MONTH[:2])
    assert chart.isVisible()
    assert chart.text() == "158.0 MB; growth is shown after three days"


def test_the_area_grows_with_the_bytes_from_zero_up(chart: SizeChart) -> None:
    chart.set_samples([Sample(NOW, 1, 0), Sample(NOW + DAY, 1, 10**8)])
    assert ink(chart, left=0.55) > 2 * ink(chart, right=0.45)


@pytest.mark.parametrize("size", [(120, 24), (420, 160), (20, 6), (1, 1)])
def test_it_paints_at_any_size(chart: SizeChart, size: tuple[int, int]) -> None:
    for samples in ((), MONTH[:1], MONTH, [Sample(NOW, 1, 0)] * 2, [Sample(NOW, 1, 2**62)] * 3):
        chart.resize(*size)
        chart.set_samples(samples)
        assert chart.grab().toImage().width() == size[0]


def test_a_large_chart_tells_the_sample_under_the_pointer(chart: SizeChart) -> None:
    chart.resize(420, 160)
    chart.set_samples(MONTH)
    first, last = chart.tip_at(QPoint(0, 50)), chart.tip_at(QPoint(419, 50))
    assert "156.0 MB, 300 files" in first
    assert "212.0 MB, 328 files" in last


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_a_click_or_a_key_shows_the_chart_large_with_its_words_above_it(
    chart: SizeChart, qtbot: QtBot, key: Qt.Key | None
) -> None:
    chart.set_samples(MONTH)
    if key:
        qtbot.keyClick(chart, key)
    else:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    large = popup.findChildren(SizeChart)[0]
    assert popup.findChildren(QLabel)[0].text() == large.text() == chart.text()
    assert large.height() > 100
    assert popup.mapToGlobal(QPoint(0, popup.height())).y() <= chart.mapToGlobal(QPoint(0, 0)).y()
    popup.close()
