"""Find the folders with Pyodide packages on this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.folders import FolderKey, expand, folder_key, measure, walk
from pyodide_cache.files.paths import is_there, is_writable
from pyodide_cache.inventory.own_lock import release_in
from pyodide_cache.places.evidence import Contents, Place, recognize
from pyodide_cache.places.kinds import FREE_OWNERS, Layout, Location, Owner
from pyodide_cache.places.locations import locations, locations_in
from pyodide_cache.settings.releases import range_of, release_of_lock

#: Limit of folders that are searched below one location.
_MOST_FOLDERS = 20_000

#: Folders with many files and never a cache.
_NEVER_ENTERED = frozenset(
    {
        *(".git", ".hg", ".nox", ".tox", ".venv", "__pycache__", "emsdk"),
        *("node_modules", "site-packages", "target", "venv"),
    }
)


@record
class SearchStarted:
    """The first event of a search."""

    projects: tuple[Path, ...]  # the project folders that are searched


@record
class PlacesFound:
    """The result of a search."""

    places: tuple[Place, ...]  # measured, in the order in which they were found
    problems: tuple[Problem, ...] = ()  # why some folders were not searched


def find_places(
    projects: Iterable[Path] = (), *, cache_dir: Path | None = None, cancel: Cancel | None = None
) -> Iterator[SearchStarted | Place | PlacesFound]:
    """Yield `SearchStarted`, each place when it is found and again when it is measured, then `PlacesFound`.

    A folder at which the locations of two tools lead is one place, of the first tool. Nothing is written.
    """
    cancel = cancel or Cancel()
    folders = tuple(projects)
    yield SearchStarted(folders)
    search = _Search(cancel)
    found: list[Place] = []
    for location in locations(folders, cache_dir):
        for place in search.at(location):
            found.append(place)
            yield place
    measured = []
    for place in found:
        if place.layout is not Layout.UNKNOWN:
            place = _measured(place, cancel)
            yield place
        measured.append(place)
    yield PlacesFound(tuple(measured), tuple(search.problems))


def place_at(directory: Path, projects: Iterable[Path] = (), *, cancel: Cancel | None = None) -> Place | None:
    """Return the place at ``directory``, not measured; None if no known location leads there.

    Only locations above the directory are searched, and of their folders only those on the way to it.
    """
    search = _Search(cancel or Cancel())
    for location in locations(projects):
        if not directory.is_relative_to(location.base):
            continue
        names = directory.relative_to(location.base).parts[: len(location.pattern)]
        if len(names) < len(location.pattern) or not all(map(fnmatchcase, names, location.pattern)):
            continue
        on_the_way = replace(location, pattern=tuple(map(escape, names)))
        for place in search.at(on_the_way):
            if place.path == directory:
                return place
    return None


class _Search:
    """Searches one location after the other, and remembers what was found before."""

    def __init__(self, cancel: Cancel) -> None:
        self.problems: list[Problem] = []
        self._cancel = cancel
        self._known: set[FolderKey | Path] = set()
        self._places: set[Path] = set()

    def at(self, location: Location) -> Iterator[Place]:
        if location.needs and not is_there(location.needs):
            return
        for start in expand(location.base, location.pattern, self._cancel):
            if start.problem:
                yield from self._unreadable(start.path, location, start.problem)
            elif not location.depth:
                yield from self._recognize(start.path, location)
            else:
                yield from self._below(start.path, location)

    def _below(self, base: Path, location: Location) -> Iterator[Place]:
        folders = walk(
            base,
            depth=location.depth,
            leave_out=_NEVER_ENTERED,
            closed=self._places,
            most=_MOST_FOLDERS,
            cancel=self._cancel,
        )
        try:
            for folder in folders:
                for known in locations_in(folder):
                    yield from self.at(known)
                yield from self._recognize(folder, location)
        except Problem as problem:
            self.problems.append(problem)

    def _recognize(self, path: Path, location: Location) -> Iterator[Place]:
        try:
            key = folder_key(path)
            if key is None or key in self._known:
                return
            contents = recognize(path, location.rule)
        except Problem as problem:
            if problem.code is not Code.GONE:  # deleted since it was listed
                yield from self._unreadable(path, location, problem)
            return
        if contents:
            self._known.add(key)
            self._places.add(path)
            yield _place(path, location.owner, contents)

    def _unreadable(self, path: Path, location: Location, problem: Problem) -> Iterator[Place]:
        """Yield a place that cannot be read, unless nothing indicates that it is a cache."""
        if location.is_shared or (location.depth and path != location.base) or path in self._known:
            return
        self._known.add(path)
        yield Place(path, location.owner, Layout.UNKNOWN, problem=problem)


def _place(path: Path, owner: Owner, contents: Contents) -> Place:
    if contents.layout is Layout.XBUILDENV and owner is Owner.FOLDER:
        owner = Owner.PYODIDE_BUILD
    lock = contents.lock
    return Place(
        path,
        owner,
        contents.layout,
        contents.lines,
        lock.runtime.python if lock else None,
        (range_of(release_of_lock(lock)) or release_in(lock.document) or lock.version) if lock else None,
        is_writable_by_us=owner in FREE_OWNERS and contents.layout is Layout.PACKAGES and is_writable(path),
    )


def _measured(place: Place, cancel: Cancel) -> Place:
    found = measure(place.path, cancel)
    if not found.unreadable:
        return replace(place, measure=found)
    facts = found.problem.facts if found.problem else {}
    if found.problem and facts.get("path") == str(place.path):
        return replace(place, layout=Layout.UNKNOWN, is_writable_by_us=False, problem=found.problem)
    problem = Problem(Code.PARTLY_UNREADABLE, **{**facts, "count": found.unreadable})
    return replace(place, measure=found, problem=problem)
