from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.inventory.ages.age_histogram import AgeChart
from pyodide_cache_gui.inventory.map.treemap import Treemap
from pyodide_cache_gui.widgets.chart import Chart, hatch
from pyodide_cache_gui.widgets.size_chart import SizeChart


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_picture_has_the_role_of_a_chart_and_others_keep_theirs(qtbot: QtBot) -> None:
    picture, other = Chart(), QWidget()
    for widget in (picture, other):
        qtbot.addWidget(widget)
    assert role(picture) == QAccessible.Role.Chart
    assert role(other) != QAccessible.Role.Chart


@pytest.mark.parametrize("picture", [Treemap, AgeChart, SizeChart])
def test_a_chart_has_the_role_of_a_chart(qtbot: QtBot, picture: type[QWidget]) -> None:
    for _ in range(3):  # also after an earlier one was deleted
        shown = picture()
        qtbot.addWidget(shown)
        heard = QAccessible.queryAccessibleInterface(shown)
        assert heard.role() == QAccessible.Role.Chart
        assert heard.text(QAccessible.Text.Name)
        shown.close()
        shown.deleteLater()
        QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete.value)


def test_what_a_key_changes_in_a_chart_is_read_aloud_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("pyodide_cache_gui.widgets.chart.announce", lambda _chart, text: heard.append(text))
    chart = Chart()
    chart.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(chart)
    chart.describe("by the mouse, or a scan")
    chart.show()
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    for text in ("Older than 4 weeks: 2 files", "Older than 4 weeks: 2 files", "No files"):
        chart.describe(text)
    assert heard == ["Older than 4 weeks: 2 files", "No files"]
    assert chart.accessibleDescription() == "No files"


def painted(box: QRectF) -> QImage:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    hatch(painter, box, QColor("black"))
    painter.end()
    return image


def dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < 200


def test_lines_stay_in_the_box_and_do_not_fill_it() -> None:
    image = painted(QRectF(0, 0, 40, 40))
    inside = sum(dark(image, x, y) for x in range(40) for y in range(40))
    assert 0.05 < inside / 1600 < 0.6
    assert not any(dark(image, x, y) for x in range(42, 80) for y in range(40))


def test_neighbors_continue_the_same_lines() -> None:
    whole = painted(QRectF(0, 0, 80, 40))
    right = painted(QRectF(40, 0, 40, 40))
    same = [dark(whole, x, y) == dark(right, x, y) for x in range(44, 76) for y in range(4, 36)]
    assert sum(same) / len(same) > 0.97
