"""Sizes and ages as people write them."""

from __future__ import annotations

import re

_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[kmgt]?i?)b?")
_AGE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>min|h|d|w|mo|y)")

_SIZE_UNITS = {
    "": 1,
    "k": 1e3,
    "m": 1e6,
    "g": 1e9,
    "t": 1e12,
    "ki": 2**10,
    "mi": 2**20,
    "gi": 2**30,
    "ti": 2**40,
}
_AGE_UNITS = {"min": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400, "mo": 30.44 * 86_400, "y": 365.25 * 86_400}


def parse_size(text: str) -> float | None:
    """Return bytes: ``10MB``, ``1.5GiB``, ``300``; None for anything else. Case does not matter."""
    match = _SIZE.fullmatch(text.casefold().replace(" ", ""))
    if not match or match["unit"] not in _SIZE_UNITS:
        return None
    return float(match["number"]) * _SIZE_UNITS[match["unit"]]


def parse_age(text: str) -> float | None:
    """Return seconds: ``30d``, ``12h``, ``2w``, ``6mo``, ``1y``; None for anything else."""
    match = _AGE.fullmatch(text.casefold().replace(" ", ""))
    return float(match["number"]) * _AGE_UNITS[match["unit"]] if match else None
