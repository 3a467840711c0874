"""The command that exports packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.export.controller import ExportController
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache_gui.export.export_dialog import ExportDialog


class ExportCommands(Room):
    """Lock files and offline distributions."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.controller = ExportController(context.session, self)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        text = self.tr("&Export…")
        return (Command("export", Menu.FILE, 10, text, self.export_chosen, "Ctrl+E", enabled=self.has_packages),)

    def export(self, file_names: Sequence[str] = ()) -> ExportDialog:
        """Open the dialog that exports some files, a list, or all packages."""
        from pyodide_cache_gui.export.export_dialog import ExportDialog

        dialog = ExportDialog(self.session, tuple(file_names), self.window)
        dialog.accepted.connect(lambda: self.controller.export(dialog.request()))
        dialog.open()
        return dialog

    def export_chosen(self) -> ExportDialog:
        """Export the selected packages, else all."""
        return self.export([entry.file_name for entry in self.files.selected_entries() if entry.is_package])
