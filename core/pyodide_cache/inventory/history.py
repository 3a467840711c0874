"""The size of a cache directory over time, and its growth.

Unlike the ledger, this cannot be computed again, so it is in the user's state folder: a small JSON file for each
directory, replaced atomically. If two processes write at once, the later one wins and one sample is lost.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from pyodide_cache.base.json_types import Moment
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import open_target
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.settings.paths import AppPath

_HOUR, _DAY = 3600.0, 86_400.0
WEEK = 7 * _DAY

#: Up to these ages, one sample is kept per hour and per day; of older ones, one per week.
_HOURLY, _DAILY = 2 * _DAY, 90 * _DAY

#: Growth is computed from the last weeks, once the samples span enough days.
_FIT = 8 * WEEK
_LEAST_SPAN = 3 * _DAY

#: In bytes. A history has some kilobytes, so a larger file is not a history.
_LARGEST_FILE = 1_000_000
_VERSION = 1

#: Limits of valid samples: a number with a thousand digits would break the computation.
_LATEST, _MOST = 253_402_300_800, 2**63


@record
class Sample:
    """The totals of a directory at a time."""

    time: Moment
    files: int  # the number of files
    bytes: int  # their size


def add_sample(directory: Path, totals: Totals, when: float) -> bool:
    """Record the totals of a directory at ``when``, in seconds since the epoch.

    Of each hour, the last sample is kept, and the first of equal ones. A broken file is replaced. A file that cannot
    be read or written is not an error, since a scan is more important than its history.

    Returns:
        Whether the history has these totals.
    """
    path, new = _path_of(directory), Sample(when, totals.files, totals.bytes)
    try:
        if (before := _read(path)) and _by_hour(before[-1]) == _by_hour(new):
            return True
        import json

        from pyodide_cache.files.atomic import write_file
        from pyodide_cache.files.permissions import make_directory
        from pyodide_cache.files.process_lock import held

        make_directory(path.parent)
        with held(path.parent, exclusive=True):
            samples = _thinned([*_read(path), new], when)
            rows = [[sample.time, sample.files, sample.bytes] for sample in samples]
            document = {"version": _VERSION, "directory": os.path.abspath(directory), "samples": rows}  # noqa: PTH100
            write_file(path, json.dumps(document) + "\n", private=True)
    except (OSError, Problem):
        return False
    return True


def history(directory: Path, now: float | None = None) -> tuple[Sample, ...]:
    """Return the samples of a directory, oldest first; none if there is no readable file.

    Args:
        directory: need not exist.
        now: seconds since the epoch; later samples, from a wrong clock, are left out.
    """
    try:
        samples = _read(_path_of(directory))
    except OSError:
        return ()
    return tuple(sample for sample in samples if now is None or sample.time <= now)


def growth_per_week(samples: Sequence[Sample]) -> float | None:
    """Return the growth of a directory in the last eight weeks, in bytes per week.

    This is the median growth within a week, over all such weeks: many small warm-ups count, a single large one or a
    cleanup does not.

    Returns:
        None if the samples span less than three days.
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
    # Without two samples that are about a week apart, use all pairs.
    weeks = [slope for gap, slope in slopes if 0.7 * width <= gap <= 1.5 * width]
    return median(weeks or [slope for _, slope in slopes]) * WEEK


def _path_of(directory: Path) -> Path:
    # Not resolved: the path that the user chose, link or not, identifies the directory. These sums differ for any two
    # paths of a person, and loading OpenSSL for a hash takes longer than all else that a history needs.
    path = os.fsencode(os.path.abspath(directory))  # noqa: PTH100
    return AppPath.HISTORY.path / f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}.json"


def _read(path: Path) -> list[Sample]:
    """Read samples; none if the file is missing or not a history. One that cannot be read must not be replaced."""
    try:
        with open_target(path) as file:
            data = file.read(_LARGEST_FILE + 1)
        document = parse_json(data) if len(data) <= _LARGEST_FILE else {}
        samples = [_sample(row) for row in document["samples"]]
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return []
    return sorted(samples, key=lambda sample: sample.time)


def _sample(row: object) -> Sample:
    match row:
        case [int() | float() as time, int() as files, int() as size] if (
            0 <= time < _LATEST and 0 <= files < _MOST and 0 <= size < _MOST
        ):
            return Sample(float(time), files, size)
    raise ValueError(row)


def _by_hour(sample: Sample) -> tuple[float, int, int]:
    return sample.time // _HOUR, sample.files, sample.bytes


def _thinned(samples: Iterable[Sample], now: float) -> list[Sample]:
    """Keep the last sample of each hour; of older ones, that of each day; of still older ones, that of each week."""
    kept: dict[tuple[float, int], Sample] = {}
    for sample in sorted(samples, key=lambda sample: sample.time):
        age = now - sample.time
        width = _HOUR if age < _HOURLY else _DAY if age < _DAILY else WEEK
        kept[width, int(sample.time // width)] = sample
    return sorted(kept.values(), key=lambda sample: sample.time)
