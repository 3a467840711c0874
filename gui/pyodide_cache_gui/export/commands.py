"""The command that exports packages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.session.tasks import plan_and_run
from pyodide_cache_gui.widgets.commands import Command, Menu
from pyodide_cache_gui.widgets.format import failed_text, files_text, path_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.export.plan import ExportPlan, ExportReport
    from pyodide_cache_gui.export.export_dialog import ExportDialog
    from pyodide_cache_gui.session.jobs import Job

_tr = translator("ExportCommands")


class ExportCommands(Room):
    """Lock files and offline distributions."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        text = self.tr("&Export…")
        return (Command("export", Menu.FILE, 10, text, self.export_chosen, "Ctrl+E", enabled=self.has_packages),)

    def export(self, file_names: Sequence[str] = ()) -> ExportDialog:
        """Open the dialog that exports some files, a list, or all packages."""
        from pyodide_cache_gui.export.export_dialog import ExportDialog

        dialog = ExportDialog(self.session, tuple(file_names), self.window)
        dialog.accepted.connect(lambda: self.start(dialog.planner()))
        dialog.open()
        return dialog

    def start(self, plan_of: Callable[[Cache, Cancel], ExportPlan]) -> Job:
        """Make a plan, and carry it out."""
        return self.submit(self.tr("Export"), plan_and_run(plan_of), _summary)

    def export_chosen(self) -> ExportDialog:
        """Export the selected packages, else all."""
        return self.export([entry.file_name for entry in self.files.selected() if entry.is_package])


def _summary(report: ExportReport) -> list[str]:
    if report.target is None:
        return [] if report.cancelled else [_tr("Nothing was exported")]
    files = files_text(len(report.packages))
    exported = _tr("{files} exported to {target}").format(files=files, target=path_text(report.target))
    return [exported, *failed_text(len(report.failed))]
