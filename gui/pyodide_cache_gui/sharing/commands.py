"""Commands of the store, layers, snapshots and team caches."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.sharing.compress_rule import follow_rule
from pyodide_cache_gui.widgets.commands import Command, Menu


class SharingCommands(Room):
    """The store, layers, snapshots and team caches."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        follow_rule(self.session)

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
