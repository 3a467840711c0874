"""The command that serves the cache directory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache_gui.serve.serve_dialog import ServeDialog


class ServeCommands(Room):
    """Serve packages to browsers, Node and installers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._dialog: ServeDialog | None = None

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (Command("serve", Menu.TOOLS, 12, self.tr("Ser&ve…"), self.serve),)

    def serve(self) -> None:
        """Show the dialog, which is hidden while it is closed: its mirror may still run."""
        from pyodide_cache_gui.serve.serve_dialog import ServeDialog

        if self._dialog is None:
            self._dialog = ServeDialog(self.session, self.window)
        elif self._dialog.isHidden():
            self._dialog.reload()
        self._dialog.show()
        self._dialog.activateWindow()
