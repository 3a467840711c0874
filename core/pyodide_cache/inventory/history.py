"""How large a cache directory was: a sample an hour, thinned with time, and how fast it grows.

Unlike the ledger this cannot be made again, so it lies with the person's state: one small JSON
file a directory, replaced in one step. Of two processes that write at once the later one wins,
which costs a sample and never the file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import write_file
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.settings.paths import state_dir

_HOUR, _DAY = 3600.0, 86_400.0
WEEK = 7 * _DAY

#: Up to which age samples are kept one an hour and one a day; older ones are kept one a week.
_HOURLY, _DAILY = 2 * _DAY, 90 * _DAY

#: Growth is that of the last weeks, and not told before there are days enough to see it.
_FIT = 8 * WEEK
_LEAST_SPAN = 3 * _DAY

#: Ours is some kilobytes; what is larger is not ours.
_LARGEST_FILE = 1_000_000
_VERSION = 1

#: No sample of ours is out of these; a number of a thousand digits would break who reckons with it.
_LATEST, _MOST = 253_402_300_800, 2**63


@record
class Sample:
    """The totals of a directory at a time, in seconds since the epoch."""

    time: float
    files: int
    bytes: int


def add_sample(directory: Path, totals: Totals, when: float) -> bool:
    """Remember how large a directory is at ``when``, in seconds since the epoch.

    Of each hour the last sample stays. A file that is broken is started over; one that cannot be
    read or written is left alone, since a scan is worth more than its history.

    Returns:
        Whether it was written.

    """
    path = _path_of(directory)
    try:
        samples = _thinned([*_read(path), Sample(when, totals.files, totals.bytes)], when)
        rows = [[sample.time, sample.files, sample.bytes] for sample in samples]
        document = {"version": _VERSION, "directory": os.path.abspath(directory), "samples": rows}  # noqa: PTH100
        write_file(path, json.dumps(document) + "\n", private=True)
    except OSError:
        return False
    return True


def history(directory: Path, now: float | None = None) -> tuple[Sample, ...]:
    """Return what was recorded of a directory, oldest first; nothing when there is nothing to read.

    Args:
        directory: the cache directory, there or not.
        now: samples of later than this, of a clock that was wrong, are left out.

    """
    try:
        samples = _read(_path_of(directory))
    except OSError:
        return ()
    return tuple(sample for sample in samples if now is None or sample.time <= now)


def growth_per_week(samples: Sequence[Sample]) -> float | None:
    """Return by how many bytes a week a directory grew in the last eight weeks.

    The median of what it grew by within a week, over all such weeks: many small warm-ups count,
    one large one or one clean-up does not.

    Returns:
        None when the samples span less than three days.

    """
    from statistics import median

    if not samples:
        return None
    last = samples[-1].time
    days = list({int(sample.time // _DAY): sample for sample in samples if sample.time >= last - _FIT}.values())
    if len(days) < 2 or days[-1].time - days[0].time < _LEAST_SPAN:
        return None
    width = min(WEEK, (days[-1].time - days[0].time) / 2)
    slopes = [
        (later.time - earlier.time, (later.bytes - earlier.bytes) / (later.time - earlier.time))
        for earlier, later in combinations(days, 2)
        if later.time - earlier.time >= _DAY / 2
    ]
    # Who looks once a month has no two samples a week apart: then all are taken.
    weeks = [slope for gap, slope in slopes if 0.7 * width <= gap <= 1.5 * width]
    return median(weeks or [slope for _, slope in slopes]) * WEEK


def _path_of(directory: Path) -> Path:
    # Not resolved: a link is the name under which a person knows the directory.
    import hashlib

    name = hashlib.sha256(os.fsencode(os.path.abspath(directory))).hexdigest()[:32]  # noqa: PTH100
    return state_dir() / "history" / f"{name}.json"


def _read(path: Path) -> list[Sample]:
    """Read samples; none when the file is missing or not ours.

    Raises:
        OSError: when it is there and cannot be read, which is no reason to write over it.

    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
        document = json.loads(data) if len(data) <= _LARGEST_FILE else {}
        samples = [_sample(row) for row in document["samples"]]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
    return sorted(samples, key=lambda sample: sample.time)


def _sample(row: object) -> Sample:
    match row:
        case [int() | float() as time, int() as files, int() as size] if (
            0 <= time < _LATEST and 0 <= files < _MOST and 0 <= size < _MOST
        ):
            return Sample(float(time), files, size)
    raise ValueError(row)


def _thinned(samples: Iterable[Sample], now: float) -> list[Sample]:
    """Keep the last sample of each hour, of each older day, and of each week before that."""
    kept: dict[tuple[float, int], Sample] = {}
    for sample in sorted(samples, key=lambda sample: sample.time):
        age = now - sample.time
        width = _HOUR if age < _HOURLY else _DAY if age < _DAILY else WEEK
        kept[width, int(sample.time // width)] = sample
    return sorted(kept.values(), key=lambda sample: sample.time)
