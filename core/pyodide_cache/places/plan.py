"""pyodide-build's cross-build environments: whose they are, how large, and how to be rid of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyodide_cache.base.events import (
    Cancel,
    Cancelled,
    Finished,
    ItemDone,
    ItemFailed,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Note,
    Run,
)
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.folders import FolderKey, expand, folder_key
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.formats.xbuildenv import Generation, RootName, owners_of, parse_root_name
from pyodide_cache.places.kinds import Owner
from pyodide_cache.places.locations import environment_locations, xbuildenv_locations
from pyodide_cache.places.python_environments import Environments, find_environments
from pyodide_cache.places.removal import delete_for_good, move_away, remove_empty_root
from pyodide_cache.places.roots import Root, XBuildEnv, measured, read_root

__all__ = [
    "RemovalItem",
    "RemovalPlan",
    "RemovalReport",
    "Root",
    "RootsFound",
    "XBuildEnv",
    "find_roots",
    "plan_remove",
    "run_remove",
]


@record
class RootsFound:
    """All roots, measured, and the Python environments that were asked whose they are."""

    roots: tuple[Root, ...]
    environments: Environments


def find_roots(
    projects: Iterable[Path] = (), *, environ: Mapping[str, str] | None = None, cancel: Cancel | None = None
) -> Iterator[Root | RootsFound]:
    """Yield each root of cross-build environments as it is found, then again measured, and all of them last.

    Args:
        projects: folders in which roots and Python environments are looked for too.
        environ: instead of the process's own.
        cancel: stops it.

    Raises:
        Cancelled: when ``cancel`` is set.

    """
    cancel = cancel or Cancel()
    folders = list(projects)
    environments = find_environments(environment_locations(folders, environ), cancel)
    roots = []
    for path, keeper, problem in _roots(folders, environ, cancel):
        root = _unreadable(path, keeper, problem) if problem else read_root(path, keeper)
        root = replace(root, owners=owners_of(root.name, environments.installations, environments.prefixes))
        roots.append(root)
        yield root
    done = []
    for root in roots:
        done.append(replace(root, versions=tuple(measured(item, cancel) for item in root.versions)))
        yield done[-1]
    yield RootsFound(tuple(done), environments)


def _roots(
    projects: list[Path], environ: Mapping[str, str] | None, cancel: Cancel
) -> Iterator[tuple[Path, Owner, Problem | None]]:
    seen: set[FolderKey | Path] = set()
    for location in xbuildenv_locations(projects, environ):
        for found in expand(location.base, location.pattern, cancel):
            problem = found.problem
            key: FolderKey | Path = found.path
            if not problem:
                try:
                    key = folder_key(found.path) or found.path
                except Problem as gone_since:
                    problem = gone_since
            if key not in seen:
                seen.add(key)
                yield found.path, location.owner, problem


def _unreadable(path: Path, keeper: Owner, problem: Problem) -> Root:
    return Root(path, parse_root_name(path.name) or RootName(Generation.CHOSEN), keeper, problem=problem)


@record
class RemovalItem:
    """An environment that would go, and the root that it goes from."""

    root: Path
    env: XBuildEnv

    @property
    def key(self) -> str:
        """What names it in events."""
        return str(self.env.path)


@record
class RemovalPlan(Plan["RemovalReport"]):
    """What a removal would take.

    Attributes:
        items: the environments, by root and version.
        roots: those that go too, once they are empty.

    """

    items: tuple[RemovalItem, ...]
    roots: tuple[Path, ...] = ()

    @property
    def files(self) -> int:
        """Files of all environments that would go."""
        return sum(item.env.measure.files for item in self.items if item.env.measure)

    @property
    def bytes(self) -> int:
        """Bytes of all environments that would go."""
        return sum(item.env.bytes for item in self.items)


@record
class RemovalReport:
    """What a removal did; ``bytes`` are those of the environments that went."""

    removed: tuple[RemovalItem, ...]
    failed: tuple[tuple[str, Problem], ...]
    roots: tuple[Path, ...]
    bytes: int
    cancelled: bool = False


def plan_remove(
    found: RootsFound, versions: Iterable[str] = (), *, root: str | None = None, all_of_root: bool = False
) -> RemovalPlan:
    """Choose environments by version; without ``root`` only from roots whose owner is known.

    Args:
        found: what was found, measured.
        versions: their names.
        root: an id, a version of pyodide-build or a path that names one root.
        all_of_root: take all versions of that root, and the root itself.

    Raises:
        Problem: `Code.NO_SUCH_ROOT`, `Code.NO_SUCH_XBUILDENV`, or `Code.OWNER_UNKNOWN` for a version that
            is only in roots of nobody known.

    """
    roots = _named(found, root) if root else list(found.roots)
    if all_of_root and root:
        return RemovalPlan(
            tuple(RemovalItem(item.path, env) for item in roots for env in item.versions),
            tuple(item.path for item in roots),
        )
    items = []
    for version in dict.fromkeys(versions):
        here = [(item, env) for item in roots for env in item.versions if env.version == version]
        if not here:
            if unread := next((item.problem for item in roots if item.problem and not item.versions), None):
                raise unread  # it may be there
            known = ", ".join(sorted({env.version for item in roots for env in item.versions}))
            raise Problem(Code.NO_SUCH_XBUILDENV, version=version, known=known)
        owned = [(item, env) for item, env in here if root or item.is_owner_known]
        if not owned:
            raise Problem(Code.OWNER_UNKNOWN, version=version, path=str(here[0][0].path))
        items += [RemovalItem(item.path, env) for item, env in owned]
    return RemovalPlan(tuple(items))


def _named(found: RootsFound, root: str) -> list[Root]:
    matching = [item for item in found.roots if root in {item.name.key, item.path.name, str(item.path)}]
    if not matching:
        known = ", ".join(item.key for item in found.roots)
        raise Problem(Code.NO_SUCH_ROOT, root=root, known=known)
    return matching


def run_remove(plan: RemovalPlan, *, for_good: bool, cancel: Cancel) -> Run[RemovalReport]:
    """Remove what the plan says, and yield events; the last has the report.

    The link that says which version is in use goes before the version itself, as with pyodide-build's own
    uninstall; it is put back when the version could not be touched. What changed since it was listed stays.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    removed: list[RemovalItem] = []
    failed: list[tuple[str, Problem]] = []
    for item in plan.items:
        if cancel.is_set:
            break
        yield ItemStarted(item.key, item.env.bytes)
        try:
            if for_good:
                for done in delete_for_good(item.env, cancel):
                    yield ItemProgress(item.key, done, item.env.bytes)
            else:
                move_away(item.env, move_to_trash)
        except Problem as problem:
            failed.append((item.key, problem))
            yield ItemFailed(item.key, problem)
        except Cancelled:
            stopped = Problem(Code.CANCELLED)
            failed.append((item.key, stopped))
            yield ItemFailed(item.key, stopped)
        else:
            removed.append(item)
            yield ItemDone(item.key, item.env.bytes)
    gone = []
    for root in plan.roots if not cancel.is_set else ():
        try:
            left = remove_empty_root(root)
        except Problem as problem:
            failed.append((str(root), problem))
            yield ItemFailed(str(root), problem)
            continue
        if left:
            yield Note(Problem(Code.ROOT_NOT_EMPTY, path=str(root), names=", ".join(left)))
        else:
            gone.append(root)
    size = sum(item.env.bytes for item in removed)
    yield Finished(RemovalReport(tuple(removed), tuple(failed), tuple(gone), size, cancelled=cancel.is_set))
