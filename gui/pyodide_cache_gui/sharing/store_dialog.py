"""The store: what it is, where it is, who uses it, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.files.links import Link
from pyodide_cache.sharing.store_care import StoreCheck
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.adopt_dialog import AdoptDialog
from pyodide_cache_gui.sharing.gc_dialog import GcDialog
from pyodide_cache_gui.sharing.share_tasks import (
    StoreState,
    ViewState,
    adopt_task,
    forget_view_task,
    gc_task,
    store_state_task,
    verify_store_task,
)
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.format import files_text, say, size_text
from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from pyodide_cache_gui.widgets.plain_table import plain_table

_MOST_NAMED = 6


class StoreDialog(JobDialog):
    """Show a store and the directories that use it; nothing uses one until a person says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.state: StoreState | None = None
        self._root: Path | None = None
        self._mends = False
        self._shared_wrong: list[str] = []  # files of directories that share wrong bytes
        self.setWindowTitle(self.tr("Store"))
        self.resize(860, 560)
        what = self.plain_label(
            self.tr(
                "A store keeps the same bytes once: directories that use it share their package files with it, and "
                "what one of them has needs not be fetched for another. Each stays a plain folder that a runtime "
                "reads as ever. A directory uses it only when you adopt that directory."
            )
        )
        self.facts = FactGrid(self)
        self.model = LinesModel(
            (self.tr("Directory"), self.tr("Files"), self.tr("Size"), self.tr("State")), (1, 2), self
        )
        self.table = plain_table(self.model, self.tr("Directories that use the store"), self)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 90), (2, 110), (3, 200)):
            self.table.setColumnWidth(column, width)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.enable())
        self.empty = self.plain_label(self.tr("No directory uses a store here yet."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setEnabled(False)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.table)
        self.adopt_button = self.push_button(self.tr("&Adopt this directory…"), self.adopt)
        self.clean_button = self.push_button(self.tr("&Clean up the store…"), self.clean_up)
        self.verify_button = self.push_button(self.tr("&Verify the store"), self.verify)
        self.mend_button = self.push_button(self.tr("&Mend the store"), lambda: self.verify(mend=True))
        self.mend_button.setToolTip(
            self.tr("Set wrong files aside, and put back what a directory has the right bytes of")
        )
        self.mend_button.hide()
        self.forget_button = self.push_button(self.tr("Take off the &list"), self.forget)
        self.forget_button.setToolTip(
            self.tr("The directory does not use the store any more; its files stay as they are")
        )
        self.place_button = self.push_button(self.tr("&Other place…"), self.choose_place)
        self.place_button.setToolTip(self.tr("Look at a store in another folder, or let one be made there"))
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.adopt_button, self.clean_button, self.verify_button, self.mend_button):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.forget_button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.addButton(self.place_button, QDialogButtonBox.ButtonRole.ResetRole)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(what)
        layout.addWidget(self.facts)
        layout.addWidget(self._pages, 1)
        layout.addLayout(tools)
        layout.addWidget(self.message)
        layout.addWidget(self.foot)
        layout.addWidget(close)
        self.facts.show_facts([(self.tr("Place"), self.tr("Looking…"))])
        self.reload()

    def reload(self) -> None:
        """Look at the store again."""
        self.read(self.tr("Store"), store_state_task(self.session.directory, self._root))

    def on_read(self, event: object) -> None:
        """Show the store."""
        if isinstance(event, StoreState):
            self.state = event
            self._show(event)

    def on_action_event(self, event: object) -> None:
        """Tell what a verification found that its row has no room for."""
        if isinstance(event, Finished) and isinstance(event.report, StoreCheck):
            report = event.report
            left = [blob for blob, _ in report.wrong if blob.sha256 not in report.mended]
            self.mend_button.setVisible(bool(left) and not self._mends)
            self._shared_wrong = sorted({str(path) for _, paths in report.wrong for path in paths})

    def enable(self) -> None:
        """Let what can be done now be done."""
        state = self.state
        can_act = state is not None and not self.is_busy and not state.problem
        there = can_act and state is not None and state.exists
        self.adopt_button.setEnabled(can_act)
        for button in (self.clean_button, self.verify_button, self.mend_button):
            button.setEnabled(there)
        self.forget_button.setEnabled(there and self._selected() is not None)
        self.place_button.setEnabled(not self.is_busy)

    def adopt(self) -> None:
        """Show the plan of adopting the directory; carry it out when it is accepted."""
        if self.state:
            dialog = AdoptDialog(self.session, self.state, self)
            dialog.accepted.connect(lambda: self._adopt(dialog))
            dialog.open()

    def _adopt(self, dialog: AdoptDialog) -> None:
        plan = dialog.chosen()
        if plan:
            # The directory's lane: no warm-up or repair of it overlaps.
            self.act(
                self.tr("Adopt {directory}").format(directory=plan.directory), str(plan.directory), adopt_task(plan)
            )

    def clean_up(self) -> None:
        """Show what no directory uses; take it out when that is accepted."""
        if self.state:
            dialog = GcDialog(self.session, self.state.root, parent=self)
            dialog.accepted.connect(lambda: self._clean_up(dialog))
            dialog.open()

    def _clean_up(self, dialog: GcDialog) -> None:
        if dialog.plan:
            self.act(self.tr("Clean up the store"), f"store {dialog.plan.store}", gc_task(dialog.plan))

    def verify(self, *, mend: bool = False) -> None:
        """Hash every file of the store; with ``mend``, set wrong ones aside and put right bytes back."""
        if self.state:
            self._mends = mend
            self._shared_wrong = []
            title = self.tr("Mend the store") if mend else self.tr("Verify the store")
            self.act(title, f"store {self.state.root}", verify_store_task(self.state.root, mend=mend))

    def forget(self) -> None:
        """Take the chosen directory off the list."""
        view = self._selected()
        if self.state and view:
            title = self.tr("Take {directory} off the list").format(directory=view.directory)
            self.act(title, f"store {self.state.root}", forget_view_task(self.state.root, view.directory), quiet=True)

    def choose_place(self) -> None:
        """Look at another store."""
        if folder := self.choose_folder(self.tr("Choose the store's folder")):
            self._root = Path(folder)
            self.mend_button.hide()
            self.reload()

    def _selected(self) -> ViewState | None:
        rows = self.table.selectionModel().selectedRows()
        value = self.model.lines()[rows[0].row()].value if len(rows) == 1 else None
        return value if isinstance(value, ViewState) else None

    def _show(self, state: StoreState) -> None:
        self.facts.show_facts(
            [
                (self.tr("Place"), str(state.root)),
                (self.tr("Holds"), self._holds(state)),
                (self.tr("This directory"), f"{state.directory}\n{self._shares(state)}"),
            ]
        )
        self.model.set_lines([self._line(view) for view in state.views])
        self._pages.setCurrentWidget(self.table if state.views else self.empty)
        words = [f"⚠ {say(state.problem)}"] if state.problem else []
        shared = self._shared_wrong
        if shared:
            rest = len(shared) - _MOST_NAMED
            names = "\n".join(shared[:_MOST_NAMED]) + (
                f"\n{self.tr('… and {n} more').format(n=rest)}" if rest > 0 else ""
            )
            words.append(
                self.tr("⚠ These files share wrong bytes; repair their directories:\n{names}").format(names=names)
            )
        self.show_message("\n".join(words))
        self.enable()

    def _holds(self, state: StoreState) -> str:
        if state.problem:
            return self.tr("It cannot be used")
        if not state.exists:
            return self.tr("There is no store yet; the first directory that you adopt makes it.")
        if not state.totals.files:
            return self.tr("Nothing yet")
        parts = [files_text(state.totals.files), size_text(state.totals.bytes)]
        if state.saved:
            parts.append(self.tr("{size} saved by hard links").format(size=size_text(state.saved)))
        return " · ".join(parts)

    def _shares(self, state: StoreState) -> str:
        if state.other:
            return self.tr("It shares with another store: {path}").format(path=state.other)
        match state.link:
            case None:
                return self.tr("It does not use this store.")
            case Link.COPY:
                return self.tr("It uses this store; both hold copies of their own.")
            case Link.HARD:
                return self.tr("It shares with this store by hard link.")
            case Link.REFLINK:
                return self.tr("It shares with this store by reflink.")

    def _line(self, view: ViewState) -> TextLine:
        name = str(view.directory)
        if view.problem:
            # A place that is gone or out of reach: why is said in full where the mouse rests.
            return TextLine(
                (name, "", "", self.tr("⚠ not there now")), value=view, tip=f"{name}\n{say(view.problem)}"
            )
        files, size = view.totals.files, view.totals.bytes
        return TextLine(
            (name, f"{files}", size_text(size), self.tr("✓ in order")), ((1, files), (2, size)), value=view, tip=name
        )
