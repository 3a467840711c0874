"""The parts of the facade about shared files: a store, the layers below a directory, and snapshots."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel, Run
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Part
from pyodide_cache.files.paths import absolute
from pyodide_cache.formats.inflated import LEVEL
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing import layers
from pyodide_cache.sharing.adopt import AdoptOptions, adopt_options
from pyodide_cache.sharing.compress import AGE, CompressPlan, plan_compress, plan_expand
from pyodide_cache.sharing.folder import facts_of
from pyodide_cache.sharing.gc import GRACE, GcPlan, plan_gc
from pyodide_cache.sharing.snapshots import Recipe, SnapshotList, list_snapshots, recipe_of
from pyodide_cache.sharing.store import open_store
from pyodide_cache.sharing.store_check import StoreCheck, verify_store
from pyodide_cache.sharing.store_state import StoreState, leave_store, read_store_state, store_of

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.cache.opened import Opened
    from pyodide_cache.sharing.build import SnapshotPlan, SnapshotPreview


class CacheStore:
    """A store, and what can be done with it; `Cache.run` carries out its plans.

    Every method raises `Problem` if the store or the settings cannot be used. Without a root, it is the store that
    the directory uses, or would use by default.
    """

    def __init__(self, opened: Opened, root: Path | None) -> None:
        self._opened = opened
        self._root = absolute(root) if root else None

    @property
    def root(self) -> Path:
        """The store's folder; need not exist."""
        return self._root or store_of(self._opened.directory)

    def state(self, *, cancel: Cancel | None = None) -> StoreState:
        """Return what the store holds, and who uses it; a store that cannot be used is a state too."""
        return read_store_state(self.root, self._opened.directory, cancel=cancel or Cancel())

    def adopt_options(self, *, cancel: Cancel | None = None) -> Run[AdoptOptions]:
        """Verify the cache directory, and yield events; the last has the plans of adopting it."""
        cancel = cancel or Cancel()
        yield from adopt_options(self._opened.inventory(cancel), self.root, ledger=self._opened.ledger, cancel=cancel)

    def plan_gc(self, *, grace: float = GRACE, cancel: Cancel | None = None) -> GcPlan:
        """Find what no cache directory uses; keep what changed within ``grace`` seconds, by default an hour."""
        return plan_gc(open_store(self.root), ledger=self._opened.ledger, cancel=cancel or Cancel(), grace=grace)

    def plan_compress(self, *, age: float = AGE, level: int = LEVEL, cancel: Cancel | None = None) -> CompressPlan:
        """Find what no cache directory used for ``age`` seconds, by default 60 days, and what compressing saves."""
        store, cancel = open_store(self.root), cancel or Cancel()
        return plan_compress(store, ledger=self._opened.ledger, cancel=cancel, age=age, level=level)

    def plan_expand(self) -> CompressPlan:
        """Find what is compressed; a warm-up that needs such a file expands it by itself."""
        return plan_expand(open_store(self.root))

    def verify(self, *, repair: bool = False, cancel: Cancel | None = None) -> Run[StoreCheck]:
        """Hash every file of the store, and yield events; see `pyodide_cache.sharing.store_check.verify_store`."""
        store = open_store(self.root)
        yield from verify_store(store, ledger=self._opened.ledger, repair=repair, cancel=cancel or Cancel())

    def forget(self, directory: Path) -> None:
        """Remove a directory from the list of those that use the store; its files are kept."""
        leave_store(self.root, absolute(directory))


class CacheLayers(Part):
    """The read-only folders below a cache directory; of files with the same name, the topmost is read.

    Every method raises `Problem` if the directory or the settings cannot be read.
    """

    def attached(self) -> tuple[Path, ...]:
        """Return the folders that are attached to this directory, without those of the environment variable."""
        return Attachments().layers(self._opened.directory)

    def state(self, *, release: str | None = None, cancel: Cancel | None = None) -> layers.LayersState:
        """Return the layers with their files, and code that starts a release with them; None for the cache's."""
        inventory = self._opened.inventory(cancel)
        return layers.layers_state(inventory, self._opened.directory, release or self._opened.suited_release())

    def add(self, folder: Path, *, first: bool = False) -> tuple[Problem, ...]:
        """Attach a folder, and return warnings; see `pyodide_cache.sharing.layers.add_layer`."""
        return layers.add_layer(self._to_change(), absolute(folder), first=first)

    def remove(self, folder: Path) -> None:
        """Detach a folder; its files are kept."""
        layers.remove_layer(self._to_change(), absolute(folder))

    def move_up(self, folder: Path) -> None:
        """Read a layer before the one above it."""
        layers.move_layer_up(self._to_change(), absolute(folder))

    def _to_change(self) -> Path:
        """Return the directory, unless a setting that may name it is not read."""
        self._opened.check_settings()
        self._opened.changed()
        return self._opened.directory

    def compare(self, *, cancel: Cancel | None = None) -> Run[layers.LayerComparison]:
        """Hash the files that exist in several folders, and yield events; the last has the report."""
        cancel = cancel or Cancel()
        try:
            inventory = self._opened.inventory(cancel)
            yield from layers.compare_layers(inventory, ledger=self._opened.ledger, cancel=cancel)
        finally:
            self._opened.changed()


class CacheSnapshots:
    """The snapshots of a folder; `Cache.run` builds a planned one.

    Every method raises `Problem` if the folder, or what a plan needs, cannot be read. The folder need not exist.
    Files of the cache directory need not be downloaded for a snapshot.
    """

    def __init__(self, opened: Opened, folder: Path) -> None:
        self._opened = opened
        self.folder = absolute(folder)

    def list(self, *, cancel: Cancel | None = None) -> SnapshotList:
        """Return the snapshots, newest first."""
        return list_snapshots(self.folder, cancel=cancel or Cancel())

    def facts(self) -> dict[str, Any]:
        """Return the facts about the current snapshot: ``packages``, ``pyodide``, ``created`` and others."""
        return facts_of(self.folder)

    def recipe(self) -> Recipe:
        """Return how the current snapshot was built."""
        return recipe_of(self.folder)

    def plan(
        self, recipe: Recipe | None = None, *, keep: int = 1, skip_missing: bool = False, only_if_new: bool = False
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
        plan = plan_snapshot(self.folder, recipe, self._opened.sources_of_recipe(recipe), self._opened.usage)
        return replace(plan, keep=keep, skip_missing=skip_missing, only_if_new=only_if_new)

    def preview(self, plan: SnapshotPlan, *, cancel: Cancel | None = None) -> SnapshotPreview:
        """Resolve what a planned snapshot would contain."""
        from pyodide_cache.sharing.build import preview_snapshot

        return preview_snapshot(plan, self._opened.sources_of_recipe(plan.recipe), cancel=cancel or Cancel())
