"""Known vulnerabilities from a local copy of OSV data: a JSON file, a folder of them, or the zip of an ecosystem.

The format is described at https://ossf.github.io/osv-schema.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.version import Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.reader import open_target, read_file
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.documents import as_list, parse_json
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.net.advisories import Vulnerability, parse_vulnerability

_ECOSYSTEM = "PyPI"

#: Limit for one JSON file, in bytes; those of packages with hundreds of versions have 0.3 MB.
_LARGEST = 8 * 1024 * 1024


@record
class _Advisory:
    """A vulnerability of one package."""

    found: Vulnerability
    #: Events of versions, each ``introduced``, ``fixed`` or ``last_affected`` with the version.
    ranges: tuple[tuple[tuple[str, Version], ...], ...]
    versions: frozenset[Version]  # that are affected, besides the ranges

    def affects(self, version: Version) -> bool:
        return version in self.versions or any(_is_in(version, events) for events in self.ranges)


class OsvData:
    """The vulnerabilities of some packages.

    Attributes:
        count: how many advisories for Python packages were read, also about other packages.
        newest: the date of the newest change, such as ``2026-11-20``; empty if unknown.
        unread: how many files could not be read.

    Raises:
        Problem: `Code.NO_ADVISORIES` if there are none; or that of reading the file or folder.
    """

    def __init__(self, path: Path, names: Collection[NormalizedName], cancel: Cancel) -> None:
        self.count, self.newest, self.unread = 0, "", 0
        self._advisories: dict[NormalizedName, list[_Advisory]] = {}
        for data in _documents(path):
            cancel.check()
            try:
                for row in _rows(data):
                    self._add(row, names)
            except ValueError:
                self.unread += 1
        if not self.count:
            raise Problem(Code.NO_ADVISORIES, path=str(path))

    def vulnerabilities(self, name: NormalizedName, version: Version) -> tuple[Vulnerability, ...]:
        """Return the vulnerabilities of a version; the advisories of several databases about one are merged."""
        merged: list[Vulnerability] = []
        for advisory in self._advisories.get(name, ()):
            if not advisory.affects(version):
                continue
            found = advisory.found
            found = replace(found, fixed_in=tuple(text for text in found.fixed_in if Version(text) > version))
            for other in [item for item in merged if not {*item.ids}.isdisjoint(found.ids)]:
                merged.remove(other)
                found = Vulnerability(
                    tuple(dict.fromkeys((*other.ids, *found.ids))),
                    other.summary or found.summary,
                    other.fixed_in or found.fixed_in,
                    other.link or found.link,
                )
            merged.append(found)
        return tuple(merged)

    def _add(self, row: Mapping[str, Any], names: Collection[NormalizedName]) -> None:
        affected = [item for item in _dicts(row.get("affected")) if _package_of(item)]
        self.count += bool(affected)
        if affected:
            self.newest = max(self.newest, str(row.get("modified") or "")[:10])
        if row.get("withdrawn"):
            return
        for item in affected:
            if (name := _package_of(item)) in names and name:
                self._advisories.setdefault(name, []).append(_advisory(row, item))


def _documents(path: Path) -> Iterator[bytes]:
    """Yield the JSON files of a place; an empty one for a file in a folder that cannot be read."""
    with disk_problems(path):
        if path.is_dir():
            yield from _documents_below(path)
        elif path.suffix == ".zip":
            yield from _documents_in(path)
        else:
            yield read_file(path)


def _documents_below(root: Path) -> Iterator[bytes]:
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in filter(_is_json, files):
            try:
                yield read_file(Path(folder, name), _LARGEST)
            except OSError:
                yield b""


def _documents_in(path: Path) -> Iterator[bytes]:
    try:
        with open_target(path) as file, opened_zip(file, path.name) as archive:
            for member in archive.infolist():
                if _is_json(member.filename):
                    yield read_member(archive, member, _LARGEST)
    except Problem as problem:
        raise Problem(Code.UNREADABLE_FILE, path=str(path), error=problem.facts.get("error", "")) from problem


def _is_json(name: str) -> bool:
    return name.endswith(".json")


def _rows(data: bytes) -> list[dict[str, Any]]:
    """Return the advisories of a document: one, a list, or an answer of OSV's API; `ValueError` if it is not JSON."""
    if data and f'"{_ECOSYSTEM}"'.encode() not in data:  # a copy for all ecosystems has a million others
        return []
    document = parse_json(data)
    return _dicts(document.get("vulns", [document]) if isinstance(document, dict) else document)


def _advisory(row: Mapping[str, Any], affected: Mapping[str, Any]) -> _Advisory:
    ranges = [
        tuple(sorted(_events(item), key=lambda event: (event[1], event[0] != "introduced")))
        for item in _dicts(affected.get("ranges"))
        if item.get("type") != "GIT"
    ]
    versions = (parse_version(str(text)) for text in as_list(affected.get("versions")))
    links = [str(item.get("url") or "") for item in _dicts(row.get("references"))]
    fixed = sorted({version for events in ranges for kind, version in events if kind == "fixed"})
    found = replace(parse_vulnerability(row), fixed_in=tuple(map(str, fixed)), link=links[0] if links else "")
    return _Advisory(found, tuple(ranges), frozenset(version for version in versions if version))


def _events(item: Mapping[str, Any]) -> Iterator[tuple[str, Version]]:
    for event in _dicts(item.get("events")):
        for kind in ("introduced", "fixed", "last_affected"):
            if version := parse_version(str(event.get(kind, ""))):
                yield kind, version


def _is_in(version: Version, events: Iterable[tuple[str, Version]]) -> bool:
    """Return whether a version is affected; the events are sorted."""
    is_affected = False
    for kind, border in events:
        if kind == "last_affected":
            is_affected = is_affected and version <= border
        elif version >= border:
            is_affected = kind == "introduced"
    return is_affected


def _package_of(affected: Mapping[str, Any]) -> NormalizedName | None:
    package = affected.get("package")
    if isinstance(package, dict) and package.get("ecosystem") == _ECOSYSTEM and isinstance(package.get("name"), str):
        return canonicalize_name(package["name"])
    return None


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in as_list(value) if isinstance(item, dict)]
