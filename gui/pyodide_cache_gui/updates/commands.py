"""The command that compares releases."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class UpdatesCommands(Room):
    """Compare releases, lock files and directories."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (Command("compare", Menu.TOOLS, 11, self.tr("Compare &releases…"), self.compare),)

    def compare(self) -> None:
        """Show what differs, and what an upgrade would change for the directory."""
        from pyodide_cache_gui.updates.compare_dialog import CompareDialog

        self.open(CompareDialog(self.session, self.window))
