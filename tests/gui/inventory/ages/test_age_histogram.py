from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

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
    found.set_entries(ENTRIES, NOW)
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
        qtbot.mouseMove(chart, place)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=places[-1])


def test_every_limit_has_the_text_of_its_rule() -> None:
    words = {"h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}
    for stop in SCALE.stops[1:]:
        number = "".join(filter(str.isdecimal, stop.rule))
        word = words[stop.rule.removeprefix(number)]
        assert older_text(stop) == f"Older than {number} {word}{'s' if number != '1' else ''}"
    assert list(SCALE.stops) == sorted(SCALE.stops, key=lambda stop: stop.seconds)


def test_the_bars_have_every_package_file_once(histogram: AgeHistogram) -> None:
    entries = mixed_entries()
    histogram.set_entries(entries, NOW)
    bars = histogram.chart._bars
    assert sum(bar.files for bar in bars) == Ages(entries, NOW).total.files
    assert sum(bar.bytes for bar in bars) == Ages(entries, NOW).total.bytes


def test_dragging_selects_the_files_older_than_the_limit(histogram: AgeHistogram, qtbot: QtBot) -> None:
    emitted = []
    histogram.threshold_changed.connect(emitted.append)
    drag(qtbot, histogram, seconds("5d"), seconds("3w"))
    assert emitted == [seconds("5d"), seconds("3w")]
    assert histogram.caption.text() == "Older than 3 weeks:\n2 files, 5.0 MB"
    assert histogram.file_names() == {ENTRIES[1].file_name, ENTRIES[2].file_name}
    assert histogram.rule == "older-than=3w"


def test_the_button_selects_the_older_files(histogram: AgeHistogram, qtbot: QtBot) -> None:
    assert not histogram.button.isVisible()
    drag(qtbot, histogram, seconds("2mo"))
    assert histogram.button.text() == "Select 1 file (3.0 MB)"
    with qtbot.waitSignal(histogram.apply_wanted) as emitted:
        qtbot.mouseClick(histogram.button, Qt.MouseButton.LeftButton)
    assert emitted.args == [seconds("2mo")]


def test_without_older_files_there_is_no_button(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("2y"))
    assert histogram.caption.text() == "Older than 2 years: no files"
    assert not histogram.button.isVisible()


def test_keys_move_the_handle_and_escape_removes_the_limit(histogram: AgeHistogram, qtbot: QtBot) -> None:
    emitted = []
    histogram.threshold_changed.connect(emitted.append)
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
    assert histogram.threshold is None


def test_the_first_limit_selects_all_files(histogram: AgeHistogram, qtbot: QtBot) -> None:
    qtbot.keyClick(histogram.chart, Qt.Key.Key_Home)
    assert histogram.caption.text() == "Of any age:\n3 files, 6.0 MB"


def test_a_handle_dragged_off_the_end_removes_the_limit(histogram: AgeHistogram, qtbot: QtBot) -> None:
    chart = histogram.chart
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    assert histogram.threshold is not None
    qtbot.mouseMove(chart, QPoint(chart.width() + 40, 20))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 1, 20))
    assert histogram.threshold is None


def test_the_pointer_moves_nothing_after_the_button_is_released(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    qtbot.mouseMove(histogram.chart, QPoint(30, 20))
    assert histogram.threshold == seconds("3w")


def test_a_screen_reader_hears_about_the_older_files(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    read = QAccessible.queryAccessibleInterface(histogram.chart).text(QAccessible.Text.Description)
    assert read == "Older than 3 weeks: 2 files, 5.0 MB"


def test_the_limit_stays_when_files_go(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    histogram.set_entries(ENTRIES[:2], NOW)
    assert histogram.threshold == seconds("3w")
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
    histogram.set_entries((), NOW)
    assert histogram.caption.text() == "No package files yet"
    drag(qtbot, histogram, seconds("3w"))
    assert histogram.threshold is None
    histogram.grab()
