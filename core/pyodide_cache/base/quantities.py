"""Sizes, ages and counts as text."""

from __future__ import annotations

import math
import re

_SIZE_UNITS = {"": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12, "ki": 2**10, "mi": 2**20, "gi": 2**30, "ti": 2**40}
_AGE_UNITS = {"min": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400, "mo": 30.44 * 86_400, "y": 365.25 * 86_400}

#: The year 10000, in seconds since the epoch: later times have no date.
_NO_DATE = 253_402_300_800


def parse_size(text: str) -> float | None:
    """Return the bytes of a text such as ``10MB``, ``1.5GiB`` or ``300``; None for anything else."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([kmgt]?i?)b?", text.casefold().replace(" ", ""))
    if not match or match[2] not in _SIZE_UNITS:
        return None
    size = float(match[1]) * _SIZE_UNITS[match[2]]
    return size if math.isfinite(size) else None


def parse_age(text: str) -> float | None:
    """Return the seconds of a text such as ``30d``, ``12h``, ``2w``, ``6mo`` or ``1y``; None for anything else."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(min|h|d|w|mo|y)", text.casefold().replace(" ", ""))
    return known_time(float(match[1]) * _AGE_UNITS[match[2]]) if match else None


def size_text(size: int) -> str:
    """Return bytes in decimal units: ``512 B``, ``3.6 MB``."""
    if size < 1000:
        return f"{size} B"
    value, unit = float(size), ""
    for unit in ("kB", "MB", "GB", "TB"):  # noqa: B007 -- used after the loop
        value /= 1000
        if value < 999.95:
            break
    return f"{value:.1f} {unit}"


def human_age(seconds: float | None) -> str:
    """Return an age for people: ``3 days``; None is unknown."""
    if seconds is None:
        return "unknown"
    from humanize import naturaldelta

    return naturaldelta(max(0.0, seconds))


def plural(count: int, singular: str, plural_form: str = "") -> str:
    """Return a count with its noun: ``1 file``, ``2 files``; ``plural_form`` is for nouns without a plain s."""
    return f"{count} {singular if count == 1 else plural_form or singular + 's'}"


def known_time(value: object) -> float | None:
    """Return a time of a document, in seconds since the epoch; None for anything else, or one that cannot be."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _NO_DATE:
        return None
    return float(value)


def iso_time(seconds: float | None) -> str | None:
    """Return seconds since the epoch as ISO 8601 in UTC; None for None, or for a time that does not exist."""
    if seconds is None:
        return None
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return None
