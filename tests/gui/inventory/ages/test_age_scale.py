from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.quantities import parse_age
from pyodide_cache.clean_up.prune import plan_prune
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.inventory.ages import Ages
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache_gui.inventory.ages.age_scale import AgeScale
from support.entries import DAY, NOW, mixed_entries

SCALE = AgeScale()


@given(st.floats(0, 1))
def test_places_and_ages_are_converted_both_ways(place: float) -> None:
    assert SCALE.place(SCALE.age(place)) == pytest.approx(place, abs=1e-9)


def test_a_day_has_as_much_room_as_a_year() -> None:
    edges = [SCALE.place(age) for age in (0, DAY, 7 * DAY, 30.44 * DAY, 365.25 * DAY)]
    assert edges == pytest.approx([0, 0.2, 0.4, 0.6, 0.8])


def test_the_oldest_file_is_on_the_axis() -> None:
    scale = AgeScale(40 * 365.25 * DAY)
    assert scale.place(40 * 365.25 * DAY) == 1.0
    assert scale.stops[-1] == parse_age("40y")


def test_every_stop_selects_the_files_of_the_cleanup_rule() -> None:
    entries = mixed_entries()
    inventory, ages = Inventory(Path("/cache"), entries), Ages(entries, NOW)
    for stop in SCALE.stops:
        plan = plan_prune(inventory, [parse_rule(f"older-than={stop / 3600}h")], now=NOW)
        found = ages.older(stop)
        assert (found.files, found.bytes) == (len(plan.items), plan.bytes), stop
        assert {item.entry for item in plan.items} == set(ages.entries_older(stop))


def test_stops_are_chosen_by_place_and_by_step() -> None:
    week = SCALE.nearest(SCALE.place(21.1 * DAY))
    assert week == parse_age("3w")
    assert SCALE.step(week, 1) == parse_age("4w")
    assert SCALE.step(week, -1) == parse_age("2w")
    assert SCALE.step(0.0, -5) == SCALE.stops[0]
    assert SCALE.step(1e12, 5) == SCALE.stops[-1]
    assert list(SCALE.stops) == sorted(SCALE.stops)
