"""Commands that help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.shell.help.app_update import AppUpdate
from pyodide_cache_gui.widgets.commands import Command, Menu

#: Sections of a page of shortcuts: title, and rows of keys and text.
Shortcuts = list[tuple[str, list[tuple[str, str]]]]


class HelpCommands(Room):
    """Guide, keyboard shortcuts, about."""

    def __init__(self, context: Context, shortcuts: Callable[[], Shortcuts]) -> None:
        super().__init__(context)
        self._shortcuts = shortcuts
        self.app_update = AppUpdate(self.session, self)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (
            Command("guide", Menu.HELP, 0, self.tr("&Guide"), self.guide, "F1"),
            Command("shortcuts", Menu.HELP, 1, self.tr("&Keyboard shortcuts…"), self.shortcuts, "Ctrl+?"),
            Command("about", Menu.HELP, 10, self.tr("&About and licenses"), self.about),
        )

    def guide(self) -> None:
        """Show the short guide."""
        from pyodide_cache_gui.shell.help.guide_dialogs import GuideDialog

        GuideDialog(self.window).open()

    def shortcuts(self) -> None:
        """Show every shortcut."""
        from pyodide_cache_gui.shell.help.guide_dialogs import ShortcutsDialog

        ShortcutsDialog(self._shortcuts(), self.window).open()

    def about(self) -> None:
        """Show the version and the licenses."""
        from pyodide_cache_gui.shell.help.about_dialog import AboutDialog

        AboutDialog(self.window).open()
