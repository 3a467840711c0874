"""Commands that verify and repair."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class VerifyCommands(Room):
    """Hash files, and repair damaged ones."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        verify, repair = self.tr("&Verify"), self.tr("&Repair")
        session = self.session
        return (
            Command(
                "verify",
                Menu.CACHE,
                10,
                verify,
                lambda: session.verify(),
                "Ctrl+Shift+V",
                "check",
                enabled=self.has_packages,
            ),
            Command("repair", Menu.CACHE, 11, repair, lambda: session.repair(), enabled=self._can_repair),
        )

    def _can_repair(self) -> bool:
        return self.can_change() and bool(self.session.inventory.bad)
