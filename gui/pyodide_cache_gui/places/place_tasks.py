"""The work of the jobs about places and cross-build environments. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, ItemDone, ItemFailed, ItemProgress, ItemStarted, JobStarted
from pyodide_cache.base.problems import disk_problem
from pyodide_cache.base.record import record, replace

if TYPE_CHECKING:
    from pyodide_cache.places.plan import RemovalPlan

Work = Callable[[Cancel], Iterator[object]]


@record
class ProjectFolders:
    """The project folders that are looked through, told before anything is found in them."""

    paths: tuple[Path, ...]


def places_task(
    projects: Iterable[Path] | None = None,
    cache_dir: Path | None = None,
    *,
    add: Path | None = None,
    forget: Path | None = None,
) -> Work:
    """Look for places: `ProjectFolders`, each `Place` as it is found and again measured, then `PlacesFound`.

    Args:
        projects: folders to look through; None for those that are remembered.
        cache_dir: the directory that is open.
        add: a project folder that is remembered first.
        forget: a project folder that is forgotten first.

    """
    chosen = None if projects is None else tuple(projects)

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.places.projects import forget_project, project_folders, remember_project
        from pyodide_cache.places.search import find_places

        for folder, change in ((add, remember_project), (forget, forget_project)):
            if folder:
                try:
                    change(folder)
                except OSError as error:
                    raise disk_problem(error, str(folder)) from error
        folders = tuple(project_folders()) if chosen is None else chosen
        yield ProjectFolders(folders)
        yield from find_places(folders, cache_dir=cache_dir, cancel=cancel)

    return work


def roots_task(projects: Iterable[Path] | None = None) -> Work:
    """Look for cross-build environments: each `Root` as it is found and again measured, then `RootsFound`.

    Args:
        projects: folders to look through; None for those that are remembered.

    """
    chosen = None if projects is None else tuple(projects)

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.places.plan import find_roots
        from pyodide_cache.places.projects import project_folders

        yield from find_roots(project_folders() if chosen is None else chosen, cancel=cancel)

    return work


@record
class RootsRemoval:
    """A removal of cross-build environments begins; told in place of `JobStarted`, for these are no files."""

    plan: RemovalPlan


def remove_roots_task(plan: RemovalPlan, for_good: bool) -> Work:
    """Carry out a removal: `RootsRemoval`, then the events of its items, named by root and version.

    Run once more it tries only what was not removed before.
    """
    names = {item.key: f"{item.root.name}/{item.env.version}" for item in plan.items}
    removed: set[str] = set()

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.places.plan import run_remove

        left = replace(plan, items=tuple(item for item in plan.items if item.key not in removed))
        for event in run_remove(left, for_good=for_good, cancel=cancel):
            if isinstance(event, ItemDone):
                removed.add(event.key)
            if isinstance(event, JobStarted):
                yield RootsRemoval(left)
            elif isinstance(event, ItemStarted | ItemProgress | ItemDone | ItemFailed):
                yield replace(event, key=names.get(event.key, event.key))
            else:
                yield event

    return work
