"""The command that packs an app."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class PackCommands(Room):
    """Pack an app."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (Command("pack", Menu.TOOLS, 10, self.tr("Pac&k an app…"), self.pack),)

    def pack(self, app: Path | None = None) -> None:
        """Open the dialog that makes the smallest bundle that still runs an app."""
        from pyodide_cache_gui.pack.pack_dialog import PackDialog

        dialog = PackDialog(self.session, self.window)
        dialog.show()
        if app:
            dialog.choose_app(app)
