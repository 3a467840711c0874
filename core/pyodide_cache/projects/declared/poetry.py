"""The notation in which Poetry, Pipenv, PDM and pixi write requirements, as that of pip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyodide_cache.formats.documents import as_list, as_table
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.specifiers import range_specifiers
from pyodide_cache.projects.declared.tool_locks import place_of

#: Markers that Pipenv has as keys of a package.
_MARKERS = ("os_name", "sys_platform", "platform_machine", "platform_system", "python_version", "python_full_version")


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
        text += ",".join(range_specifiers(str(version or "*")))
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
    parts = (re.fullmatch(r"([<>=!~]+)(.*)", part) for part in range_specifiers(text))
    return " and ".join(f"python_version {match[1]} '{match[2]}'" for match in parts if match)
