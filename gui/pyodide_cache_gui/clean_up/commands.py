"""Commands that free space, and undo it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.preferences.save import save_settings
from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog


class CleanUpCommands(Room):
    """Clean up by rules, remove marked files, undo."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        edit, cache = Menu.EDIT, Menu.CACHE
        undo, remove, delete = self.tr("&Undo the last cleanup"), self.remove_marked, self.delete_marked
        return (
            Command(
                "undo", edit, 0, undo, lambda: self.session.undo(), "Ctrl+Z", enabled=lambda: self.session.can_undo
            ),
            Command(
                "mark-rule",
                edit,
                12,
                self.tr("Mark by &rule…"),
                self.clean_up,
                "Ctrl+M",
                enabled=self.can_clean_up,
            ),
            Command(
                "remove",
                edit,
                20,
                self.tr("Move marked files to the &trash…"),
                remove,
                "Del",
                enabled=self._can_remove,
            ),
            Command(
                "delete",
                edit,
                21,
                self.tr("&Delete marked files permanently…"),
                delete,
                "Shift+Del",
                enabled=self._can_remove,
            ),
            Command(
                "clean-up",
                cache,
                12,
                self.tr("&Clean up…"),
                self.clean_up,
                "Ctrl+K",
                "clean",
                enabled=self.can_clean_up,
            ),
        )

    def can_clean_up(self) -> bool:
        """Return whether there is something that may be removed."""
        return self.can_change() and self.has_packages() and self.session.inventory.problem is None

    def clean_up(self) -> None:
        """Choose files by rules, and remove or mark them."""
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        session = self.session
        settings = session.settings
        dialog = PruneDialog(
            session.inventory, session.line, locks=session.locks, protected=settings.protected, parent=self.window
        )
        dialog.rules.days.setValue(settings.max_age_days)
        dialog.for_good.setChecked(settings.removal is RemovalMethod.DELETE)
        self._prune(dialog)

    def remove_marked(self, *, for_good: bool = False) -> None:
        """Show the plan that removes the marked files, and carry it out when it is accepted."""
        from pyodide_cache.clean_up.prune import plan_marked
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        session = self.session
        marked = self.files.marked_entries()
        if marked:
            plan = plan_marked(session.inventory, [entry.file_name for entry in marked])
            dialog = PruneDialog(session.inventory, session.line, plan, locks=session.locks, parent=self.window)
            dialog.for_good.setChecked(for_good or session.settings.removal is RemovalMethod.DELETE)
            self._prune(dialog)

    def delete_marked(self) -> None:
        """Delete the marked files permanently, after the plan."""
        self.remove_marked(for_good=True)

    def _can_remove(self) -> bool:
        return self.can_change() and bool(self.files.marked_entries())

    def _prune(self, dialog: PruneDialog) -> None:
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        session = self.session
        answer = dialog.exec()
        plan = dialog.plan()
        protected = tuple(sorted({canonicalize_name(name) for name in dialog.rules.protected()}))
        if answer and dialog.rules.isVisibleTo(dialog) and protected != session.settings.protected:
            save_settings(session, replace(session.settings, protected=protected))
        names = [item.entry.file_name for item in plan.items]
        if answer == PruneDialog.MARK:
            self.files.mark(names)
        elif answer and names:
            session.prune(replace(plan, for_good=dialog.for_good.isChecked()))
        dialog.deleteLater()
