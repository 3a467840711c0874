"""Newer versions on the package index of packages that came from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.net.index import Index
from pyodide_cache.updates.outdated import NewerVersion
from pyodide_cache.updates.sides import Item, Side
from pyodide_cache.updates.users import Need
from pyodide_cache.warm_up.index_source import IndexSource


def newer_versions(
    cached: Side,
    lock: LockFile,
    index: Index,
    needs: Mapping[NormalizedName, Sequence[Need]],
) -> tuple[list[NewerVersion], list[tuple[str, Problem]]]:
    """Return the cached packages that have a newer version on the index, and the packages it could not answer for.

    Args:
        cached: the packages of the directory.
        lock: packages of it are updated with the release, not from the index.
        index: where newer versions are searched.
        needs: who needs which versions of a package.

    """
    source = IndexSource(index, lock.runtime)
    wanted = [item for name, item in sorted(cached.items.items()) if name not in lock.packages and item.version]
    index.prefetch([item.name for item in wanted])
    found: list[NewerVersion] = []
    problems: list[tuple[str, Problem]] = []
    for item in wanted:
        versions = sorted((file.version for file in source.files(item.name, ())), reverse=True)
        if item.name in source.problems:
            problems.append((item.name, source.problems[item.name]))
        elif newer := _newer(item, versions, needs.get(item.name, ())):
            found.append(newer)
    return found, problems


def _newer(item: Item, versions: Sequence[Version], needs: Sequence[Need]) -> NewerVersion | None:
    try:
        current = Version(item.version)
    except InvalidVersion:
        return None
    newer = [version for version in versions if version > current]
    if not newer:
        return None
    allowed = [version for version in newer if all(meets(need.specifier, str(version)) for need in needs)]
    if allowed:
        return NewerVersion(item.name, item.version, str(allowed[0]))
    holder = next(need for need in needs if not meets(need.specifier, str(newer[0])))
    return NewerVersion(item.name, item.version, str(newer[0]), f"{item.name}{holder.specifier} in {holder.user}")
