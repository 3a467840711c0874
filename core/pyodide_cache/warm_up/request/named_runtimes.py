"""Notes about the Pyodide release and the Python that a project's files name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.projects.source_imports import SourceImports
from pyodide_cache.settings.releases import Release, releases


def others_named(name: str, found: SourceImports, lock: LockFile) -> Iterator[Problem]:
    """Yield a note for each release and Python that a file names and that a lock file is not for.

    Args:
        lock: decides; no other is proposed for one that is not official.
    """
    here = [release for release in releases() if release.sha256 == lock.sha256]
    if not here:
        return
    facts = {"path": name, "release": here[0].version, "python": lock.runtime.python}
    for wanted in found.releases:
        if not _first(here, "version", wanted):
            other = _first(releases(), "version", wanted)
            nearest = other.version if other else wanted.partition(",")[0].strip("<>=~")
            yield Problem(Code.NAMES_RELEASE, wanted=wanted.removeprefix("=="), nearest=nearest, **facts)
    for wanted in found.pythons:
        if not _first(here, "python", wanted) and (other := _first(releases(), "python", wanted)):
            yield Problem(Code.NAMES_PYTHON, wanted=wanted, nearest=other.version, **facts)


def _first(candidates: Iterable[Release], what: str, specifier: str) -> Release | None:
    """Return the first release whose version or Python meets a specifier; None also for one that is not valid."""
    for release in candidates:
        try:
            if meets(specifier, release.version if what == "version" else release.runtime.python):
                return release
        except ValueError:
            return None
    return None
