"""The command that shows the log."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache_gui.activity.log import JobLog
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu


class ActivityCommands(Room):
    """The log of all jobs."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._log = JobLog(self.session.hub, self)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (Command("log", Menu.VIEW, 10, self.tr("&Log…"), self.log, "Ctrl+L"),)

    def log(self) -> None:
        """Show what the jobs reported."""
        from pyodide_cache_gui.activity.log_dialog import LogDialog

        LogDialog(self._log, self.window).open()
