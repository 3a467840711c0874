"""Commands that free space, and undo it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.session.tasks import Undoable, plan_and_run, run_rest
from pyodide_cache_gui.widgets.commands import Command, Menu
from pyodide_cache_gui.widgets.format import amount_text, amounts, failed_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pathlib import Path

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.clean_up.prune import PrunePlan, PruneReport
    from pyodide_cache.clean_up.trash_log import UndoReport
    from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
    from pyodide_cache_gui.session.jobs import Job

_tr = translator("clean_up_summaries")


class CleanUpCommands(Room):
    """Clean up by rules, remove selected files, undo."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        edit, can_clean_up, can_remove = Menu.EDIT, self.can_clean_up, self._can_remove
        undo, undoable = self.tr("&Undo the last cleanup"), lambda: self.session.found.can_undo
        remove, delete = self.tr("Move to &trash…"), self.tr("&Delete permanently…")
        clean_up, delete_selected = self.tr("&Free up space…"), lambda: self.remove_selected(for_good=True)
        return (
            Command("undo", edit, 0, undo, self.undo, "Ctrl+Z", enabled=undoable),
            Command("remove", edit, 20, remove, self.remove_selected, "Del", "clean", enabled=can_remove),
            Command("delete", edit, 21, delete, delete_selected, "Shift+Del", enabled=can_remove),
            Command("clean-up", Menu.CACHE, 13, clean_up, self.clean_up, "Ctrl+K", enabled=can_clean_up),
        )

    def can_clean_up(self) -> bool:
        """Return whether there is something that may be removed."""
        return self.can_change() and self.has_packages() and self.session.inventory.problem is None

    def clean_up(self) -> PruneDialog:
        """Choose files by rules, beginning with what is safe to free, and remove or select them."""
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        return self._open(PruneDialog(self.session, parent=self.window))

    def remove_selected(self, *, for_good: bool = False) -> PruneDialog | None:
        """Show the plan that removes the selected files; None if no file is selected."""
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        names = [entry.file_name for entry in self.files.selected()]
        return self._open(PruneDialog(self.session, names, for_good=for_good, parent=self.window)) if names else None

    def prune(self, plan: PrunePlan) -> Job:
        """Carry out the plan of a cleanup; at its end, the job yields `Undoable` if it can be undone."""
        run = run_rest(plan)

        def prune(cache: Cache, cancel: Cancel) -> Iterator[object]:
            yield from run(cache, cancel)
            if not plan.for_good and cache.can_undo():
                yield Undoable(plan.directory)

        return self.submit(self.tr("Clean up"), prune, prune_summary, directory=plan.directory)

    def undo(self, directory: Path | None = None) -> Job:
        """Undo the last cleanup of a directory; None for the one that is open."""
        title, undo = self.tr("Undo the cleanup"), plan_and_run(lambda cache, _cancel: cache.plan_undo())
        return self.submit(title, undo, undo_summary, directory=directory)

    def _can_remove(self) -> bool:
        # A plan knows what the whole directory needs.
        return self.can_change() and self.session.scanned and bool(self.files.selected())

    def _open(self, dialog: PruneDialog) -> PruneDialog:
        dialog.accepted.connect(lambda: self.prune(dialog.plan))
        dialog.select_wanted.connect(self.files.set_selection)
        dialog.open()
        return dialog


def prune_summary(report: PruneReport) -> list[str]:
    """Return what was removed."""
    removed = amount_text(_tr("{files} removed, {size}"), len(report.removed), report.bytes)
    return [removed, *failed_text(len(report.failed))]


def undo_summary(report: UndoReport) -> list[str]:
    """Return what was restored."""
    restored = amount_text(_tr("{files} restored, {size}"), len(report.restored), report.bytes)
    in_place = amounts((_tr("in place already: {files}"), len(report.in_place)))
    return [restored, *in_place, *failed_text(len(report.failed))]
