"""The part of the facade about the snapshots of a folder; reached as `Cache.snapshots`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.files.folders import absolute

if TYPE_CHECKING:
    from pyodide_cache.cache.opened import Opened
    from pyodide_cache.sharing.build import SnapshotPlan, SnapshotPreview
    from pyodide_cache.sharing.recipe import Recipe
    from pyodide_cache.sharing.snapshots import SnapshotComparison, SnapshotList


class CacheSnapshots:
    """The snapshots of a folder; `Cache.run` builds a planned one.

    Every method raises `Problem` if the folder, or what a plan needs, cannot be read.

    Args:
        opened: of the cache directory, whose files need not be downloaded for a snapshot.
        folder: of the snapshots; need not exist.
    """

    def __init__(self, opened: Opened, folder: Path) -> None:
        self._opened = opened
        self.folder = absolute(folder)

    def list(self, *, cancel: Cancel | None = None) -> SnapshotList:
        """Return the snapshots, newest first."""
        from pyodide_cache.sharing.snapshots import list_snapshots

        return list_snapshots(self.folder, cancel=cancel or Cancel())

    def facts(self) -> dict[str, Any]:
        """Return the facts about the current snapshot: ``packages``, ``pyodide``, ``created`` and others."""
        from pyodide_cache.sharing.folder import facts_of

        return facts_of(self.folder)

    def recipe(self) -> Recipe:
        """Return how the current snapshot was built."""
        from pyodide_cache.sharing.recipe import recipe_of

        return recipe_of(self.folder)

    def plan(
        self,
        recipe: Recipe | None = None,
        *,
        keep: int = 1,
        skip_missing: bool = False,
        only_if_new: bool = False,
    ) -> SnapshotPlan:
        """Plan to build a snapshot, and to make it the current one.

        Args:
            recipe: how to build it; None builds the current one again.
            keep: number of older snapshots to keep.
            skip_missing: build it without packages that are not available; otherwise they prevent it.
            only_if_new: keep the current one if it has exactly these files.
        """
        from pyodide_cache.sharing.build import plan_snapshot

        recipe = recipe or self.recipe()
        sources = self._opened.open_sources(recipe.source_options)
        return plan_snapshot(
            self.folder,
            recipe,
            sources,
            self._opened.usage,
            keep=keep,
            skip_missing=skip_missing,
            only_if_new=only_if_new,
        )

    def preview(self, plan: SnapshotPlan, *, cancel: Cancel | None = None) -> SnapshotPreview:
        """Resolve what a planned snapshot would contain."""
        from pyodide_cache.sharing.build import preview_snapshot

        cancel = cancel or Cancel()
        sources, folders = self._opened.open_sources(plan.recipe.source_options), self._opened.folders(cancel)
        return preview_snapshot(plan, sources, ledger=self._opened.ledger, folders=folders, cancel=cancel)

    def compare(self, older: Path, newer: Path, *, cancel: Cancel | None = None) -> SnapshotComparison:
        """Compare two snapshots package by package."""
        from pyodide_cache.sharing.snapshots import compare_snapshots

        return compare_snapshots(older, newer, cancel=cancel or Cancel())
