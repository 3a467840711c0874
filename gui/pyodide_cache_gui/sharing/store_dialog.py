"""The store: what it holds, who uses it, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.files.links import Link
from pyodide_cache.sharing.store_check import StoreCheck
from pyodide_cache.sharing.store_state import MemberState, StoreState
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.adopt_dialog import AdoptDialog
from pyodide_cache_gui.sharing.summaries import adopt_summary, check_summary, compress_summary, gc_summary
from pyodide_cache_gui.sharing.unused_dialogs import CompressDialog, GcDialog
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.fields import choose_folder
from pyodide_cache_gui.widgets.format import files_text, first_lines, path_text, say, size_text
from pyodide_cache_gui.widgets.layouts import hbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine

_MAX_NAMES = 6


class StoreDialog(JobDialog):
    """Show a store and the directories that use it; no directory uses one until the user adopts it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.state: StoreState | None = None
        self._root: Path | None = None
        self._is_repairing = False
        self._wrong_files: list[str] = []  # of cache directories
        self.set_up(self.tr("Store"), 860, 560)
        intro = self.tr(
            "A store keeps identical files once. Cache directories that use it share their package files with "
            "it, and a file that was downloaded for one directory is not downloaded for another. Every cache "
            "directory stays a plain folder that a runtime can read. A directory uses the store only after you "
            "adopt it."
        )
        self.facts = FactGrid(self)
        columns = {self.tr("Directory"): STRETCH, self.tr("Files"): 90, self.tr("Size"): 110, self.tr("State"): 200}
        self.table = LinesTable(self.tr("Directories that use the store"), columns, self, numbers=(1, 2))
        self.table.chosen.connect(self.enable)
        self.adopt_button = push_button(self, self.tr("&Adopt this directory…"), self.adopt)
        self.clean_button = push_button(self, self.tr("&Clean up the store…"), self.clean_up)
        tip = self.tr("Keep files that no directory uses in a smaller form")
        self.compress_button = push_button(self, self.tr("Com&press…"), self.compress, tip)
        self.verify_button = push_button(self, self.tr("&Verify the store"), self.verify)
        tip = self.tr(
            "Move damaged files to the quarantine, and restore those of which a directory has an intact copy"
        )
        self.repair_button = push_button(self, self.tr("&Repair the store"), lambda: self.verify(repair=True), tip)
        self.repair_button.hide()
        tip = self.tr("The directory no longer uses the store; its files are kept")
        self.forget_button = push_button(self, self.tr("R&emove from the list"), self.forget, tip)
        tip = self.tr("Show a store in another folder, or create one there")
        self.place_button = push_button(self, self.tr("&Other store…"), self.choose_place, tip)
        buttons = (self.adopt_button, self.clean_button, self.compress_button, self.verify_button, self.repair_button)
        tools = hbox(*buttons, 1)
        close = close_box(self)
        for button in (self.place_button, self.forget_button):
            close.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        self.lay_out(intro, self.facts, (self.table, 1), tools, close)
        self.facts.show_facts([(self.tr("Folder"), self.tr("Reading…"))])
        self.reload()

    def reload(self) -> None:
        """Read the state of the store again."""
        root = self._root
        self.read(self.tr("Store"), lambda cache, cancel: cache.store(root).state(cancel=cancel), self._show)

    def on_action_event(self, event: object) -> None:
        """Keep what a verification found."""
        if isinstance(event, Finished) and isinstance(event.report, StoreCheck):
            report = event.report
            left = [blob for blob, _ in report.damaged if blob.sha256 not in report.repaired]
            self.repair_button.setVisible(bool(left) and not self._is_repairing)
            self._wrong_files = sorted({str(path) for _, paths in report.damaged for path in paths})

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        state = self.state
        can_act = state is not None and not self.is_busy and not state.problem
        exists = can_act and state is not None and state.exists
        self.adopt_button.setEnabled(can_act)
        for button in (self.clean_button, self.compress_button, self.verify_button, self.repair_button):
            button.setEnabled(exists)
        self.forget_button.setEnabled(exists and self.table.only_selected(MemberState) is not None)
        self.place_button.setEnabled(not self.is_busy)

    def adopt(self) -> None:
        """Show the plan of adopting the directory, and carry it out when it is accepted."""
        if self.state:
            # In the lane of the directory, so that no warm-up or repair of it runs at the same time.
            dialog = AdoptDialog(self.session, self.state, self)
            self.open_plan(dialog, str(self.state.directory), adopt_summary)

    def clean_up(self) -> None:
        """Show what no directory uses, and delete it when that is accepted."""
        if self.state:
            root = self.state.root
            self.open_plan(GcDialog(self.session, root, self), f"store {root}", gc_summary)

    def compress(self) -> None:
        """Show which unused files can be compressed, and do it when that is accepted."""
        if self.state:
            root = self.state.root
            self.open_plan(CompressDialog(self.session, root, self), f"store {root}", compress_summary)

    def verify(self, *, repair: bool = False) -> None:
        """Hash every file of the store; a repair moves damaged ones to the quarantine, and restores what it can."""
        if self.state:
            self._is_repairing = repair
            self._wrong_files = []
            root = self.state.root
            title = self.tr("Repair the store") if repair else self.tr("Verify the store")
            self.act(
                title,
                f"store {root}",
                lambda cache, cancel: cache.store(root).verify(repair=repair, cancel=cancel),
                summary=check_summary,
            )

    def forget(self) -> None:
        """Remove the selected directory from the list."""
        member = self.table.only_selected(MemberState)
        if self.state and member:
            root, directory = self.state.root, member.directory
            title = self.tr("Remove {directory} from the list").format(directory=path_text(directory))
            self.act(title, f"store {root}", lambda cache, _: cache.store(root).forget(directory), quiet=True)

    def choose_place(self) -> None:
        """Show another store."""
        if folder := choose_folder(self, self.tr("Choose the folder of the store")):
            self._root = Path(folder)
            self.repair_button.hide()
            self._wrong_files = []
            self.reload()

    def _show(self, state: StoreState) -> None:
        self.state = state
        self.facts.show_facts(
            [
                (self.tr("Folder"), path_text(state.root)),
                (self.tr("Contents"), self._contents_text(state)),
                (self.tr("This directory"), f"{path_text(state.directory)}\n{self._link_text(state)}"),
            ]
        )
        self.table.show_lines(list(map(self._line, state.members)), self.tr("No directory uses this store yet"))
        lines = [f"⚠ {say(state.problem)}"] if state.problem else []
        if self._wrong_files:
            lines.append(self.tr("⚠ These files are damaged in the same way. Repair their directories:"))
            lines += first_lines(self._wrong_files, _MAX_NAMES)
        self.show_message("\n".join(lines))
        self.enable()

    def _contents_text(self, state: StoreState) -> str:
        if state.problem:
            return self.tr("It cannot be used.")
        if not state.exists:
            return self.tr("There is no store yet. It is created when you adopt the first directory.")
        if not state.totals.files:
            return self.tr("Nothing yet")
        parts = [files_text(state.totals.files), size_text(state.totals.bytes)]
        if state.compressed.files:
            text = self.tr("{files} compressed, {size} instead of {before}")
            sizes = {"size": size_text(state.compressed.bytes), "before": size_text(state.expanded)}
            parts.append(text.format(files=files_text(state.compressed.files), **sizes))
        if state.saved:
            parts.append(self.tr("{size} saved by hard links").format(size=size_text(state.saved)))
        return " · ".join(parts)

    def _link_text(self, state: StoreState) -> str:
        if state.other:
            return self.tr("It uses another store: {path}").format(path=path_text(state.other))
        return {
            None: self.tr("It does not use this store."),
            Link.COPY: self.tr("It uses this store; both have their own copies."),
            Link.HARD: self.tr("It shares files with this store by hard link."),
            Link.REFLINK: self.tr("It shares files with this store by reflink."),
        }[state.link]

    def _line(self, member: MemberState) -> TextLine:
        name = path_text(member.directory)
        if member.problem:
            tip = f"{name}\n{say(member.problem)}"
            return TextLine((name, "", "", self.tr("⚠ not available")), value=member, tip=tip)
        files, size = member.totals.files, member.totals.bytes
        texts = (name, str(files), size_text(size), self.tr("✓ available"))
        return TextLine(texts, ((1, files), (2, size)), value=member, tip=name)
