"""Sizes and ages are parsed, and sizes are written in one format."""

from __future__ import annotations

import pytest

from pyodide_cache.base.quantities import human_age, iso_time, known_time, parse_age, parse_size, plural, size_text


@pytest.mark.parametrize(
    ("text", "size"),
    [("300", 300), ("10MB", 10e6), ("10 mb", 10e6), ("1.5GiB", 1.5 * 2**30), ("2k", 2000), ("0", 0)],
)
def test_a_size_may_have_any_common_unit(text: str, size: float) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "MB", "10 apples", "-1", "1e3", "1,5MB", "10ib", "9" * 400])
def test_anything_else_is_no_size(text: str) -> None:
    assert parse_size(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90min", 5400), ("12h", 43_200), ("30d", 30 * 86_400), ("2W", 14 * 86_400), ("6mo", 182.64 * 86_400)],
)
def test_an_age_has_a_unit(text: str, seconds: float) -> None:
    assert parse_age(text) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "30", "d", "1 century", "-1d", "9" * 400 + "y", "10000y"])
def test_anything_else_is_no_age(text: str) -> None:
    assert parse_age(text) is None


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (999_949, "999.9 kB"),
        (999_950, "1.0 MB"),
        (3_600_000, "3.6 MB"),
        (2_500_000_000, "2.5 GB"),
        (10**15, "1000.0 TB"),
    ],
)
def test_a_size_is_written_in_the_largest_decimal_unit(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (plural(0, "file"), "0 files"),
        (plural(1, "file"), "1 file"),
        (plural(2, "directory", "directories"), "2 directories"),
    ],
)
def test_nouns_have_a_plural(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "unknown"), (3 * 86_400, "3 days"), (-3 * 86_400, "a moment")],  # of a file with a time to come
)
def test_an_age_is_written_for_people(seconds: float | None, text: str) -> None:
    assert human_age(seconds) == text


@pytest.mark.parametrize("seconds", [1e20, -1e20, float("inf"), float("nan")])
def test_a_time_that_does_not_exist_is_left_out(seconds: float) -> None:
    assert iso_time(seconds) is None


@pytest.mark.parametrize("value", [None, True, "1", [], -1, 10**12, 10**400, float("inf"), float("nan")])
def test_what_is_no_time_in_a_document_is_unknown(value: object) -> None:
    assert known_time(value) is None
    assert known_time(1_700_000_000) == 1.7e9
