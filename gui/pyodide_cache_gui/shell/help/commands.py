"""Commands that help, and the word that a newer version of the app is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal

from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu

#: Sections of a page of shortcuts: title, and rows of keys and text.
Shortcuts = list[tuple[str, list[tuple[str, str]]]]

#: From the first scan to the question for a newer version, in milliseconds: not during the start.
_DELAY = 5_000


class HelpCommands(Room):
    """Guide, keyboard shortcuts, about."""

    #: The newer version of the app, as text; it is never installed by itself.
    newer_app_found = Signal(object)

    def __init__(self, context: Context, shortcuts: Callable[[], Shortcuts]) -> None:
        super().__init__(context)
        self._shortcuts = shortcuts
        # A failure is not reported; the core asks the index at most once a week, or again a day later.
        self._follower = JobFollower(self.session.hub, self, self.newer_app_found)
        ask = partial(QTimer.singleShot, _DELAY, self, self._ask_for_newer_app)
        self.session.inventory_changed.connect(lambda _inventory: ask(), Qt.ConnectionType.SingleShotConnection)

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

    def _ask_for_newer_app(self) -> None:
        settings = self.session.settings
        if settings.update_check and not settings.offline:
            work = self.session.with_cache(lambda cache, _cancel: cache.updates.newer_app_version())
            self._follower.start(self.tr("New version"), work)
