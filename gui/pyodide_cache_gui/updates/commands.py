"""The commands that compare releases, upgrade, and look for recalled packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.session.hub import Job, Summary
from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.session.tasks import with_cache
from pyodide_cache_gui.updates.recall_badge import RecallBadge
from pyodide_cache_gui.updates.summaries import undo_upgrade_summary, upgrade_summary
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache import Cache
    from pyodide_cache_gui.session.room import Context
    from pyodide_cache_gui.updates.audit_dialog import AuditDialog
    from pyodide_cache_gui.updates.upgrade_dialog import UndoUpgradeDialog, UpgradeDialog


class UpdatesCommands(Room):
    """Compare releases, lock files and directories; upgrade; look for recalled packages.

    Attributes:
        badge: shows what the last check for recalled packages found.

    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.badge = RecallBadge(self.session, self.window)
        self.badge.list_wanted.connect(self.audit)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return (
            Command("compare", Menu.TOOLS, 11, self.tr("Compare &releases…"), self.compare),
            Command(
                "audit",
                Menu.TOOLS,
                13,
                self.tr("Check for re&called packages…"),
                self.audit,
                enabled=self.has_packages,
            ),
            Command(
                "upgrade", Menu.CACHE, 15, self.tr("Up&grade packages…"), self.upgrade, enabled=self._can_upgrade
            ),
            Command(
                "undo-upgrade",
                Menu.CACHE,
                16,
                self.tr("Undo the last upgrade…"),
                self.undo_upgrade,
                enabled=lambda: self.session.can_undo_upgrade and self.can_change(),
            ),
        )

    def compare(self) -> None:
        """Show what differs, and what an upgrade would change for the directory."""
        from pyodide_cache_gui.updates.compare_dialog import CompareDialog

        self.open(CompareDialog(self.session, self.window))

    def audit(self) -> AuditDialog:
        """List recalled, replaced and vulnerable packages."""
        from pyodide_cache_gui.updates.audit_dialog import AuditDialog

        dialog = AuditDialog(self.session, self.window)
        dialog.audited.connect(self.badge.show_audit)
        dialog.files_wanted.connect(self.files.select)
        self.open(dialog)
        return dialog

    def upgrade(self) -> UpgradeDialog:
        """Show the plan of an upgrade, and carry it out when it is accepted."""
        from pyodide_cache.base.record import replace
        from pyodide_cache_gui.updates.upgrade_dialog import UpgradeDialog

        dialog = UpgradeDialog(self.session, self.window)
        dialog.accepted.connect(
            lambda: self._run(
                self.tr("Upgrade packages"), replace(dialog.plan, proves=dialog.prove.isChecked()), upgrade_summary
            )
        )
        self.open(dialog)
        return dialog

    def undo_upgrade(self) -> UndoUpgradeDialog:
        """Show what undoing the last upgrade does, and do it when that is accepted."""
        from pyodide_cache_gui.updates.upgrade_dialog import UndoUpgradeDialog

        dialog = UndoUpgradeDialog(self.session, self.window)
        dialog.accepted.connect(
            lambda: self._run(self.tr("Undo the last upgrade"), dialog.plan, undo_upgrade_summary)
        )
        self.open(dialog)
        return dialog

    def _run(self, title: str, plan: Plan[object], summary: Summary) -> Job:
        session = self.session
        act: Callable[[Cache, Cancel], Iterator[object]] = lambda cache, cancel: cache.run(plan, cancel=cancel)  # noqa: E731
        work = with_cache(session.opener(), act)
        return session.hub.submit(title, str(session.directory), work, summary=summary)

    def _can_upgrade(self) -> bool:
        return self.can_change() and self.has_packages()
