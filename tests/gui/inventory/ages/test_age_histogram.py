from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.driving import move_pointer
from gui.picturing import colors
from pyodide_cache.base.quantities import parse_age
from pyodide_cache.inventory.ages import Ages
from pyodide_cache_gui.inventory.ages.age_histogram import AgeHistogram, older_text
from pyodide_cache_gui.inventory.ages.age_scale import AgeScale
from pyodide_cache_gui.widgets.format import age_text
from support.entries import DAY, NOW, entry, mixed_entries, wheel

SCALE = AgeScale()
ENTRIES = (
    wheel("young", 1_000_000, 2),
    wheel("middle", 2_000_000, 25),
    wheel("old", 3_000_000, 200),
    entry("notes.txt", 9_000_000, 900),
)


@pytest.fixture
def histogram(qtbot: QtBot) -> AgeHistogram:
    found = AgeHistogram()
    qtbot.addWidget(found)
    found.resize(900, 72)
    found.set_ages(Ages(ENTRIES, NOW))
    found.show()
    return found


def seconds(rule: str) -> float:
    found = parse_age(rule)
    assert found is not None
    return found


def drag(qtbot: QtBot, histogram: AgeHistogram, *ages: float) -> None:
    chart = histogram.chart
    places = [QPoint(chart.place_of(age), 20) for age in ages]
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        move_pointer(chart, place.toPointF(), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=places[-1])


def test_every_limit_has_a_text_of_its_own_that_says_exactly_its_age() -> None:
    units = {"hour": "h", "day": "d", "week": "w", "month": "mo", "year": "y"}
    for stop in SCALE.stops[1:]:
        number, unit = older_text(stop).removeprefix("Older than ").split()
        assert seconds(number + units[unit.removesuffix("s")]) == stop
    assert list(SCALE.stops) == sorted(SCALE.stops)


def test_the_bars_have_every_package_file_once(histogram: AgeHistogram) -> None:
    entries = mixed_entries()
    histogram.set_ages(Ages(entries, NOW))
    bars = histogram.chart._bars
    assert sum(bar.files for bar in bars) == Ages(entries, NOW).total.files
    assert sum(bar.bytes for bar in bars) == Ages(entries, NOW).total.bytes


def test_dragging_selects_the_files_older_than_the_limit(histogram: AgeHistogram, qtbot: QtBot) -> None:
    emitted = []
    histogram.chart.limit_changed.connect(lambda: emitted.append(histogram.chart.limit))
    drag(qtbot, histogram, seconds("5d"), seconds("3w"))
    assert emitted == [seconds("5d"), seconds("3w")]
    assert histogram.caption.text() == "Older than 3 weeks:\n2 files, 5.0 MB"
    assert histogram.file_names() == {ENTRIES[1].file_name, ENTRIES[2].file_name}


def test_the_button_names_how_many_files_are_older(histogram: AgeHistogram, qtbot: QtBot) -> None:
    assert not histogram.button.isVisible()
    drag(qtbot, histogram, seconds("2mo"))
    assert histogram.button.text() == "Select 1 file (3.0 MB)"
    assert len(histogram.file_names()) == 1


def test_without_older_files_there_is_no_button(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("2y"))
    assert histogram.caption.text() == "Older than 2 years: no files"
    assert not histogram.button.isVisible()


def test_keys_move_the_handle_and_escape_removes_the_limit(histogram: AgeHistogram, qtbot: QtBot) -> None:
    emitted = []
    histogram.chart.limit_changed.connect(lambda: emitted.append(histogram.chart.limit))
    for key in ("Right", "Right", "Left", "Left", "Home", "Left", "End"):
        qtbot.keyClick(histogram.chart, Qt.Key[f"Key_{key}"])
    assert [age_text(age + 1) for age in emitted] == [
        "4 weeks",
        "5 weeks",
        "4 weeks",
        "3 weeks",
        "just now",
        "5 years",
    ]
    qtbot.keyClick(histogram.chart, Qt.Key.Key_Escape)
    assert emitted[-1] is None
    assert histogram.chart.limit is None


def test_the_first_limit_selects_all_files(histogram: AgeHistogram, qtbot: QtBot) -> None:
    qtbot.keyClick(histogram.chart, Qt.Key.Key_Home)
    assert histogram.caption.text() == "Of any age:\n3 files, 6.0 MB"


def test_a_handle_dragged_off_the_end_removes_the_limit(histogram: AgeHistogram, qtbot: QtBot) -> None:
    chart = histogram.chart
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    assert histogram.chart.limit is not None
    move_pointer(chart, QPointF(chart.width() + 40, 20), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 1, 20))
    assert histogram.chart.limit is None


def test_the_pointer_moves_nothing_after_the_left_button_is_released(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    move_pointer(histogram.chart, QPointF(30, 20), Qt.MouseButton.RightButton)
    assert histogram.chart.limit == seconds("3w")


def test_a_screen_reader_hears_about_the_older_files(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    read = QAccessible.queryAccessibleInterface(histogram.chart).text(QAccessible.Text.Description)
    assert read == "Older than 3 weeks: 2 files, 5.0 MB"


def test_the_limit_stays_when_files_go(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    histogram.set_ages(Ages(ENTRIES[:2], NOW))
    assert histogram.chart.limit == seconds("3w")
    assert histogram.caption.text() == "Older than 3 weeks:\n1 file, 2.0 MB"


def test_the_tool_tip_of_a_bar_has_its_ages_and_bytes(histogram: AgeHistogram) -> None:
    chart = histogram.chart
    assert chart.tip_at(QPoint(chart.place_of(200.5 * DAY), 20)).endswith(": 1 file, 3.0 MB")
    assert chart.tip_at(QPoint(chart.place_of(12 * DAY), 20)) == ""


def test_bars_of_older_files_look_different(histogram: AgeHistogram, qtbot: QtBot) -> None:
    before = colors(histogram.chart)
    drag(qtbot, histogram, seconds("1d"))
    assert colors(histogram.chart) - before


def test_an_empty_directory_has_no_handle_to_drag(histogram: AgeHistogram, qtbot: QtBot) -> None:
    histogram.set_ages(Ages((), NOW))
    assert histogram.caption.text() == "No package files yet"
    drag(qtbot, histogram, seconds("3w"))
    assert histogram.chart.limit is None
    histogram.grab()


@pytest.mark.parametrize("language", ["fr"], indirect=True)
def test_the_first_word_of_a_narrow_axis_is_not_cut(histogram: AgeHistogram, language: str) -> None:
    histogram.resize(480, 72)
    QApplication.processEvents()
    image = histogram.chart.grab().toImage()
    words = range(image.height() - 14, image.height())
    assert len({image.pixel(x, y) for x in range(40) for y in words}) > 1, "there is no word"
    assert len({image.pixel(0, y) for y in words}) == 1, "a word begins before the edge"
