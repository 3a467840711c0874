from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from gui.picturing import DAY, NOW, colours, entry, wheel
from pyodide_cache.base.quantities import parse_age
from pyodide_cache.clean_up.prune import plan_prune
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.inventory.ages import Ages
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache_gui.inventory.ages.age_histogram import AgeHistogram, older_text
from pyodide_cache_gui.inventory.ages.age_scale import AgeScale
from pyodide_cache_gui.widgets.format import age_text

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


@given(st.floats(0, 1))
def test_a_place_on_the_axis_and_its_age_are_one(place: float) -> None:
    assert SCALE.place(SCALE.age(place)) == pytest.approx(place, abs=1e-9)


def test_a_day_has_as_much_room_as_a_year() -> None:
    edges = [SCALE.place(age) for age in (0, DAY, 7 * DAY, 30.44 * DAY, 365.25 * DAY)]
    assert edges == pytest.approx([0, 0.2, 0.4, 0.6, 0.8])


def test_the_oldest_file_is_on_the_axis_however_old() -> None:
    scale = AgeScale(40 * 365.25 * DAY)
    assert scale.place(40 * 365.25 * DAY) == 1.0
    assert scale.stops[-1].rule == "40y"


def test_every_limit_is_said_exactly_as_the_rule_has_it() -> None:
    words = {"h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}
    for stop in SCALE.stops[1:]:
        number = "".join(filter(str.isdecimal, stop.rule))
        word = words[stop.rule.removeprefix(number)]
        assert older_text(stop) == f"Older than {number} {word}{'s' if number != '1' else ''}"
    assert list(SCALE.stops) == sorted(SCALE.stops, key=lambda stop: stop.seconds)


def some_entries() -> tuple[Entry, ...]:
    found = [wheel(f"p{number}", 100 + number, days=number**1.7 / 10) for number in range(120)]
    found += [entry(f"t{number}-1-py3-none-any.whl.part", 7, days) for number, days in enumerate((0.1, 0.9, 1.1, 40))]
    found += [entry("scipy-tests.tar", 5000, 33), entry("notes.txt", 80, 300)]
    found += [wheel("future", 11, -5)]
    # Two names of one inode, and one whose other name is elsewhere.
    found += [entry(f"twin-{number}-py3-none-any.whl", 1000, 50, inode=9_000_001, links=2) for number in (1, 2)]
    return tuple(found)


def test_what_would_go_is_what_the_prune_rule_takes_at_every_stop() -> None:
    entries = some_entries()
    inventory, ages = Inventory(Path("/cache"), entries), Ages(entries, NOW)
    for stop in SCALE.stops:
        plan = plan_prune(inventory, [parse_rule(f"older-than={stop.rule}")], now=NOW)
        found = ages.older(stop.seconds)
        assert (found.files, found.bytes) == (len(plan.items), plan.bytes), stop
        assert {item.entry for item in plan.items} == set(ages.entries_older(stop.seconds))


def test_the_bars_hold_every_package_file_once(histogram: AgeHistogram) -> None:
    entries = some_entries()
    histogram.set_entries(entries, NOW)
    bars = histogram.chart._bars
    assert sum(bar.files for bar in bars) == Ages(entries, NOW).total.files
    assert sum(bar.bytes for bar in bars) == Ages(entries, NOW).total.bytes


def test_dragging_tells_the_age_and_what_would_go(histogram: AgeHistogram, qtbot: QtBot) -> None:
    told = []
    histogram.threshold_changed.connect(told.append)
    drag(qtbot, histogram, seconds("5d"), seconds("3w"))
    assert told == [seconds("5d"), seconds("3w")]
    assert histogram.caption.text() == "Older than 3 weeks:\n2 files, 5.0 MB would go"
    assert histogram.file_names() == {ENTRIES[1].file_name, ENTRIES[2].file_name}
    assert histogram.rule == "older-than=3w"


def test_the_button_says_what_it_marks_and_asks_for_it(histogram: AgeHistogram, qtbot: QtBot) -> None:
    assert not histogram.button.isVisible()
    drag(qtbot, histogram, seconds("2mo"))
    assert histogram.button.text() == "Mark 1 file (3.0 MB)"
    with qtbot.waitSignal(histogram.apply_wanted) as told:
        qtbot.mouseClick(histogram.button, Qt.MouseButton.LeftButton)
    assert told.args == [seconds("2mo")]


def test_where_nothing_is_older_nothing_is_offered(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("2y"))
    assert histogram.caption.text() == "Older than 2 years: no files"
    assert not histogram.button.isVisible()


def test_the_keys_move_the_handle_and_escape_puts_it_away(histogram: AgeHistogram, qtbot: QtBot) -> None:
    told = []
    histogram.threshold_changed.connect(told.append)
    for key in ("Right", "Right", "Left", "Left", "Home", "Left", "End"):
        qtbot.keyClick(histogram.chart, Qt.Key[f"Key_{key}"])
    assert [age_text(age + 1) for age in told] == ["4 weeks", "5 weeks", "4 weeks", "3 weeks", "just now", "5 years"]
    qtbot.keyClick(histogram.chart, Qt.Key.Key_Escape)
    assert told[-1] is None
    assert histogram.threshold is None


def test_the_leftmost_limit_takes_all(histogram: AgeHistogram, qtbot: QtBot) -> None:
    qtbot.keyClick(histogram.chart, Qt.Key.Key_Home)
    assert histogram.caption.text() == "Of any age:\n3 files, 6.0 MB would go"


def test_a_handle_dragged_off_the_end_is_put_away(histogram: AgeHistogram, qtbot: QtBot) -> None:
    chart = histogram.chart
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    assert histogram.threshold is not None
    qtbot.mouseMove(chart, QPoint(chart.width() + 40, 20))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 1, 20))
    assert histogram.threshold is None


def test_the_pointer_moves_nothing_after_the_button_is_let_go(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    qtbot.mouseMove(histogram.chart, QPoint(30, 20))
    assert histogram.threshold == seconds("3w")


def test_what_would_go_is_told_to_a_screen_reader(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    read = QAccessible.queryAccessibleInterface(histogram.chart).text(QAccessible.Text.Description)
    assert read == "Older than 3 weeks: 2 files, 5.0 MB would go"


def test_the_limit_stays_when_files_go(histogram: AgeHistogram, qtbot: QtBot) -> None:
    drag(qtbot, histogram, seconds("3w"))
    histogram.set_entries(ENTRIES[:2], NOW)
    assert histogram.threshold == seconds("3w")
    assert histogram.caption.text() == "Older than 3 weeks:\n1 file, 2.0 MB would go"


def test_a_bar_tells_its_ages_and_bytes(histogram: AgeHistogram) -> None:
    chart = histogram.chart
    assert chart.tip_at(QPoint(chart.place_of(200.5 * DAY), 20)).endswith(": 1 file, 3.0 MB")
    assert chart.tip_at(QPoint(chart.place_of(12 * DAY), 20)) == ""


def test_what_is_lit_looks_different(histogram: AgeHistogram, qtbot: QtBot) -> None:
    before = colours(histogram.chart)
    drag(qtbot, histogram, seconds("1d"))
    assert colours(histogram.chart) - before


def test_an_empty_directory_says_so_and_has_no_handle_to_drag(histogram: AgeHistogram, qtbot: QtBot) -> None:
    histogram.set_entries((), NOW)
    assert histogram.caption.text() == "No package files yet."
    drag(qtbot, histogram, seconds("3w"))
    assert histogram.threshold is None
    histogram.grab()


@pytest.mark.slow
def test_a_hundred_thousand_files_are_looked_at_once_and_not_at_every_move() -> None:
    looks = 0

    def entries() -> Iterator[Entry]:
        nonlocal looks
        for number in range(100_000):
            looks += 1
            yield wheel(f"p{number}", 10, number / 100)

    ages = Ages(entries(), NOW)
    counts = [ages.older(stop.seconds).files for stop in SCALE.stops]
    assert counts[0] == 100_000
    assert counts == sorted(counts, reverse=True)
    assert looks == 100_000
