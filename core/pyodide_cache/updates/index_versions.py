"""Newer versions on the package index of packages that came from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from packaging.requirements import Requirement
from packaging.version import Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.specifiers import meets, parse_version
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.updates.diff import Item, Side, side_of_lock
from pyodide_cache.updates.other_indexes import not_asked, of_other_indexes
from pyodide_cache.updates.outdated import NewerVersion, Outdated, is_of_lock
from pyodide_cache.updates.users import Need, Users
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.index_source import IndexSource
from pyodide_cache.warm_up.resolution.resolve import Resolution, resolve
from pyodide_cache.warm_up.sources import Sources

_Resolve = Callable[[Sequence[str]], Resolution]


def with_newer_versions(
    found: Outdated,
    cached: Side,
    entries: Iterable[Entry],
    sources: Sources,
    users: Users,
    required_by: Callable[[NormalizedName], Sequence[Need]],
    cancel: Cancel,
) -> Outdated:
    """Add the newer versions on the index to ``found``, and the packages that it could not answer for.

    A newer version counts only if the runtime can load whatever it requires, too. Packages of other indexes are not
    asked for.

    Args:
        cached: the packages of the directory.
        entries: their files.
        sources: where newer versions are searched; packages of its lock file are updated with the release.
        required_by: returns the requirements of cached packages on one; not called if users override it.
    """
    if sources.index is None:
        return found
    overridden = {canonicalize_name(item.name) for item in users.overrides}

    def needs(name: NormalizedName) -> Sequence[Need]:
        own = users.needs.get(name, ())
        return own if name in overridden else (*own, *required_by(name))

    def resolved(wanted: Sequence[str]) -> Resolution:
        request = PackageRequest(tuple(map(Requirement, wanted)), overrides=users.overrides)
        return resolve(request, sources, cancel)

    elsewhere = of_other_indexes(entries, sources.ledger, sources.index)
    problems = [Failure("package index", note) for note in not_asked(elsewhere)]
    index, lock = IndexSource(sources.index, sources.lock.runtime), side_of_lock(sources.lock, "")
    asked_of = (item for name, item in sorted(cached.items.items()) if name not in elsewhere)
    wanted = [item for item in asked_of if item.version and is_of_index(item, lock)]
    sources.index.prefetch([item.name for item in wanted])
    versions: list[NewerVersion] = []
    for item in wanted:
        cancel.check()
        try:
            known = [file.version for file in index.files(item.name, ())]
        except Problem as problem:
            problems.append(Failure(item.name, problem))
            continue
        if item.name in index.problems:
            problems.append(Failure(item.name, index.problems[item.name]))
        elif newest := _newest(item, known):
            locked = lock.items.get(item.name)
            versions.append(_reachable(item, newest, locked, needs(item.name), resolved))
    # What holds a package back may be upgraded with it.
    newer = {one.name: one.newest for one in versions if not one.held_by and not one.problem}
    versions = [_with_holders(one, newer, needs(one.name), resolved) if one.held_by else one for one in versions]
    # What is known from earlier runs or from the directory alone does not say that nothing is newer.
    problems += (Failure("package index", note) for note in sources.notes())
    return replace(found, versions=tuple(versions), problems=(*found.problems, *problems), asked_index=True)


def is_of_index(item: Item, lock: Side) -> bool:
    """Return whether a cached package came from an index: the lock file has no such package, or another version."""
    return item.name not in lock.items or (not is_of_lock(item, lock) and item.file_name.endswith("-none-any.whl"))


def _newest(item: Item, versions: Iterable[Version | None]) -> Version | None:
    """Return the newest stable version that is newer than the cached one."""
    current = parse_version(item.version)
    newer = (one for one in versions if current and one and one > current and not one.is_prerelease)
    return max(newer, default=None)


def _reachable(
    item: Item, newest: Version, locked: Item | None, needs: Sequence[Need], resolved: _Resolve
) -> NewerVersion:
    """Return the newest version that the needs allow, and whose dependencies are available."""
    # A resolution prefers the version of the lock file, so newer ones are asked for first.
    older = locked and _newest(item, [parse_version(locked.version)])
    for bound in [str(older), item.version] if older and older < newest else [item.version]:
        specifier = ",".join([f">{bound}", *(need.specifier for need in needs if need.specifier)])
        resolution = resolved([f"{item.name}{specifier}"])
        for pin in resolution.pins:
            if pin.name == item.name:
                return NewerVersion(item.name, item.version, pin.version)
    holder = next((need for need in needs if not meets(need.specifier, str(newest))), None)
    held_by = f"{item.name}{holder.specifier} in {holder.user}" if holder else ""
    problem = resolution.failures[0].problem if resolution.failures and not holder else None
    return NewerVersion(item.name, item.version, str(newest), held_by, problem)


def _with_holders(
    held: NewerVersion, upgradable: Mapping[NormalizedName, str], needs: Sequence[Need], resolved: _Resolve
) -> NewerVersion:
    """Return the newest version if the packages that hold it back are upgraded, too; else ``held``."""
    bounds, holders = [f">{held.cached}"], []
    for need in needs:
        version = upgradable.get(canonicalize_name(need.user))
        if version:
            holders.append(f"{need.user}=={version}")
        elif need.specifier:
            bounds.append(need.specifier)
    if not holders:
        return held
    wanted = [f"{held.name}{','.join(bounds)}", *holders]
    resolution = resolved(wanted)
    versions = [pin.version for pin in resolution.pins if pin.name == held.name and not resolution.failures]
    return NewerVersion(held.name, held.cached, versions[0]) if versions else held
