"""The window: its parts, put together, and what each does when another speaks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QInputDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pyodide_cache.actions.filters import parse_filter
from pyodide_cache.actions.project import ProjectWishes
from pyodide_cache.config.lists import ListStore, presets
from pyodide_cache.config.paths import config_dir
from pyodide_cache.disk.inventory import Inventory
from pyodide_cache.problems import Problem
from pyodide_cache.words import explain
from pyodide_cache_gui.dialogs.export_dialog import ExportDialog
from pyodide_cache_gui.dialogs.lists_dialog import ListsDialog
from pyodide_cache_gui.dialogs.packages_dialog import PackagesDialog
from pyodide_cache_gui.dialogs.prune_dialog import PruneDialog
from pyodide_cache_gui.dialogs.sources_dialog import SourcesDialog
from pyodide_cache_gui.jobs import Job
from pyodide_cache_gui.models.inventory_model import Column, InventoryModel
from pyodide_cache_gui.session import Session
from pyodide_cache_gui.views.activity import ActivityArea
from pyodide_cache_gui.views.banner import Banner
from pyodide_cache_gui.views.cache_table import CacheTable
from pyodide_cache_gui.views.header_bar import HeaderBar
from pyodide_cache_gui.views.message_page import MessagePage
from pyodide_cache_gui.views.status_line import StatusLine
from pyodide_cache_gui.views.warm_up_bar import WarmUpBar

_AGE_TICK = 60_000
_PATIENCE = 3.0


class MainWindow(QMainWindow):
    """One cache directory at a glance."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)
        self.setWindowTitle("Pyodide Cache Inspector")
        self.resize(1180, 740)
        self.setAcceptDrops(True)
        self.model = InventoryModel(self)
        self.header = HeaderBar(session, self)
        self.warm_up_bar = WarmUpBar(session, self)
        self.table = CacheTable(self.model, self)
        self.message = MessagePage(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.message)
        self.banner = Banner(self)
        self.activity = ActivityArea(session.hub, self)
        self.status = StatusLine(self)
        self._scanning = True
        self.stopped = True
        self._lay_out()
        self._connect()
        self._restore()
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop every job in good order, then close."""
        state = _state_file()
        state.setValue("geometry", self.saveGeometry())
        state.setValue("columns", self.table.horizontalHeader().saveState())
        self.hide()
        self.stopped = self.session.shut_down(_PATIENCE)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one folder or file."""
        if _dropped_path(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a folder as a cache directory; read a file as a project."""
        if path := _dropped_path(event):
            if path.is_dir():
                self.session.open(path)
            else:
                self.session.read_project(path)
            event.acceptProposedAction()

    def show_cleanup(self) -> None:
        """Show the plan of a clean-up, and carry it out when it is accepted."""
        dialog = PruneDialog(self.session.inventory, self.session.line, self)
        if dialog.exec() and (plan := dialog.plan()).items:
            self.session.prune(plan, for_good=dialog.for_good.isChecked())
        dialog.deleteLater()

    def show_packages(self, title: str = "", requirements: tuple[str, ...] = ()) -> PackagesDialog:
        """Open the dialog that warms up packages by name."""
        dialog = PackagesDialog(self.session, title, requirements, self)
        dialog.save_wanted.connect(self._save_list)
        dialog.open()
        return dialog

    def choose_project(self, folder: bool) -> None:
        """Ask for a project, and read it."""
        if folder:
            chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a project folder"))
        else:
            kinds = self.tr("Projects") + " (*.py *.ipynb *.txt *.in pyproject.toml)"
            chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a script, notebook or list"), "", kinds)
        if chosen:
            self.session.read_project(Path(chosen))

    def show_export(self) -> ExportDialog:
        """Open the dialog that exports the selected files, or all."""
        dialog = ExportDialog(self.session, self.table.selected_files(), self)
        dialog.open()
        return dialog

    def show_lists(self) -> None:
        """Open the editor of one's own lists."""
        dialog = ListsDialog(ListStore(), self)
        dialog.exec()
        dialog.deleteLater()

    def show_sources(self) -> None:
        """Let sources be chosen."""
        dialog = SourcesDialog(self.session.wish, self)
        if dialog.exec():
            self.session.set_wish(dialog.wish())
        dialog.deleteLater()

    def _lay_out(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.warm_up_bar)
        layout.addWidget(_line(body))
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        layout.addWidget(_line(body))
        layout.addWidget(self.activity)
        layout.addWidget(self.status)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        session = self.session
        session.directory_changed.connect(self._on_directory)
        session.scan_started.connect(self._on_scan_started)
        session.entries_found.connect(self._on_entries)
        session.inventory_changed.connect(self._on_inventory)
        self.header.filter_changed.connect(self._on_filter)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.header.sources_wanted.connect(self.show_sources)
        self.warm_up_bar.plan_wanted.connect(self.show_packages)
        self.warm_up_bar.lists_wanted.connect(self.show_lists)
        self.warm_up_bar.cleanup_wanted.connect(self.show_cleanup)
        self.warm_up_bar.export_wanted.connect(self.show_export)
        self.banner.repair_wanted.connect(session.repair)
        self.banner.empty_wanted.connect(session.empty_quarantine)
        self.banner.show_wanted.connect(self._show_bad)
        self.warm_up_bar.project_wanted.connect(self.choose_project)
        session.hub.told.connect(self._on_told)
        QShortcut(QKeySequence.StandardKey.Open, self, self.header.choose_directory)
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)
        ages = QTimer(self)
        ages.timeout.connect(self.model.refresh_ages)
        ages.start(_AGE_TICK)

    def _restore(self) -> None:
        state = _state_file()
        geometry, columns = state.value("geometry"), state.value("columns")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(columns, QByteArray):
            self.table.horizontalHeader().restoreState(columns)

    def _on_told(self, _job: Job, events: list[object]) -> None:
        for event in events:
            if isinstance(event, ProjectWishes):
                self._show_project(event)

    def _show_project(self, wishes: ProjectWishes) -> None:
        """Show what a project wants, with the reasons as comments, ready to be edited."""
        lines = [f"{item.requirement}  # {', '.join(item.reasons)}" for item in wishes.wanted]
        lines += [f"# ⚠ {explain(problem)}" for _, problem in wishes.problems]
        if not wishes.wanted:
            lines.append(self.tr("# No package is wanted in {path}").format(path=wishes.root))
        self.show_packages(wishes.root.name, tuple(lines))

    def _on_directory(self, _directory: Path) -> None:
        self.model.set_entries(())
        self.banner.hide()
        self._show_state()

    def _on_scan_started(self) -> None:
        self._scanning = True
        self._show_state()

    def _on_entries(self, entries: object) -> None:
        self.model.append(entries)  # type: ignore[arg-type]
        self._show_state()

    def _on_inventory(self, inventory: Inventory) -> None:
        self._scanning = False
        self.model.set_line(self.session.line)
        self.model.set_entries(inventory.entries)
        self.banner.show_state(inventory, self.session.quarantine)
        self._show_state()

    def _show_row_menu(self, place: QPoint) -> None:
        if menu := self.table.row_menu(self.session.directory):
            menu.popup_at(self.table.viewport().mapToGlobal(place))

    def _show_bad(self) -> None:
        """Put the files with wrong bytes on top."""
        self.header.filter_edit.clear()
        self.table.sortByColumn(Column.STATUS, Qt.SortOrder.AscendingOrder)
        self.table.scrollToTop()

    def _on_filter(self, text: str) -> None:
        wrong = ""
        words = text.casefold().split()
        while True:
            try:
                wanted = parse_filter(" ".join(words))
                break
            except Problem as problem:
                # Half a term, while it is typed: it is marked, and the others hold.
                wrong = wrong or explain(problem)
                words.remove(str(problem.facts["term"]))
        self.header.show_filter_problem(wrong)
        self.model.set_filter(wanted)
        self._show_state()

    def _show_state(self) -> None:
        """Show the table, or what there is to say instead of it."""
        inventory = self.session.inventory
        shown = self.model.shown() if self.model.is_filtered else None
        total = inventory.totals if self.session.scanned else self.model.so_far()
        self.status.show_totals(total, shown, self.session.free, scanning=self._scanning and not self.session.scanned)
        self.warm_up_bar.cleanup_button.setEnabled(bool(inventory.packages) and inventory.problem is None)
        for button in (self.warm_up_bar.verify_button, self.warm_up_bar.export_button):
            button.setEnabled(bool(inventory.packages))
        if self.model.rowCount():
            self.pages.setCurrentWidget(self.table)
            return
        self._show_message(inventory)
        self.pages.setCurrentWidget(self.message)

    def _show_message(self, inventory: Inventory) -> None:
        choose = (self.tr("Choose another directory…"), self.header.choose_directory)
        if self.model.entry_count:
            text = self.header.filter_edit.text()
            self.message.show_message(
                self.tr("Nothing matches “{text}”").format(text=text),
                self.tr("Every term must hold: numpy kind:wasm status:damaged runtime:314 size>10MB age>30d -tests"),
                [(self.tr("Clear the filter"), self.header.filter_edit.clear)],
            )
        elif not self.session.scanned:
            self.message.show_message(self.tr("Scanning…"), str(self.session.directory))
        elif inventory.problem:
            self.message.show_message(
                self.tr("This directory cannot be read"),
                explain(inventory.problem),
                [choose, (self.tr("Try again"), self.session.rescan)],
            )
        else:
            essential = presets()[0]
            start = self.tr("Warm up {name}").format(name=essential.name)
            why = (
                self.tr("The directory is empty.")
                if inventory.exists
                else self.tr("The directory does not exist yet; the first warm-up makes it.")
            )
            what = self.tr(
                "A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of the "
                "network. Fill it before the work begins: start with a preset, name packages of your own, or "
                "look at a cache that you have."
            )
            self.message.show_message(
                self.tr("No packages here yet"),
                f"{what}\n\n{inventory.directory}\n{why}",
                [
                    (start, lambda: self.session.warm_up(essential.name, essential.requirements)),
                    (self.tr("Packages…"), self.show_packages),
                    choose,
                ],
            )

    def _save_list(self, requirements: tuple[str, ...]) -> None:
        name, ok = QInputDialog.getText(self, self.tr("Save as a list"), self.tr("Name of the list"))
        if not ok:
            return
        try:
            ListStore().save(name, requirements, replace=False)
        except Problem as problem:
            self.statusBar().showMessage(explain(problem), 10_000)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setFixedHeight(1)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line


def _state_file() -> QSettings:
    return QSettings(str(config_dir() / "window.ini"), QSettings.Format.IniFormat)


def _dropped_path(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
