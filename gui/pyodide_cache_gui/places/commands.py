"""Commands of places and cross-build environments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class PlacesCommands(Room):
    """Places on this machine, and cross-build environments."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.controller = PlacesController(context.session, self)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        text = self.tr("Cross-&build environments…")
        return (Command("xbuildenvs", Menu.TOOLS, 3, text, self.xbuildenvs),)

    def xbuildenvs(self, root: Path | None = None) -> None:
        """Show the cross-build environments of pyodide-build."""
        from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog

        XbuildenvDialog(self.session, root, self.window).open()

    def known_caches(self) -> QWidget:
        """Return a list of the caches on this machine."""
        from pyodide_cache_gui.places.known_caches import KnownCaches

        return KnownCaches(self.session, self.controller, self.window)
