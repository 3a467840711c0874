"""What a warm-up adds to the directory's own lock file."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Problem
from pyodide_cache.files.reader import open_target, sha256_of
from pyodide_cache.formats.modules import importable_names, namespaces_of
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.local_locks import read_local_locks
from pyodide_cache.inventory.own_lock import Addition, additions_to
from pyodide_cache.warm_up.artifacts import Artifact, addition_of

if TYPE_CHECKING:
    from pyodide_cache.warm_up.fetch import Fetched
    from pyodide_cache.warm_up.sources import Sources


def lock_additions(
    cached: Sequence[Artifact], fetched: Sequence[Fetched], directory: Path, sources: Sources
) -> list[Addition]:
    """Return what the directory's own lock file must list, so that the runtime finds all files of a warm-up."""
    of_index = [item.addition for item in fetched if item.addition]
    artifacts = [*cached, *(item.artifact for item in fetched)]
    return [*of_index, *_additions_of_cached(cached, directory), *_additions_of_lock(artifacts, directory, sources)]


def _additions_of_cached(cached: Sequence[Artifact], directory: Path) -> list[Addition]:
    """Return the wheels of a package index that are cached already."""
    found = []
    for artifact in cached:
        path = Path(artifact.layer or directory) / artifact.file_name
        if artifact.depends is not None:
            # Its bytes are the published ones; if they are not an archive, no lock file can use them. Another process
            # may have removed it.
            with contextlib.suppress(Problem, FileNotFoundError):
                if addition := addition_of(artifact, path, artifact.sha256 or sha256_of(path)):
                    found.append(addition)
    return found


def _additions_of_lock(artifacts: Sequence[Artifact], directory: Path, sources: Sources) -> list[Addition]:
    """Return the packages of a lock file that is not official: the runtime's own does not name these files.

    None are needed where the lock file itself is in the directory, with names that the runtime finds there.
    """
    if sources.release or any(
        local.has_plain_names and local.lock.sha256 == sources.lock.sha256 for local in read_local_locks(directory)
    ):
        return []
    found = []
    known = additions_to(directory, sources.lock)
    for artifact in artifacts:
        name, path = canonicalize_name(artifact.name), directory / artifact.file_name
        # What the directory's own lock file met may be of an index, or another version.
        if artifact.depends is not None or artifact.layer or not sources.lock.package_of(artifact.file_name):
            continue
        same = {"file_name": artifact.file_name, "sha256": artifact.sha256}
        if (old := known.get(name)) and old == Addition(name, {**old.entry, **same}):
            found.append(old)  # without opening the wheel again
            continue
        with contextlib.suppress(FileNotFoundError):  # another process removed it
            entry = {**sources.lock.entry(name), "sha256": artifact.sha256 or sha256_of(path)}
            # Some tools list no imports (micropip.freeze), or only the name of a namespace (pyodide lockfile).
            with contextlib.suppress(Problem), open_target(path) as file:
                modules = importable_names(file, path.name)
                if namespaces_of(modules).issuperset(entry["imports"]):
                    entry["imports"] = list(modules)
            found.append(Addition(name, entry, published=bool(artifact.sha256)))
    return found
