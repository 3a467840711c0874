"""Commands that free space, and undo it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache.base.record import replace
from pyodide_cache_gui.clean_up.controller import CleanUpController
from pyodide_cache_gui.preferences.save import save_settings
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache.clean_up.shares import Shares
    from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog


class CleanUpCommands(Room):
    """Clean up by rules, remove selected files, undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.controller = CleanUpController(context.session, self)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        edit, can_clean_up, can_remove = Menu.EDIT, self.can_clean_up, self._can_remove
        undo, undoable = self.tr("&Undo the last cleanup"), lambda: self.session.found.can_undo
        remove, delete = self.tr("Move to &trash…"), self.tr("&Delete permanently…")
        clean_up = self.tr("&Free up space…")
        return (
            Command("undo", edit, 0, undo, lambda: self.controller.undo(), "Ctrl+Z", enabled=undoable),
            Command("remove", edit, 20, remove, lambda: self.remove_selected(), "Del", "clean", enabled=can_remove),
            Command("delete", edit, 21, delete, self.delete_selected, "Shift+Del", enabled=can_remove),
            Command("clean-up", Menu.CACHE, 12, clean_up, self.clean_up, "Ctrl+K", enabled=can_clean_up),
        )

    def can_clean_up(self) -> bool:
        """Return whether there is something that may be removed."""
        return self.can_change() and self.has_packages() and self.session.inventory.problem is None

    def free_up(self, shares: Shares | None) -> PruneDialog:
        """Show the plan for what is safe to free."""
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        return self._open(PruneDialog(self.session, shares=shares, parent=self.window))

    def clean_up(self) -> PruneDialog:
        """Choose files by rules, and remove or select them."""
        return self.free_up(None)

    def remove_selected(self, *, for_good: bool = False) -> PruneDialog | None:
        """Show the plan that removes the selected files; None if no file is selected."""
        from pyodide_cache.clean_up.prune import plan_remove
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        selected = self.files.selected_entries()
        if not selected:
            return None
        plan = plan_remove(self.session.inventory, [entry.file_name for entry in selected])
        return self._open(PruneDialog(self.session, replace(plan, for_good=for_good), parent=self.window))

    def delete_selected(self) -> None:
        """Show the plan that deletes the selected files permanently."""
        self.remove_selected(for_good=True)

    def _can_remove(self) -> bool:
        return self.can_change() and bool(self.files.selected_entries())

    def _open(self, dialog: PruneDialog) -> PruneDialog:
        dialog.accepted.connect(lambda: self.controller.prune(dialog.plan))
        dialog.select_wanted.connect(self.files.select)
        dialog.protected_changed.connect(
            lambda names: save_settings(self.session, replace(self.session.settings, protected=names))
        )
        self.open(dialog)
        return dialog
