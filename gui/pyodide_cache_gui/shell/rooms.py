"""The rooms of the window: what each adds to the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyodide_cache_gui.activity.commands import ActivityCommands
from pyodide_cache_gui.clean_up.commands import CleanUpCommands
from pyodide_cache_gui.export.commands import ExportCommands
from pyodide_cache_gui.inventory.browser import Browser
from pyodide_cache_gui.inventory.commands import InventoryCommands
from pyodide_cache_gui.pack.commands import PackCommands
from pyodide_cache_gui.places.commands import PlacesCommands
from pyodide_cache_gui.preferences.commands import PreferencesCommands
from pyodide_cache_gui.serve.commands import ServeCommands
from pyodide_cache_gui.session.room import Context
from pyodide_cache_gui.sharing.commands import SharingCommands
from pyodide_cache_gui.shell.help.commands import HelpCommands, Shortcuts
from pyodide_cache_gui.start_images.commands import StartImageCommands
from pyodide_cache_gui.updates.commands import UpdatesCommands
from pyodide_cache_gui.verify.commands import VerifyCommands
from pyodide_cache_gui.warm_up.commands import WarmUpCommands
from pyodide_cache_gui.widgets.commands import Command


class Rooms:
    """Every room of a window, by name."""

    def __init__(self, context: Context, browser: Browser, shortcuts: Callable[[], Shortcuts]) -> None:
        self.inventory = InventoryCommands(context, browser)
        self.warm_up = WarmUpCommands(context)
        self.verify = VerifyCommands(context)
        self.clean_up = CleanUpCommands(context)
        self.export = ExportCommands(context)
        self.sharing = SharingCommands(context)
        self.places = PlacesCommands(context)
        self.pack = PackCommands(context)
        self.start_images = StartImageCommands(context)
        self.serve = ServeCommands(context)
        self.updates = UpdatesCommands(context)
        self.activity = ActivityCommands(context)
        self.preferences = PreferencesCommands(context)
        self.help = HelpCommands(context, shortcuts)

    def commands(self) -> Iterator[Command]:
        """Yield the entries of the menus."""
        for room in vars(self).values():
            yield from room.commands()
