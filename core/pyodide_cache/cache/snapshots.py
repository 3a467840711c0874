"""The snapshots of a folder; `Cache.snapshots` returns them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel

if TYPE_CHECKING:
    from pyodide_cache.cache.opened import Opened
    from pyodide_cache.settings.usage import UsageCount
    from pyodide_cache.sharing.build import SnapshotPlan, SnapshotPreview
    from pyodide_cache.sharing.recipe import Recipe
    from pyodide_cache.sharing.snapshots import SnapshotComparison, SnapshotList


def most_wanted(opened: Opened, days: int | None) -> tuple[str, tuple[UsageCount, ...]]:
    """Return the release of a cache, and how often its packages were requested and used."""
    from pyodide_cache.settings.releases import shipped_lock
    from pyodide_cache.warm_up.sources import suggested_release

    release = opened.release or suggested_release(opened.inventory())
    return release, opened.usage.wanted(shipped_lock(release).runtime.line or "", days=days)


class CacheSnapshots:
    """The snapshots of a folder; `Cache.run` builds a planned one.

    Args:
        opened: of the cache directory, whose files need not be downloaded for a snapshot.
        folder: of the snapshots; need not exist.

    """

    def __init__(self, opened: Opened, folder: Path) -> None:
        from pyodide_cache.files.folders import absolute

        self._opened = opened
        self.folder = absolute(folder)

    def list(self, *, cancel: Cancel | None = None) -> SnapshotList:
        """Return the snapshots, newest first.

        Raises:
            Problem: if the folder cannot be read.

        """
        from pyodide_cache.sharing.snapshots import list_snapshots

        return list_snapshots(self.folder, cancel=cancel or Cancel())

    def facts(self) -> dict[str, Any]:
        """Return what the current snapshot says about itself: ``packages``, ``pyodide``, ``created`` and others.

        Raises:
            Problem: `Code.NOT_A_SNAPSHOT`.

        """
        from pyodide_cache.sharing.folder import facts_of

        return facts_of(self.folder)

    def recipe(self) -> Recipe:
        """Return how the current snapshot was built.

        Raises:
            Problem: `Code.NOT_A_SNAPSHOT`.

        """
        from pyodide_cache.sharing.recipe import recipe_of

        return recipe_of(self.folder)

    def plan(self, recipe: Recipe | None = None, *, keep: int = 1, skip_missing: bool = False) -> SnapshotPlan:
        """Plan to build a snapshot, and to make it the current one.

        Args:
            recipe: how to build it; None builds the current one again.
            keep: number of older snapshots to keep.
            skip_missing: build it without packages that are not available; otherwise they prevent it.

        Raises:
            Problem: `Code.NOTHING_WANTED`, or if the lock file or the recipe is not available.

        """
        from pyodide_cache.sharing.build import plan_snapshot

        chosen = recipe or self.recipe()
        sources = self._opened.open_sources(chosen.source_options)
        return plan_snapshot(self.folder, chosen, sources, self._opened.usage, keep=keep, skip_missing=skip_missing)

    def preview(self, plan: SnapshotPlan, *, cancel: Cancel | None = None) -> SnapshotPreview:
        """Resolve what a planned snapshot would contain."""
        from pyodide_cache.sharing.build import preview_snapshot

        sources = self._opened.open_sources(plan.recipe.source_options)
        cancel = cancel or Cancel()
        folders = self._opened.folders(cancel)
        return preview_snapshot(plan, sources, ledger=self._opened.ledger, folders=folders, cancel=cancel)

    def compare(self, older: Path, newer: Path, *, cancel: Cancel | None = None) -> SnapshotComparison:
        """Compare two snapshots package by package.

        Raises:
            Problem: if one of them cannot be read.

        """
        from pyodide_cache.sharing.snapshots import compare_snapshots

        return compare_snapshots(older, newer, cancel=cancel or Cancel())
