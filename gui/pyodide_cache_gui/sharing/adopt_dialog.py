"""Adopt a directory into the store: the plan, what it truly saves, and the choice of hard links."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QHeaderView, QWidget

from pyodide_cache.base.events import ItemDone, ItemFailed, JobStarted
from pyodide_cache.base.problems import Code
from pyodide_cache.files.links import Link
from pyodide_cache.sharing.adopt import AdoptPlan
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.share_tasks import AdoptPlanned, StoreState, plan_adopt_task
from pyodide_cache_gui.widgets.format import files_text, say, size_text, visible_text
from pyodide_cache_gui.widgets.labels import plain_label
from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from pyodide_cache_gui.widgets.plain_table import plain_table


class AdoptDialog(PlanDialog):
    """Hash the directory's files, say what would become of each, and only then act."""

    def __init__(self, session: Session, state: StoreState, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._state = state
        self._read = self._files = 0
        self.setWindowTitle(self.tr("Adopt {directory}").format(directory=state.directory))
        self.resize(820, 560)
        self.hard_box = QCheckBox(self.tr("Share by &hard links"), self)
        self.hard_box.setEnabled(False)
        self.hard_box.toggled.connect(self._show)
        self.hard_note = plain_label(self)
        self.model = LinesModel((self.tr("File"), self.tr("Size"), self.tr("What happens")), (1,), self)
        self.table = plain_table(self.model, self.tr("Plan"), self)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 110)
        self.act_button.setText(self.tr("Adopt the directory"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        self.lay_out(self.summary, self.table, self.hard_box, self.hard_note, stretch=self.table)
        work = plan_adopt_task(state.directory, state.root)
        self.follow(session.hub.submit(self.tr("Plan"), f"plan {state.directory}", work, quiet=True))

    def chosen(self) -> AdoptPlan | None:
        """Return the plan that is shown; None before there is one."""
        plans: AdoptPlanned | None = self.plan
        if plans is None:
            return None
        return plans.hard if plans.hard and self.hard_box.isChecked() else plans.plan

    def on_event(self, event: object) -> None:
        """Show how far the hashing is, then the plan."""
        match event:
            case JobStarted(items, _size):
                self._files = items
            case ItemDone() | ItemFailed():
                self._read += 1
                text = self.tr("Reading: {n} of {files}…")
                self.summary.setText(text.format(n=self._read, files=files_text(self._files)))
            case AdoptPlanned():
                self.set_plan(event)

    def show_plan(self, plan: AdoptPlanned) -> None:
        """Show the plan, with hard links where the directory has them already."""
        can = plan.hard is not None and plan.hard.link is Link.HARD
        self.hard_box.setEnabled(can)
        self.hard_box.setChecked(can and self._state.link is Link.HARD)
        self._show()

    def _show(self, *_toggled: object) -> None:
        plan = self.chosen()
        if plan is None:
            return
        self.model.set_lines(self._lines(plan))
        self.summary.setText("\n".join(self._words(plan)))
        self.hard_note.setText(self._hard_words(plan))
        self.hard_box.setVisible(plan.link is not Link.REFLINK)
        self.act_button.setText(self._verb(plan))

    def _words(self, plan: AdoptPlan) -> list[str]:
        ways = {
            Link.REFLINK: self.tr("Into the store {store}, by reflink: {files}"),
            Link.HARD: self.tr("Into the store {store}, by hard link: {files}"),
            Link.COPY: self.tr("Copied into the store {store}: {files}"),
        }
        words = []
        for count, text in (
            (len(plan.add), ways[plan.link].replace("{store}", str(plan.store))),
            (len(plan.share), self.tr("One with what the store has, or what is here twice: {files}")),
            (plan.ready, self.tr("In the store already: {files}")),
            (len(plan.refused), self.tr("Left alone, for the reasons below: {files}")),
        ):
            if count:
                words.append(text.replace("{files}", files_text(count)))
        if not words:
            words.append(self.tr("The directory has no package files yet; what is fetched for it will be shared."))
        return [*words, self._price(plan)]

    def _price(self, plan: AdoptPlan) -> str:
        size = size_text(abs(plan.bytes_saved))
        if plan.bytes_saved < 0:
            return self.tr("This costs {size} of disk now; it saves downloads, not space.").format(size=size)
        if plan.bytes_saved:
            return self.tr("This saves {size} of disk.").format(size=size)
        if plan.add and plan.link is not Link.COPY:
            return self.tr("This costs no disk; it saves some when other directories have the same files.")
        return self.tr("This changes nothing on the disk.")

    def _hard_words(self, plan: AdoptPlan) -> str:
        if plan.link is Link.REFLINK:
            return ""
        if self.plan.hard is None or self.plan.hard.link is not Link.HARD:
            return self.tr("The store and this directory lie on file systems between which nothing can be shared.")
        hard, soft = self.plan.hard.bytes_saved, self.plan.plan.bytes_saved
        text = self.tr(
            "This file system has no reflinks. A hard link is one file with two names: a program that writes into "
            "a file of one directory changes it in all. Copies need {size} more."
        )
        return text.format(size=size_text(hard - soft))

    def _verb(self, plan: AdoptPlan) -> str:
        count = len(plan.add) + len(plan.share)
        if not count:
            return self.tr("Use the store for this directory")
        files, size = files_text(count), size_text(abs(plan.bytes_saved))
        if plan.bytes_saved < 0:
            return self.tr("Copy {files} ({size}) into the store").format(files=files, size=size)
        if plan.bytes_saved:
            return self.tr("Share {files}, save {size}").format(files=files, size=size)
        return self.tr("Share {files}").format(files=files)

    def _lines(self, plan: AdoptPlan) -> list[TextLine]:
        adds = {
            Link.REFLINK: self.tr("into the store, by reflink"),
            Link.HARD: self.tr("into the store, by hard link"),
            Link.COPY: self.tr("copied into the store"),
        }
        reasons = {
            Code.WRONG_BYTES: self.tr("wrong bytes, or unreadable: repair it first"),
            Code.OTHER_OWNER: self.tr("the store has it as somebody else's file"),
        }
        lines = []
        for name, problem in plan.refused:
            short = reasons.get(problem.code) or say(problem)
            lines.append(TextLine((visible_text(name), "", f"⚠ {short}"), tip=say(problem)))
        for entries, text in ((plan.share, self.tr("becomes one with the store's")), (plan.add, adds[plan.link])):
            lines += [
                TextLine((visible_text(item.file_name), size_text(item.size), text), ((1, item.size),))
                for item in entries
            ]
        return lines
