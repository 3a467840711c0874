"""Find the places on this machine where Pyodide's packages lie, and tell what each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.folders import FolderKey, expand, folder_key, is_there, measure, walk
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.places.evidence import Place, Sight, look_into, may_write
from pyodide_cache.places.kinds import Layout, Location, Owner
from pyodide_cache.places.locations import locations
from pyodide_cache.settings.releases import release_of_lock

__all__ = ["Layout", "Owner", "Place", "PlacesFound", "find_places", "place_at"]

#: So many folders of one location are looked into at the most.
_MOST_FOLDERS = 20_000

#: Where no project keeps a cache, but many files.
_NEVER_ENTERED = frozenset(
    {
        "node_modules",
        ".git",
        ".hg",
        "__pycache__",
        "site-packages",
        ".venv",
        "venv",
        ".tox",
        ".nox",
        "emsdk",
        "target",
    }
)


@record
class PlacesFound:
    """All places, in the order of their finding, each measured; and what kept the search from some."""

    places: tuple[Place, ...]
    problems: tuple[Problem, ...] = ()


def find_places(
    projects: Iterable[Path] = (),
    *,
    cache_dir: str | Path | None = None,
    environ: Mapping[str, str] | None = None,
    cancel: Cancel | None = None,
) -> Iterator[Place | PlacesFound]:
    """Yield places as they are found, then each again with its measure, and all of them last.

    Nothing is written, and no link is followed into a loop. A folder that two tools' locations lead to is one
    place, of the first.

    Args:
        projects: folders in which caches of a project are looked for.
        cache_dir: the directory that is open.
        environ: instead of the process's own.
        cancel: stops it.

    Raises:
        Cancelled: when ``cancel`` is set.

    """
    cancel = cancel or Cancel()
    search = _Search(cancel)
    found: list[Place] = []
    for location in locations(projects, cache_dir=cache_dir, environ=environ):
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
    """Return what a known tool keeps at ``directory``, unmeasured; None when no known location leads there.

    Only locations above the directory are looked at.
    """
    search = _Search(cancel or Cancel())
    for location in locations(projects):
        if not directory.is_relative_to(location.base):
            continue
        for place in search.at(location):
            if place.path == directory:
                return place
    return None


class _Search:
    """Keeps what was seen already, from location to location."""

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
                yield from self._closed(start.path, location, start.problem)
            elif not location.depth:
                yield from self._look(start.path, location)
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
                yield from self._look(folder, location)
        except Problem as problem:
            self.problems.append(problem)

    def _look(self, path: Path, location: Location) -> Iterator[Place]:
        try:
            key = folder_key(path)
            if key is None or key in self._known:
                return
            sight = look_into(path, location.rule)
        except Problem as problem:
            if problem.code is not Code.GONE:  # gone between the listing and the look
                yield from self._closed(path, location, problem)
            return
        if sight:
            self._known.add(key)
            self._places.add(path)
            yield _place(path, location.owner, sight)

    def _closed(self, path: Path, location: Location, problem: Problem) -> Iterator[Place]:
        """Show what cannot be looked at, unless nothing says that a cache is there."""
        if location.is_shared or (location.depth and path != location.base) or path in self._known:
            return
        self._known.add(path)
        yield Place(path, location.owner, Layout.UNKNOWN, problem=problem)


def _place(path: Path, owner: Owner, sight: Sight) -> Place:
    if sight.layout is Layout.XBUILDENV and owner is Owner.FOLDER:
        owner = Owner.PYODIDE_BUILD
    return Place(
        path,
        owner,
        sight.layout,
        sight.lines,
        sight.lock.runtime.python if sight.lock else None,
        _release(sight.lock) if sight.lock else None,
        is_writable_by_us=may_write(path, owner, sight.layout),
    )


def _release(lock: LockFile) -> str | None:
    return release_of_lock(lock) or lock.version


def _measured(place: Place, cancel: Cancel) -> Place:
    found = measure(place.path, cancel)
    if not found.unreadable:
        return replace(place, measure=found)
    facts = found.problem.facts if found.problem else {}
    if found.problem and facts.get("path") == str(place.path):
        return replace(place, layout=Layout.UNKNOWN, is_writable_by_us=False, problem=found.problem)
    problem = Problem(Code.PARTLY_UNREADABLE, **{**facts, "count": found.unreadable})
    return replace(place, measure=found, problem=problem)
