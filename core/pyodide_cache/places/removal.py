"""Plan which cross-build environments to remove, and remove them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyodide_cache.base.events import (
    Cancel,
    Cancelled,
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemKind,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Note,
    Run,
)
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.paths import absolute
from pyodide_cache.places.deletion import delete_for_good, move_away, remove_empty_root
from pyodide_cache.places.roots import Root, XBuildEnv


@record
class RemovalItem:
    """An environment to remove, and the root that holds it."""

    root: Path
    env: XBuildEnv

    @property
    def key(self) -> str:
        """Its name in events: ``.pyodide-xbuildenv-0123456789ab/314.0.7``."""
        return f"{self.root.name}/{self.env.version}"


@record
class RemovalPlan(Plan["RemovalReport"]):
    """The environments that a removal would remove."""

    items: tuple[RemovalItem, ...]  # environments
    roots: tuple[Path, ...] = ()  # folders that are deleted too, if they are empty then
    for_good: bool = False  # delete permanently instead of moving to the trash

    @property
    def files(self) -> int:
        """Number of files in the environments."""
        return sum(item.env.measure.files for item in self.items if item.env.measure)

    @property
    def bytes(self) -> int:
        """Bytes of the environments."""
        return sum(item.env.bytes for item in self.items)

    def rest(self, report: RemovalReport) -> RemovalPlan:
        """Return the plan of what a run did not remove."""
        return replace(
            self,
            items=tuple(item for item in self.items if item not in report.removed),
            roots=tuple(root for root in self.roots if root not in report.roots),
        )


@record
class RemovalReport:
    """What a removal did."""

    removed: tuple[RemovalItem, ...]  # environments that were removed
    failed: tuple[Failure, ...]  # paths of environments and roots that were not, and why
    roots: tuple[Path, ...]  # roots that were deleted
    bytes: int  # of the removed environments
    cancelled: bool = False  # whether it was canceled; then some were not tried


def plan_remove_roots(
    found: Sequence[Root], versions: Iterable[str] = (), *, root: str | None = None, all_of_root: bool = False
) -> RemovalPlan:
    """Select environments by version; see `cache.places.Places.plan_remove_roots`.

    Raises:
        Problem: `Code.NO_SUCH_ROOT`, `Code.NO_SUCH_XBUILDENV`, or `Code.OWNER_UNKNOWN` for a version that
            is only in roots without a known owner.
    """
    roots = _named(found, root) if root else [*found]
    if all_of_root and root:
        items = [RemovalItem(item.path, env) for item in roots for env in item.versions]
        return RemovalPlan(tuple(items), tuple(item.path for item in roots))
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


def _named(found: Sequence[Root], root: str) -> list[Root]:
    path = absolute(root)
    matching = [item for item in found if root in {item.name.key, item.path.name} or path == item.path]
    if not matching:
        known = ", ".join(item.key for item in found)
        raise Problem(Code.NO_SUCH_ROOT, root=root, known=known)
    return matching


def run_remove_roots(plan: RemovalPlan, *, cancel: Cancel) -> Run[RemovalReport]:
    """Remove the environments of a plan, and yield events; the last has the report.

    As pyodide-build's own uninstall does, the link to the current version is removed before the version itself;
    it is restored if the version could not be removed. An environment that changed since the search stays. Canceling
    stops it also in the middle of a permanent deletion.
    """
    yield JobStarted(len(plan.items), plan.bytes, ItemKind.VERSION)
    removed: list[RemovalItem] = []
    failed: list[Failure] = []
    for item in plan.items:
        if cancel.is_set:
            break
        try:
            yield from _remove(item, for_good=plan.for_good, cancel=cancel)
        except (Problem, Cancelled) as error:
            problem = error if isinstance(error, Problem) else Problem(Code.CANCELLED)
            failed.append(Failure(str(item.env.path), problem))
            yield ItemFailed(item.key, problem)
        else:
            removed.append(item)
            yield ItemDone(item.key, item.env.bytes)
    deleted = []
    for root in plan.roots if not cancel.is_set else ():
        try:
            left = remove_empty_root(root)
        except Problem as problem:
            failed.append(Failure(str(root), problem))
            yield ItemFailed(root.name, problem)
            continue
        if left:
            yield Note(Problem(Code.ROOT_NOT_EMPTY, path=str(root), names=", ".join(left)))
        else:
            deleted.append(root)
    size = sum(item.env.bytes for item in removed)
    yield Finished(RemovalReport(tuple(removed), tuple(failed), tuple(deleted), size, cancelled=cancel.is_set))


def _remove(item: RemovalItem, *, for_good: bool, cancel: Cancel) -> Iterator[Event]:
    yield ItemStarted(item.key, item.env.bytes)
    if for_good:
        for done in delete_for_good(item.env, cancel):
            yield ItemProgress(item.key, done, item.env.bytes)
    else:
        move_away(item.env)
