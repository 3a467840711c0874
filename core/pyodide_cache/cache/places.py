"""The part of the facade that looks beyond the cache directory: other caches, and cross-build environments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import disk_problems
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Part, each
from pyodide_cache.files.paths import absolute
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.removal import RemovalPlan, plan_remove_roots
from pyodide_cache.places.roots import Root, find_roots
from pyodide_cache.places.search import PlacesFound, SearchStarted, find_places, place_at
from pyodide_cache.settings.path_list import PROJECT_FOLDERS


class Places(Part):
    """Caches and cross-build environments on this computer; a change that cannot be saved raises `Problem`."""

    def projects(self) -> tuple[Path, ...]:
        """Return the remembered project folders, in which caches are searched."""
        return tuple(PROJECT_FOLDERS.read())

    def add_project(self, folder: Path) -> None:
        """Remember a project folder."""
        with disk_problems(folder):
            PROJECT_FOLDERS.append(folder)

    def forget_project(self, folder: Path) -> bool:
        """Forget a project folder, and return whether it was remembered."""
        with disk_problems(folder):
            return PROJECT_FOLDERS.remove(folder)

    def find(
        self, projects: Iterable[Path | str] = (), *, cancel: Cancel | None = None
    ) -> Iterator[SearchStarted | Place | PlacesFound]:
        """Search for caches, also in these and the remembered projects; see `search.find_places`."""
        return find_places(self._folders(projects), cache_dir=self._opened.directory, cancel=cancel)

    def here(self, *, cancel: Cancel | None = None) -> Place | None:
        """Return what is known of the cache directory itself; None if no known location leads there."""
        return place_at(self._opened.directory, self.projects(), cancel=cancel)

    def find_roots(
        self, projects: Iterable[Path | str] = (), *, cancel: Cancel | None = None
    ) -> Iterator[Root | tuple[Root, ...]]:
        """Search for cross-build environments, also in these and the remembered projects; see `roots.find_roots`."""
        return find_roots(self._folders(projects), cancel=cancel)

    def roots(self, projects: Iterable[Path | str] = (), *, cancel: Cancel | None = None) -> tuple[Root, ...]:
        """Search as `find_roots` does, and return the result."""
        *_, found = self.find_roots(projects, cancel=cancel)
        assert isinstance(found, tuple)
        return found

    def plan_remove_roots(
        self,
        found: Sequence[Root],
        versions: Iterable[str] = (),
        *,
        root: str | None = None,
        all_of_root: bool = False,
        for_good: bool | None = None,
    ) -> RemovalPlan:
        """Plan to remove cross-build environments.

        Args:
            found: from `roots`, or the last value that `find_roots` yielded.
            versions: names of environments.
            root: an ID, a version of pyodide-build, or a path that names one root; without it, only roots with
                a known owner are considered.
            all_of_root: remove all versions of that root, and the root itself.
            for_good: delete permanently instead of moving to the trash; None takes the setting.

        Raises:
            Problem: see `removal.plan_remove_roots`.
        """
        plan = plan_remove_roots(found, versions, root=root, all_of_root=all_of_root)
        return replace(plan, for_good=self._opened.settings.removes_for_good(for_good))

    def _folders(self, projects: Iterable[Path | str]) -> Iterable[Path]:
        return dict.fromkeys((*map(absolute, each(projects)), *self.projects()))
