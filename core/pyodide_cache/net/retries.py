"""Which failed requests may succeed later, and how long to wait."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem

if TYPE_CHECKING:
    from datetime import datetime

ATTEMPTS = 4
LONGEST_WAIT: float = 30.0  # seconds before one attempt
_LONGEST_OF_ALL = 90  # seconds; a server that asks to wait longer is not asked again

_WORTH_ANOTHER_TRY = frozenset({Code.CUT_SHORT, Code.TOO_SLOW})
_RANGE_NOT_SATISFIABLE = 416
_RETRIED_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


def was_interrupted(problem: Problem) -> bool:
    """Return whether a response ended early, so that the bytes so far are good."""
    return problem.code in _WORTH_ANOTHER_TRY


def may_try_again(problem: Problem, attempt: int, *, resuming: bool = False) -> bool:
    """Return whether another attempt may succeed.

    Args:
        attempt: the number of the last one, from 1.
        resuming: whether it asked for the rest of a file; the next one may ask for all of it.
    """
    asks_for_all = resuming and (problem.code is Code.BAD_RANGE or _status(problem) == _RANGE_NOT_SATISFIABLE)
    may_pass = asks_for_all or _may_pass(problem)
    return attempt < ATTEMPTS and may_pass and _asked_wait(problem) <= _LONGEST_OF_ALL


def is_out_of_reach(problem: Problem) -> bool:
    """Return whether a server cannot be asked now, so that a saved answer is better than none."""
    return problem.code in (Code.UNREACHABLE, Code.OFFLINE) or _may_pass(problem)


def wait_seconds(problem: Problem, attempt: int) -> float:
    """Return how long to wait after a failed attempt; servers may ask for more, up to half a minute."""
    import random

    backoff: float = 0.25 * 2 ** (attempt - 1) * random.uniform(0.75, 1.25)
    return min(LONGEST_WAIT, max(_asked_wait(problem), backoff))


def retry_facts(retry_after: str, date: str | None = None) -> dict[str, int]:
    """Return the facts of a ``Retry-After`` header: the seconds, and the minutes of a wait that is too long.

    Args:
        date: the ``Date`` header: what time it is for the server, whose clock may differ from ours.
    """
    seconds = math.ceil(_seconds(retry_after, date))
    return {"retry_after": seconds} | ({"minutes": math.ceil(seconds / 60)} if seconds > _LONGEST_OF_ALL else {})


def _may_pass(problem: Problem) -> bool:
    return was_interrupted(problem) or _status(problem) in _RETRIED_STATUS


def _status(problem: Problem) -> object:
    return problem.facts.get("status") if problem.code is Code.HTTP_STATUS else None


def _asked_wait(problem: Problem) -> int:
    """Return the seconds that a server asked to wait."""
    return int(problem.facts.get("retry_after", 0))


def _seconds(value: str, date: str | None) -> float:
    """Return the seconds of a ``Retry-After`` header, which may be a date; 0 if it is not valid."""
    if value.isdecimal():
        return float(value[:9])
    from datetime import UTC, datetime

    now, then = _date(date or "") or datetime.now(UTC), _date(value)
    return max(0.0, (then - now).total_seconds()) if then else 0.0


def _date(text: str) -> datetime | None:
    """Return the date of a header, whose oldest form has no zone (RFC 9110, 5.6.7); None if it is not valid."""
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
