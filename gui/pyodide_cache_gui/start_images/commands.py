"""The command of start images."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache.settings.lists import RequirementList
from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class StartImageCommands(Room):
    """Start images (experimental)."""

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return (Command("start-images", Menu.TOOLS, 7, self.tr("Start &images…"), self.prepare),)

    def prepare(self, preset: RequirementList | None = None) -> None:
        """Open the dialog that makes and lists images; with a preset, fill in its packages."""
        from pyodide_cache_gui.start_images.start_images_dialog import StartImagesDialog

        dialog = StartImagesDialog(self.session, self.window)
        if preset:
            dialog.take(preset)
        dialog.open()
