"""Which files of a cache directory can be pushed: those that a known lock file or an index publishes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.inventory.local_locks import LocalLock
from pyodide_cache.settings.releases import catalog
from pyodide_cache.team.manifest import TeamFile
from pyodide_cache.team.push import PushFile

#: `TeamFile.origin` of a file that only a lock file of another distribution publishes.
FROM_LOCK = "lock"


def files_to_push(
    directory: Path, entries: Iterable[Entry], locks: Iterable[LocalLock]
) -> tuple[tuple[PushFile, ...], tuple[Failure, ...]]:
    """Return the files that can be pushed, and why others cannot.

    Args:
        directory: of the files.
        entries: verified before.
        locks: the lock files in the directory, which know what wheels of an index need.
    """
    depends = {
        (package.file_name, package.sha256): tuple(package.depends)
        for lock in locks
        for package in lock.lock.packages.values()
    }
    files, failures = [], []
    for entry in entries:
        if entry.status is not Status.VERIFIED or not entry.sha256 or not entry.identity.name:
            is_damaged = entry.status is Status.DAMAGED
            problem = Problem(Code.NOT_A_ZIP, source=entry.file_name) if is_damaged else Problem(Code.NOT_PROVEN)
            failures.append(Failure(entry.file_name, problem))
            continue
        origin = _origin(entry, entry.sha256)
        needs = depends.get((entry.file_name, entry.sha256), ()) if origin == FROM_INDEX else ()
        version = entry.identity.version or ""
        file = TeamFile(entry.identity.name, version, entry.file_name, entry.sha256, entry.size, origin, needs)
        files.append(PushFile(directory / entry.file_name, file))
    return tuple(files), tuple(failures)


def _origin(entry: Entry, sha256: str) -> str:
    releases = catalog().releases_with(entry.file_name, sha256)
    if releases:
        return releases[0]
    return FROM_INDEX if entry.origin == FROM_INDEX else FROM_LOCK
