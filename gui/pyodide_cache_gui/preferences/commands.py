"""The command that opens the preferences."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache.settings.settings import load_settings
from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class PreferencesCommands(Room):
    """The preferences."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        text = self.tr("&Preferences…")
        return (Command("preferences", Menu.EDIT, 31, text, self.preferences, "Ctrl+,", "settings"),)

    def preferences(self) -> None:
        """Let the user change the settings."""
        from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(load_settings(), self.window)
        dialog.accepted.connect(lambda: self.session.set_settings(dialog.settings(), start_over=dialog.starts_over))
        dialog.open()
