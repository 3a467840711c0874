"""The commands that compare releases, upgrade, and look for recalled packages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache_gui.session.jobs import Summary
from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.updates.recall_badge import RecallBadge
from pyodide_cache_gui.widgets.commands import Command, Menu
from pyodide_cache_gui.widgets.format import amount_text, failed_text, say
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.updates.upgrade import UndoUpgradeReport
    from pyodide_cache.updates.upgrade_plan import UpgradeReport
    from pyodide_cache_gui.activity.plan_dialog import PlanDialog
    from pyodide_cache_gui.session.jobs import Job, Outcome
    from pyodide_cache_gui.session.room import Context
    from pyodide_cache_gui.updates.audit_dialog import AuditDialog
    from pyodide_cache_gui.updates.upgrade_dialog import UndoUpgradeDialog, UpgradeDialog

_tr = translator("update_summaries")


class UpdatesCommands(Room):
    """Compare releases, lock files and directories; upgrade; look for recalled packages."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.badge = RecallBadge(self.session, self.window)
        self.badge.clicked.connect(lambda _checked=False: self.audit())
        self.session.hub.ended.connect(self._on_ended)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        audit, upgrade = self.tr("Check for re&called packages…"), self.tr("Up&grade packages…")
        undo = self.tr("&Undo the last upgrade…")
        return (
            Command("compare", Menu.TOOLS, 11, self.tr("Compare &releases or directories…"), self.compare),
            Command("audit", Menu.TOOLS, 13, audit, self.audit, enabled=self.has_packages),
            Command("upgrade", Menu.CACHE, 15, upgrade, self.upgrade, enabled=self._can_upgrade),
            Command("undo-upgrade", Menu.CACHE, 16, undo, self.undo_upgrade, enabled=self._can_undo),
        )

    def compare(self) -> None:
        """Show what differs, and what an upgrade would change for the directory."""
        from pyodide_cache_gui.updates.compare_dialog import CompareDialog

        CompareDialog(self.session, self.window).open()

    def audit(self) -> AuditDialog:
        """List recalled, replaced and vulnerable packages."""
        from pyodide_cache_gui.updates.audit_dialog import AuditDialog

        dialog = AuditDialog(self.session, self.window)
        dialog.audited.connect(self.badge.show_audit)
        dialog.files_wanted.connect(self.files.set_selection)
        dialog.open()
        return dialog

    def upgrade(self) -> UpgradeDialog:
        """Show the plan of an upgrade, and carry it out when it is accepted."""
        from pyodide_cache_gui.updates.upgrade_dialog import UpgradeDialog

        dialog = UpgradeDialog(self.session, self.window)
        self._open(dialog, upgrade_summary)
        return dialog

    def undo_upgrade(self) -> UndoUpgradeDialog:
        """Show what undoing the last upgrade does, and do it when that is accepted."""
        from pyodide_cache_gui.updates.upgrade_dialog import UndoUpgradeDialog

        dialog = UndoUpgradeDialog(self.session, self.window)
        self._open(dialog, undo_upgrade_summary)
        return dialog

    def _open(self, dialog: PlanDialog, summary: Summary) -> None:
        def run() -> None:
            plan = dialog.chosen()
            self.submit(dialog.job_title(), lambda cache, cancel: cache.run(plan, cancel=cancel), summary)

        dialog.accepted.connect(run)
        dialog.open()

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        """Choose the release that a directory is for after an upgrade or its undo, if one was chosen before."""
        release, directory = getattr(outcome.report, "release_now", None), Path(job.lane)
        if release and (options := self.session.sources_of(directory)).pyodide:
            self.session.set_source_options(replace(options, pyodide=release), directory)

    def _can_upgrade(self) -> bool:
        return self.can_change() and self.has_packages()

    def _can_undo(self) -> bool:
        return self.can_change() and self.session.found.can_undo_upgrade


def upgrade_summary(report: UpgradeReport) -> list[str]:
    """Return what an upgrade did."""
    if not report.switched:
        cut = [say(item.problem) for item in report.failed if item.problem.code is Code.UPGRADE_CUT_SHORT]
        return cut or [_tr("Nothing was changed"), *failed_text(len(report.failed))]
    parts = [
        _tr("The directory is for Pyodide {release} now").format(release=report.after),
        amount_text(_tr("{files} set aside"), len(report.set_aside)),
    ]
    if report.proof:
        parts.append(_tr("loaded by {runtime}").format(runtime=report.proof))
    elif report.unproven:
        parts.append(_tr("not loaded: {reason}").format(reason=say(report.unproven.problem, within=True)))
    return parts


def undo_upgrade_summary(report: UndoUpgradeReport) -> list[str]:
    """Return what undoing an upgrade did."""
    text = _tr("The directory is for Pyodide {release} again").format(release=report.release_now)
    restored = amount_text(_tr("{files} restored"), len(report.restored))
    return [text, restored, *failed_text(len(report.failed))]
