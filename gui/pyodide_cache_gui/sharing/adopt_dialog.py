"""Adopt the cache directory into a store: the plan, the space that it saves, and the choice of hard links."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from pyodide_cache.base.events import ItemDone, ItemFailed, JobStarted
from pyodide_cache.base.problems import Code
from pyodide_cache.files.links import Link
from pyodide_cache.sharing.adopt import AdoptOptions, AdoptPlan
from pyodide_cache.sharing.store_state import StoreState
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import amount_text, files_text, path_text, say, size_text, visible_text
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine


class AdoptDialog(PlanDialog):
    """Hash the files of the directory, and show what happens to each before anything is changed."""

    def __init__(self, session: Session, state: StoreState, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._state = state
        self._hashed = self._files = 0
        self.set_up(self.tr("Adopt {directory}").format(directory=path_text(state.directory)), 820, 560)
        self.hard_box = QCheckBox(self.tr("Share by &hard links"), self)
        self.hard_box.setEnabled(False)
        self.hard_box.toggled.connect(self._show)
        self.hard_note = PlainLabel(self)
        columns = {self.tr("File"): STRETCH, self.tr("Size"): 110, self.tr("Action"): STRETCH}
        self.table = LinesTable(self.tr("Plan"), columns, self, numbers=(1,))
        self.act_button.setText(self.tr("Adopt the directory"))
        self.prefer_cancel()
        self.lay_out(self.summary, (self.table, 1), self.hard_box, self.hard_note)
        self.ask(lambda cache, cancel: cache.store(state.root).adopt_options(cancel=cancel))

    def chosen(self) -> AdoptPlan | None:
        """Return the plan that is shown; None before there is one."""
        options: AdoptOptions | None = self.plan
        return options.choose(hard_links=self.hard_box.isChecked()) if options else None

    def on_read(self, event: object) -> None:
        """Show how many files are hashed, then the plan."""
        match event:
            case JobStarted(items, _size):
                self._files, self._hashed = items, 0
            case ItemDone() | ItemFailed():
                self._hashed += 1
                text = self.tr("Reading {n} of {files}…")
                self.summary.setText(text.format(n=self._hashed, files=files_text(self._files)))
            case _:
                super().on_read(event)

    def show_plan(self, options: AdoptOptions) -> None:
        """Show the plan; hard links are preselected if the directory uses them already."""
        self.hard_box.setEnabled(options.hard_links is not None)
        self.hard_box.setChecked(options.hard_links is not None and self._state.link is Link.HARD)
        self._show()

    def _show(self, *_toggled: object) -> None:
        plan = self.chosen()
        if plan is None:
            return
        self.table.show_lines(self._lines(plan), self.tr("No package files yet"))
        self.summary.setText("\n".join(self._summary(plan)))
        self.hard_note.setText(self._hard_link_text(plan))
        self.hard_box.setVisible(plan.link is not Link.REFLINK)
        self.act_button.setText(self._action_text(plan))

    def _summary(self, plan: AdoptPlan) -> list[str]:
        added = {
            Link.REFLINK: self.tr("Add to the store {store} by reflink: {files}"),
            Link.HARD: self.tr("Add to the store {store} by hard link: {files}"),
            Link.COPY: self.tr("Copy to the store {store}: {files}"),
        }
        parts = (
            (len(plan.add), added[plan.link].replace("{store}", path_text(plan.store))),
            (len(plan.share), self.tr("Replace by links to files that are there already: {files}")),
            (plan.ready, self.tr("In the store already: {files}")),
            (len(plan.refused), self.tr("Leave as they are, for the reasons below: {files}")),
        )
        lines = [text.replace("{files}", files_text(count)) for count, text in parts if count]
        nothing = self.tr("The directory has no package files yet. Future downloads are shared.")
        return [*(lines or [nothing]), self._space_text(plan)]

    def _space_text(self, plan: AdoptPlan) -> str:
        size = size_text(abs(plan.bytes_saved))
        if plan.bytes_saved < 0:
            return self.tr("This needs {size} of disk space now. It saves downloads, not space.").format(size=size)
        if plan.bytes_saved:
            return self.tr("This saves {size} of disk space.").format(size=size)
        if plan.add and plan.link is not Link.COPY:
            return self.tr("This needs no disk space, and saves some when other directories have the same files.")
        return self.tr("This does not change the disk space.")

    def _hard_link_text(self, plan: AdoptPlan) -> str:
        options: AdoptOptions = self.plan
        if plan.link is Link.REFLINK:
            return ""
        if options.hard_links is None:
            return self.tr("Files cannot be shared between the file systems of the store and of this directory.")
        text = self.tr(
            "This file system has no reflinks. A hard link is one file with two names: a program that changes "
            "a file of one directory in place changes it in all of them."
        )
        if more := options.hard_links.bytes_saved - options.plan.bytes_saved:
            text += " " + self.tr("Copies need {size} more.").format(size=size_text(more))
        return text

    def _action_text(self, plan: AdoptPlan) -> str:
        count = len(plan.add) + len(plan.share)
        if not count:
            return self.tr("Use the store for this directory")
        text = self.tr("Share {files}")
        if plan.bytes_saved:
            saves = plan.bytes_saved > 0
            text = self.tr("Share {files}, save {size}") if saves else self.tr("Copy {files} ({size}) to the store")
        return amount_text(text, count, abs(plan.bytes_saved))

    def _lines(self, plan: AdoptPlan) -> list[TextLine]:
        added = {
            Link.REFLINK: self.tr("add by reflink"),
            Link.HARD: self.tr("add by hard link"),
            Link.COPY: self.tr("copy to the store"),
        }
        reasons = {
            Code.WRONG_BYTES: self.tr("damaged or not as published; repair it first"),
            Code.OTHER_OWNER: self.tr("the file in the store belongs to another user"),
        }
        lines = []
        for name, problem in plan.refused:
            short = reasons.get(problem.code) or say(problem, within=True)
            lines.append(TextLine((visible_text(name), "", f"⚠ {short}"), tip=say(problem)))
        for entries, text in ((plan.share, self.tr("replace by a link")), (plan.add, added[plan.link])):
            lines += [
                TextLine((visible_text(item.file_name), size_text(item.size), text), ((1, item.size),))
                for item in entries
            ]
        return lines
