"""Upgrade the directory to another release: show the plan, then carry it out."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.settings.releases import newest_release, releases
from pyodide_cache.updates.upgrade import UndoUpgradePlan
from pyodide_cache.updates.upgrade_plan import UpgradePlan
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.diff_table import DiffTable
from pyodide_cache_gui.widgets.fields import combo_box
from pyodide_cache_gui.widgets.format import amounts, files_text, say, size_text
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox
from pyodide_cache_gui.widgets.lines_table import TextLine


class UpgradeDialog(PlanDialog):
    """Choose a release, and see what changes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.set_up(self.tr("Upgrade packages"), 760, 560)
        intro = self.tr(
            "New packages are downloaded first. Then the old files are set aside, so that you can go back. "
            "Pinned versions, and those in your lists and projects, are kept."
        )
        versions = [item.version for item in releases() if not item.is_prerelease]
        self.release = combo_box(self, self.tr("Upgrade to Pyodide"), versions)
        self.release.setCurrentText(newest_release().version)
        self.release.currentIndexChanged.connect(lambda _index: self.make_plan())
        self.prove = QCheckBox(self.tr("&Load them in Node first, if it is installed"), self)
        self.prove.setChecked(True)
        self.skip = QCheckBox(self.tr("Leave packages that are not available &as they are"), self)
        self.skip.toggled.connect(lambda _checked: self.make_plan())
        self.changes = DiffTable(self.tr("Changes"), self)
        self.act_button.setText(self.tr("Upgrade"))
        row = hbox(buddy_label(self.tr("Upgrade to P&yodide"), self.release), self.release, 1)
        self.lay_out(intro, row, self.prove, self.skip, (self.changes, 1), self.summary)
        self.make_plan()

    def make_plan(self) -> None:
        """Plan for the chosen release."""
        release, skips = self.release.currentText(), self.skip.isChecked()
        self.changes.show_lines([])
        self.ask(lambda cache, cancel: cache.updates.plan_upgrade(release, skips_missing=skips, cancel=cancel))

    def show_plan(self, plan: UpgradePlan) -> None:
        """Show what changes."""
        packages = {item.file_name for item in plan.diff.before.items.values()}
        others = set() if plan.is_empty else {*plan.set_aside} - packages  # the old lock file, parts of its runtime
        aside = [TextLine((name, "", "", self.tr("set aside"))) for name in sorted(others)]
        self.changes.show_diff(plan.diff, self.tr("No package changes"), aside, self.tr("stays as it is"))
        self.summary.setText("\n".join(self._summary(plan)))

    def is_ready(self, plan: UpgradePlan) -> bool:
        """Return whether there is something to do, and all packages are available or may stay."""
        return not plan.is_empty and (plan.skips_missing or not plan.failures)

    def chosen(self) -> Any:
        """Return the plan with the choice whether it loads the packages first."""
        return self.plan and replace(self.plan, proves=self.prove.isChecked())

    def _summary(self, plan: UpgradePlan) -> list[str]:
        if plan.is_empty and not plan.failures:
            return [self.tr("The directory has the newest packages for this release.")]
        count, known = len(plan.warm_up.downloads), plan.warm_up.bytes_to_download
        parts = [self.tr("This directory is for Pyodide {release}.").format(release=plan.before)]
        if count:
            size = self.tr("size not known") if known is None else size_text(known)
            parts.append(self.tr("To download: {files}, {size}.").format(files=files_text(count), size=size))
        copied, old = len(plan.warm_up.fetch) - count, len(plan.set_aside)
        parts += amounts((self.tr("To copy: {files}."), copied), (self.tr("Set aside: {files}."), old))
        earlier = self.tr(
            "The previous upgrade can then no longer be undone. What it set aside is deleted permanently: {files}."
        )
        return [" ".join(parts), *amounts((earlier, plan.earlier)), *map(say, plan.notes)]


class UndoUpgradeDialog(PlanDialog):
    """Show what undoing the last upgrade does."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Undo the last upgrade"))
        self.summary.setMinimumWidth(480)
        self.act_button.setText(self.tr("Undo the upgrade"))
        self.lay_out((self.summary, 1))
        self.ask(lambda cache, _cancel: cache.updates.plan_undo_upgrade())

    def show_plan(self, plan: UndoUpgradePlan) -> None:
        """Show how many files are restored and removed."""
        last = plan.switch
        first = self.tr("Go back from Pyodide {after} to {before}.").format(after=last.after, before=last.before)
        if last.after == last.before:
            first = self.tr("Go back to the previous versions. The directory stays for Pyodide {release}.")
            first = first.format(release=last.after)
        text = self.tr("Restored: {old}. Removed again: {new}.")
        old, new = files_text(len(last.set_aside)), files_text(len(last.added))
        self.summary.setText(f"{first}\n{text.format(old=old, new=new)}")
