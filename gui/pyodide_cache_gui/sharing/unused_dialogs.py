"""What can be done with files of a store that no directory uses: delete them, or compress them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pyodide_cache.sharing.compress import CompressPlan
from pyodide_cache.sharing.gc import GcPlan
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import mark_destructive
from pyodide_cache_gui.widgets.fields import combo_box, count_days, number_box
from pyodide_cache_gui.widgets.format import amount_text, amounts, files_text, path_text, say, size_text
from pyodide_cache_gui.widgets.layouts import form

_DAY = 24 * 3600


class GcDialog(PlanDialog):
    """Summarize what would be deleted from the store ``root``; a list of hashes would not help."""

    def __init__(self, session: Session, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Clean up the store"))
        self.summary.setMinimumWidth(520)
        self.act_button.setText(self.tr("Nothing to delete"))
        mark_destructive(self.act_button)
        self.prefer_cancel()
        self.lay_out((self.summary, 1))
        self.ask(lambda cache, cancel: cache.store(root).plan_gc(cancel=cancel))

    def show_plan(self, plan: GcPlan) -> None:
        """Show the plan."""
        self.summary.setText("\n".join(self._summary(plan)))
        if plan.items:
            text = self.tr("Permanently delete {files} ({size})")
            self.act_button.setText(amount_text(text, len(plan.items), plan.bytes))
        elif self.is_ready(plan):
            self.act_button.setText(self.tr("Clean up"))

    def is_ready(self, plan: GcPlan) -> bool:
        """Return whether there is anything to do."""
        return bool(plan.items or plan.gone or plan.leftovers)

    def _summary(self, plan: GcPlan) -> list[str]:
        unused = self.tr("Unused: {files}, {size}. This is deleted permanently, and can be downloaded again.")
        gone = self.tr("{path} was deleted and is removed from the list.")
        lines = [
            amount_text(self.tr("In use: {files}"), plan.used),
            *amounts(
                (unused, len(plan.items), plan.bytes),
                (self.tr("Kept, because changed within the last hour: {files}"), plan.recent),
                (self.tr("Incomplete: {files}. This is deleted too."), len(plan.leftovers)),
            ),
            *(gone.format(path=path_text(path)) for path in plan.gone),
        ]
        if plan.blocking:
            lines.append(self.tr("⚠ Nothing is deleted while a directory cannot be read:"))
            lines += [f"    {say(problem)}" for problem in plan.blocking]
        return lines


class CompressDialog(PlanDialog):
    """Choose which files of the store ``root`` to compress and how well, see what that may save, and start it."""

    def __init__(self, session: Session, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._root = root
        self.setWindowTitle(self.tr("Compress unused files"))
        self.summary.setMinimumWidth(520)
        intro = self.tr(
            "Files that no directory uses can be compressed. A download that needs one expands it. Before the "
            "original is deleted, and again after it is expanded, its bytes are verified."
        )
        #: Whether files are expanded.
        choices = ((self.tr("Compress unused files"), False), (self.tr("Expand all compressed files"), True))
        self.what = combo_box(self, self.tr("What to do"), choices)
        days = session.settings.compress_days or 60
        self.days = number_box(self, self.tr("Not used for at least"), 0, 3650, days)
        count_days(self.days)
        self.days.setKeyboardTracking(False)
        #: Of Zstandard.
        levels = ((self.tr("Fast"), 3), (self.tr("Good"), 12), (self.tr("Best, slow"), 19))
        self.level = combo_box(self, self.tr("Compression"), levels)
        self.level.setCurrentIndex(1)
        fields = form(
            (self.tr("&What"), self.what),
            (self.tr("&Not used for at least"), self.days),
            (self.tr("&Compression"), self.level),
        )
        self.lay_out(intro, fields, (self.summary, 1))
        for changed in (self.what.currentIndexChanged, self.level.currentIndexChanged, self.days.valueChanged):
            changed.connect(self._plan_again)
        self._plan_again()

    def _plan_again(self, *_values: object) -> None:
        expands = self.what.currentData()
        self.days.setEnabled(not expands)
        self.level.setEnabled(not expands)
        root, age, level = self._root, self.days.value() * _DAY, self.level.currentData()
        if expands:
            self.ask(lambda cache, _cancel: cache.store(root).plan_expand())
        else:
            self.ask(lambda cache, cancel: cache.store(root).plan_compress(age=age, level=level, cancel=cancel))
        self.act_button.setText(self.tr("Expand") if expands else self.tr("Compress"))

    def show_plan(self, plan: CompressPlan) -> None:
        """Show the plan."""
        self.summary.setText("\n".join(self._summary(plan)))

    def job_title(self) -> str:
        """Return what the plan does."""
        return self.tr("Expand the store") if self.plan.expands else self.tr("Compress the store")

    def is_ready(self, plan: CompressPlan) -> bool:
        """Return whether there is anything to do."""
        return bool(plan.items)

    def _summary(self, plan: CompressPlan) -> list[str]:
        files, size = files_text(len(plan.items)), size_text(plan.bytes)
        after = size_text(plan.estimate or 0)
        if plan.expands:
            text = (
                self.tr("Expand {files}: {size} become {after}") if plan.items else self.tr("Nothing is compressed.")
            )
            return [text.format(files=files, size=size, after=after)]
        if plan.blocking:
            problems = [f"    {say(problem)}" for problem in plan.blocking]
            return [self.tr("⚠ Nothing is compressed while a directory cannot be read:"), *problems]
        lines = [amount_text(self.tr("In use: {files}"), plan.used)]
        if plan.by_file_system:
            lines.append(self.tr("The file system of the store compresses files by itself, so nothing is done."))
        lines += amounts(
            (self.tr("Used more recently: {files}"), plan.recent),
            (self.tr("Compressed already: {files}"), plan.already),
            (self.tr("Shared with other files by reflink: {files}"), plan.shared),
            (self.tr("To compress: {files}, {size}"), len(plan.items), plan.bytes),
        )
        if plan.items and plan.estimate is not None:
            lines.append(self.tr("Estimated size afterwards: {after}").format(after=after))
        return lines
