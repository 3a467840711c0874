"""Commands of the store, layers, snapshots and team caches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache

#: From the first scan to the rule ``compress-days``, in milliseconds, so that it does not slow down the start.
_DELAY = 60_000
_DAY = 24 * 3600


class SharingCommands(Room):
    """The store, layers, snapshots and team caches."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        wait = partial(QTimer.singleShot, _DELAY, self.session, self._compress)
        self.session.inventory_changed.connect(lambda _inventory: wait(), Qt.ConnectionType.SingleShotConnection)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (
            Command("store", Menu.TOOLS, 0, self.tr("S&tore…"), self.store),
            Command("layers", Menu.TOOLS, 1, self.tr("La&yers…"), self.layers),
            Command("snapshots", Menu.TOOLS, 2, self.tr("S&napshots…"), self.snapshots),
            Command("team", Menu.TOOLS, 4, self.tr("T&eam cache…"), self.team),
        )

    def team(self) -> None:
        """Share packages with other machines."""
        from pyodide_cache_gui.sharing.team_dialog import TeamDialog

        TeamDialog(self.session, self.window).open()

    def store(self) -> None:
        """Show the store, and let the directory share its files."""
        from pyodide_cache_gui.sharing.store_dialog import StoreDialog

        StoreDialog(self.session, self.window).open()

    def layers(self) -> None:
        """Show the read-only directories below this one."""
        from pyodide_cache_gui.sharing.layers_dialog import LayersDialog

        LayersDialog(self.session, self.window).open()

    def snapshots(self) -> None:
        """Build layers of the most used packages."""
        from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog

        SnapshotDialog(self.session, self.window).open()

    def _compress(self) -> None:
        """Compress what the store of the directory does not use, if the user set after how many days."""
        days = self.session.settings.compress_days

        def work(cache: Cache, cancel: Cancel) -> Iterator[object]:
            try:
                plan = cache.store().plan_compress(age=days * _DAY, cancel=cancel)
            except Problem as problem:
                if problem.code is not Code.NO_STORE:
                    raise
            else:
                if plan.items:
                    yield from cache.run(plan, cancel=cancel)

        if days:
            title = self.tr("Compress the store")
            self.session.hub.submit(title, "store rule", self.session.with_cache(work), quiet=True)
