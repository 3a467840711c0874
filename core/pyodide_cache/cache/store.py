"""The part of the facade about the store that a cache directory uses; reached as `Cache.store`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Run
from pyodide_cache.files.folders import absolute
from pyodide_cache.sharing.store import open_store

if TYPE_CHECKING:
    from pyodide_cache.cache.opened import Opened
    from pyodide_cache.sharing.adopt import AdoptOptions
    from pyodide_cache.sharing.compress import CompressPlan
    from pyodide_cache.sharing.gc import GcPlan
    from pyodide_cache.sharing.store_check import StoreCheck
    from pyodide_cache.sharing.store_state import StoreState


class CacheStore:
    """A store, and what can be done with it; `Cache.run` carries out its plans.

    Every method raises `Problem` if the store or the settings cannot be used.

    Args:
        opened: of the cache directory.
        root: the store's folder; None for the one that the directory uses, or would use by default.
    """

    def __init__(self, opened: Opened, root: Path | None) -> None:
        self._opened = opened
        self._root = absolute(root) if root else None

    @property
    def root(self) -> Path:
        """The store's folder; need not exist."""
        from pyodide_cache.sharing.store_state import store_of

        return self._root or store_of(self._opened.directory)

    def state(self, *, cancel: Cancel | None = None) -> StoreState:
        """Return what the store holds, and who uses it; a store that cannot be used is a state too."""
        from pyodide_cache.sharing.store_state import read_store_state

        return read_store_state(self.root, self._opened.directory, cancel=cancel or Cancel())

    def adopt_options(self, *, cancel: Cancel | None = None) -> Run[AdoptOptions]:
        """Verify the cache directory, and yield events; the last has the plans of adopting it."""
        from pyodide_cache.sharing.adopt import adopt_options

        cancel = cancel or Cancel()
        inventory = self._opened.inventory(cancel)
        yield from adopt_options(inventory, self.root, ledger=self._opened.ledger, cancel=cancel)

    def plan_gc(self, *, grace: float | None = None, cancel: Cancel | None = None) -> GcPlan:
        """Find what no cache directory uses; keep what changed within ``grace`` seconds, None for an hour."""
        from pyodide_cache.sharing.gc import GRACE, plan_gc

        seconds = GRACE if grace is None else grace
        return plan_gc(open_store(self.root), ledger=self._opened.ledger, cancel=cancel or Cancel(), grace=seconds)

    def plan_compress(
        self, *, age: float | None = None, level: int | None = None, cancel: Cancel | None = None
    ) -> CompressPlan:
        """Find what no cache directory used for ``age`` seconds, None for 60 days, and what compressing it saves."""
        from pyodide_cache.formats.inflated import LEVEL
        from pyodide_cache.sharing.compress import AGE, plan_compress

        return plan_compress(
            open_store(self.root),
            ledger=self._opened.ledger,
            cancel=cancel or Cancel(),
            age=AGE if age is None else age,
            level=level or LEVEL,
        )

    def plan_expand(self) -> CompressPlan:
        """Find what is compressed; a warm-up that needs such a file expands it by itself."""
        from pyodide_cache.sharing.compress import plan_expand

        return plan_expand(open_store(self.root))

    def verify(self, *, repair: bool = False, cancel: Cancel | None = None) -> Run[StoreCheck]:
        """Hash every file of the store, and yield events; see `pyodide_cache.sharing.store_check.verify_store`."""
        from pyodide_cache.sharing.store_check import verify_store

        store = open_store(self.root)
        yield from verify_store(store, ledger=self._opened.ledger, repair=repair, cancel=cancel or Cancel())

    def forget(self, directory: Path) -> None:
        """Remove a directory from the list of those that use the store; its files are kept."""
        from pyodide_cache.sharing.store_state import leave_store

        leave_store(self.root, absolute(directory))
