"""Which requests are repeated, and when."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.net.retries import (
    ATTEMPTS,
    LONGEST_WAIT,
    is_out_of_reach,
    may_try_again,
    retry_facts,
    wait_seconds,
)


@pytest.mark.parametrize(
    ("problem", "again", "saved_is_better"),
    [
        (Problem(Code.HTTP_STATUS, status=503), True, True),
        (Problem(Code.HTTP_STATUS, status=429), True, True),
        (Problem(Code.CUT_SHORT), True, True),
        (Problem(Code.TOO_SLOW), True, True),
        (Problem(Code.UNREACHABLE), False, True),
        (Problem(Code.OFFLINE), False, True),
        (Problem(Code.HTTP_STATUS, status=401), False, False),
        (Problem(Code.FILE_NOT_FOUND), False, False),
        (Problem(Code.TOO_LARGE), False, False),
    ],
)
def test_what_may_pass_is_repeated(problem: Problem, again: bool, saved_is_better: bool) -> None:
    assert may_try_again(problem, 1) is again
    assert not may_try_again(problem, ATTEMPTS)
    assert is_out_of_reach(problem) is saved_is_better


def busy(retry_after: str) -> Problem:
    return Problem(Code.HTTP_STATUS, url="u", status=503, **retry_facts(retry_after))


@pytest.mark.parametrize("seconds", [31, 90])
def test_no_server_makes_the_user_wait_for_more_than_half_a_minute(seconds: int) -> None:
    problem = busy(str(seconds))
    assert may_try_again(problem, 1)
    assert wait_seconds(problem, 1) == LONGEST_WAIT
    assert explain(problem) == "u returned HTTP status 503"


@pytest.mark.parametrize("value", ["9" * 5000, "Fri, 31 Dec 9999 23:59:59 GMT", "3600", "91"])
def test_a_server_that_asks_to_wait_for_longer_is_not_asked_again(value: str) -> None:
    problem = busy(value)
    assert not may_try_again(problem, 1)
    assert is_out_of_reach(problem), "a saved answer is better than none"
    assert "; the server asks to wait " in explain(problem)


def test_the_wait_is_said_in_minutes() -> None:
    assert explain(busy("7199")) == "u returned HTTP status 503; the server asks to wait 120 minutes"


@pytest.mark.parametrize(
    "date", ["Sat, 01 Jan 2050 00:00:30 GMT", "Saturday, 01-Jan-50 00:00:30 GMT", "Sat Jan  1 00:00:30 2050"]
)
def test_a_date_of_any_form_of_http_is_read(date: str) -> None:
    assert retry_facts(date, "Sat, 01 Jan 2050 00:00:10 GMT") == {"retry_after": 20}


def test_the_time_until_a_date_is_that_of_the_servers_clock() -> None:
    found = retry_facts("Fri, 01 Jan 2100 00:00:30 GMT", "Fri, 01 Jan 2100 00:00:10 GMT")
    assert found == {"retry_after": 20}


@pytest.mark.parametrize("value", ["", "soon", "-3", "0", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 99 Foo 2026"])
def test_an_odd_retry_after_counts_as_none(value: str) -> None:
    assert may_try_again(busy(value), 1)
    assert wait_seconds(busy(value), 1) < 1
