"""Compare versions with version specifiers, also with those of other tools, and markers with a runtime."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement
    from packaging.specifiers import SpecifierSet
    from packaging.version import Version

    from pyodide_cache.formats.runtime import Runtime


_CARET = r"[\^~]\s*v?(?P<version>\d{1,18}(?:\.\d{1,18})*)(?P<rest>[\w.-]*)"

#: How many series of versions may lie between the ranges of a union.
_MOST_SERIES = 50

#: The numbers of a version, without zeros at the end.
_Numbers = tuple[int, ...]
_NO_END: _Numbers = (10**9,)


@lru_cache(maxsize=16_384)
def parse_version(text: str) -> Version | None:
    """Return a version; None for a text that PEP 440 does not define as one, or with thousands of digits."""
    from packaging.version import Version

    try:
        return Version(text)
    except ValueError:
        return None


def meets(specifier: SpecifierSet | str, version: str) -> bool:
    """Return whether a specifier allows a version; pre-releases count like other versions.

    A version that PEP 440 does not define, such as ``nightly``, meets only an empty specifier: lock files may
    hold such versions.

    Args:
        specifier: such as ``>=1,<2``; empty allows every version.
    """
    return _meets(str(specifier), version)


def marker_applies(requirement: Requirement, runtime: Runtime, extras: Iterable[str] = ()) -> bool:
    """Return whether a requirement's marker is true in a runtime, without extras or with one of them.

    A marker that compares values that cannot be compared counts as true.
    """
    marker = requirement.marker
    if marker is None:
        return True
    environment: dict[str, str] = {key: str(value) for key, value in runtime.marker_environment().items()}
    try:
        return any(marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras))
    except (ValueError, RecursionError):
        return True


@lru_cache(maxsize=200_000)
def _meets(specifier: str, version: str) -> bool:
    if not specifier:
        return True
    parsed = parse_version(version)
    try:
        return parsed is not None and _parsed_specifier(specifier).contains(parsed, prereleases=True)
    except ValueError:  # it has a number of thousands of digits
        return False


@lru_cache(maxsize=4096)
def _parsed_specifier(text: str) -> SpecifierSet:
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(text)


def range_specifiers(text: str) -> Sequence[str]:
    """Return specifiers for versions as Poetry ("Dependency specification" in its documentation) and npm write them.

    Several ranges become one without the series of versions between them, or the newest one where that is not exact.
    """
    ranges = [tuple(_specifiers(part)) for part in text.split("|") if part.strip()]
    if not all(ranges):
        return ()  # one of them allows all
    bounds = sorted((found for specifiers in ranges if (found := _bounds(specifiers))), key=itemgetter(0))
    if len(ranges) > 1 and len(bounds) == len(ranges) and (union := _union(bounds)):
        return union
    return max(ranges, key=lambda specifiers: _numbers(specifiers[0]), default=())


def _specifiers(text: str) -> Iterator[str]:
    for part in re.split(r"\s*,\s*|\s+(?=[<>=!^~])", text.strip()):
        part = part.strip()
        if not part or part == "*":
            continue
        if match := re.fullmatch(_CARET, part):
            numbers = [int(number) for number in match["version"].split(".")]
            if part[0] == "^":
                last = next((index for index, number in enumerate(numbers) if number), len(numbers) - 1)
            else:
                last = min(1, len(numbers) - 1)
            upper = [*numbers[:last], numbers[last] + 1]
            yield f">={match['version']}{match['rest']}"
            yield f"<{'.'.join(map(str, upper))}"
        elif match := re.fullmatch(r"=?\s*(\w.*)", part):  # without the operator, it would be a part of the name
            yield f"=={match[1]}"
        else:
            yield part.replace(" ", "")


def _bounds(specifiers: Iterable[str]) -> tuple[_Numbers, _Numbers] | None:
    """Return the first version of a range and the one that ends it; None for other kinds of specifiers."""
    first: _Numbers = ()
    end = _NO_END
    for text in specifiers:
        if match := re.fullmatch(r"==((?:\d+\.)*)(\d{1,18})\.\*", text):
            first, end = _numbers(match[1] + match[2]), _numbers(f"{match[1]}{int(match[2]) + 1}")
        elif match := re.fullmatch(r">=(\d+(?:\.\d+)*)", text):
            first = max(first, _numbers(match[1]))
        elif match := re.fullmatch(r">(\d+(?:\.\d+)*)", text):
            first = max(first, (*_numbers(match[1]), 0, 0, 1))  # so that the version itself is a series before it
        elif match := re.fullmatch(r"<(\d+(?:\.\d+)*)", text):
            end = min(end, _numbers(match[1]))
        else:
            return None
    return first, end


def _numbers(text: str) -> _Numbers:
    found = [int(number) for number in re.findall(r"\d{1,18}", text)]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _union(bounds: Iterable[tuple[_Numbers, _Numbers]]) -> list[str] | None:
    """Return specifiers for sorted ranges together; None if they cannot be exact."""
    (lowest, highest), *others = bounds
    left_out: list[str] = []
    for first, end in others:
        if first > highest:
            series = _series(highest, first)
            if series is None or len(series) > _MOST_SERIES:
                return None
            left_out += series
        highest = max(highest, end)
    found = [f">={_text(lowest)}"] if lowest else []
    return [*found, *([f"<{_text(highest)}"] if highest != _NO_END else []), *left_out]


def _series(first: _Numbers, end: _Numbers) -> list[str] | None:
    """Return the series, such as ``2.1.*``, that have all versions from one up to another; None if there are none."""
    same = next(
        (place for place, (one, other) in enumerate(zip(first, end, strict=False)) if one != other), len(first)
    )
    if same < len(first) - 1:
        return None  # such as 1.5 to 2: 1.6, 1.7 and so on have no end
    starts = (*first, *(0 for _ in end))[: len(end)]
    return [
        f"!={_text((*end[:place], number))}.*"
        for place in range(same, len(end))
        for number in range(starts[place], min(end[place], starts[place] + _MOST_SERIES + 1))
    ]


def _text(numbers: _Numbers) -> str:
    return ".".join(map(str, numbers))
