"""Find the roots of pyodide-build's cross-build environments, and the installations that use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.folders import FolderKey, expand, folder_key
from pyodide_cache.formats.xbuildenv import owners_of
from pyodide_cache.places.kinds import Owner
from pyodide_cache.places.locations import environment_locations, xbuildenv_locations
from pyodide_cache.places.python_environments import find_environments
from pyodide_cache.places.roots import Root, measured, read_root


def find_roots(projects: Iterable[Path] = (), *, cancel: Cancel | None = None) -> Iterator[Root | tuple[Root, ...]]:
    """Yield each root when it is found and again when it is measured, then all of them in this order.

    Args:
        projects: folders that are searched for roots and Python environments too.
    """
    cancel = cancel or Cancel()
    folders = list(projects)
    environments = find_environments(environment_locations(folders), cancel)
    roots = []
    for path, tool in _root_folders(folders, cancel):
        root = read_root(path, tool)
        root = replace(root, owners=owners_of(root.name, environments.installations, environments.prefixes))
        roots.append(root)
        yield root
    done = []
    for root in roots:
        done.append(replace(root, versions=tuple(measured(item, cancel) for item in root.versions)))
        yield done[-1]
    yield tuple(done)


def _root_folders(projects: list[Path], cancel: Cancel) -> Iterator[tuple[Path, Owner]]:
    seen: set[FolderKey | Path] = set()
    for location in xbuildenv_locations(projects):
        for found in expand(location.base, location.pattern, cancel):
            key: FolderKey | Path | None = None
            with suppress(Problem):  # reading the root reports it, too
                key = folder_key(found.path)
            if (key := key or found.path) not in seen:
                seen.add(key)
                yield found.path, location.owner
