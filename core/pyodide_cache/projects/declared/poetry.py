"""The notation in which Poetry, Pipenv, PDM and pixi write requirements, as that of pip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from pyodide_cache.formats.documents import as_list, as_table
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.projects.declared.tool_locks import place_of

_CARET = re.compile(r"[\^~]\s*v?(?P<version>\d{1,18}(?:\.\d{1,18})*)(?P<rest>[\w.-]*)")
#: Markers that Pipenv has as keys of a package.
_MARKERS = ("os_name", "sys_platform", "platform_machine", "platform_system", "python_version", "python_full_version")

#: How many series of versions may lie between the ranges of a union.
_MOST_SERIES = 50

#: The numbers of a version, without zeros at the end.
_Numbers = tuple[int, ...]
_NO_END: _Numbers = (10**9,)


def poetry_lines(table: Mapping[str, object] | Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """Return the requirements of a table in the notation of Poetry and Pipenv."""
    rows = table.items() if isinstance(table, Mapping) else table
    return tuple(line for name, value in rows for line in _requirement(name, value))


def _requirement(name: str, value: object) -> list[str]:
    """Return a requirement in the notation of Poetry and Pipenv as one of pip; a list has one for each marker."""
    if isinstance(value, list):
        return [line for item in value for line in _requirement(name, item)]
    table = value if isinstance(value, dict) else {"version": value}
    version = table.get("version")
    if isinstance(version, str) and "://" in version:  # PDM's overrides
        table = {"url": version}
    place = place_of(table)
    if place == "":
        return []  # a part of the project
    extras = table.get("extras")
    text = name + (f"[{','.join(map(str, extras))}]" if isinstance(extras, list) and extras else "")
    if place:
        text += f" @ {place}"
    else:
        text += ",".join(poetry_versions(str(version or "*")))
    markers = [str(marker)] if (marker := table.get("markers")) else []
    markers += [f"{name} {table[name]}" for name in _MARKERS if isinstance(table.get(name), str)]
    if isinstance(platform := table.get("platform"), str):
        markers += [f"sys_platform == '{platform}'"]
    if isinstance(python := table.get("python"), str):
        markers += [" or ".join(filter(None, map(_python_marker, python.split("||"))))]
    joined = " and ".join(f"({marker})" for marker in markers if marker)
    return [f"{text} ; {joined}" if joined else text]


def with_prereleases(table: Mapping[str, object]) -> tuple[str, ...]:
    """Return the packages of Poetry whose pre-releases are allowed."""
    return tuple(
        canonicalize_name(name)
        for name, value in table.items()
        if any(as_table(row).get("allow-prereleases") is True for row in (as_list(value) or [value]))
    )


def _python_marker(text: str) -> str:
    parts = (re.fullmatch(r"([<>=!~]+)(.*)", part) for part in poetry_versions(text))
    return " and ".join(f"python_version {match[1]} '{match[2]}'" for match in parts if match)


def poetry_versions(text: str) -> Sequence[str]:
    """Return specifiers for Poetry's version constraints (its documentation, "Dependency specification").

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
        if match := _CARET.fullmatch(part):
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
