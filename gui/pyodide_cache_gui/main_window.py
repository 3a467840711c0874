"""The window: its parts, put together, and what each does when another speaks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pyodide_cache.actions.filters import parse_filter
from pyodide_cache.actions.project import ProjectWishes
from pyodide_cache.config.paths import config_dir
from pyodide_cache.disk.inventory import Inventory
from pyodide_cache.problems import Problem
from pyodide_cache_gui.commands import LINE, Command, Commands, Menu
from pyodide_cache_gui.flows import Flows
from pyodide_cache_gui.format import say
from pyodide_cache_gui.jobs import Job
from pyodide_cache_gui.models.columns import Column
from pyodide_cache_gui.models.inventory_model import InventoryModel
from pyodide_cache_gui.session import Session
from pyodide_cache_gui.views.activity import ActivityArea
from pyodide_cache_gui.views.banner import Banner
from pyodide_cache_gui.views.cache_table import CacheTable
from pyodide_cache_gui.views.header_bar import HeaderBar
from pyodide_cache_gui.views.row_menu import RowMenu
from pyodide_cache_gui.views.state_page import StatePage
from pyodide_cache_gui.views.status_line import StatusLine
from pyodide_cache_gui.views.warm_up_bar import WarmUpBar

_AGE_TICK = 60_000
_PATIENCE = 3.0
#: What was stored for other columns is not theirs.
_COLUMNS_KEY = f"columns-{len(Column)}"


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
        self.flows = Flows(session, self.model, self)
        self.header = HeaderBar(session, self)
        self.warm_up_bar = WarmUpBar(session, self)
        self.table = CacheTable(self.model, self)
        self.message = StatePage(session, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.message)
        self.banner = Banner(self)
        self.activity = ActivityArea(session.hub, self)
        self.status = StatusLine(self)
        self.commands = Commands(self._menus(), self)
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
        state.setValue(_COLUMNS_KEY, self.table.horizontalHeader().saveState())
        self.hide()
        self.stopped = self.session.shut_down(_PATIENCE)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one folder or file; not what is dragged out of this window."""
        if event.source() is None and _dropped_path(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a folder as a cache directory; read a file as a project."""
        if path := _dropped_path(event):
            if path.is_dir():
                self.session.open(path)
            else:
                self.session.read_project(path)
            event.acceptProposedAction()

    def _menus(self) -> list[Menu]:
        flows, session, model = self.flows, self.session, self.model
        return [
            (
                self.tr("&File"),
                [
                    Command(
                        "open", self.tr("&Open a cache directory…"), self.header.choose_directory, "Ctrl+O", "folder"
                    ),
                    Command("project", self.tr("From a &project folder…"), lambda: flows.project(True)),
                    Command("script", self.tr("From a &script, notebook or list…"), lambda: flows.project(False)),
                    LINE,
                    Command("export", self.tr("&Export…"), self._export, "Ctrl+E"),
                    Command("csv", self.tr("Save the list as &CSV…"), lambda: flows.save_rows("csv")),
                    Command("json", self.tr("Save the list as &JSON…"), lambda: flows.save_rows("json")),
                    LINE,
                    Command("quit", self.tr("&Quit"), self.close, "Ctrl+Q"),
                ],
            ),
            (
                self.tr("&Edit"),
                [
                    Command("undo", self.tr("&Undo the last clean-up"), lambda: session.undo(), "Ctrl+Z"),
                    LINE,
                    Command("mark-shown", self.tr("&Mark all that is shown"), model.mark_shown, "Ctrl+Shift+A"),
                    Command("unmark", self.tr("&Take all marks away"), lambda: model.set_marks(()), "Ctrl+Shift+D"),
                    Command("mark-rule", self.tr("Mark by &rule…"), flows.clean_up, "Ctrl+M"),
                    LINE,
                    Command("remove", self.tr("Move marked files to the &trash…"), flows.remove_marked, "Del"),
                    Command("delete", self.tr("&Delete marked files for good…"), self._delete_marked, "Shift+Del"),
                    LINE,
                    Command("find", self.tr("&Filter"), self.header.filter_edit.setFocus, "Ctrl+F", "search"),
                    Command("sources", self.tr("&Sources…"), flows.sources, icon="settings"),
                ],
            ),
            (
                self.tr("&View"),
                [
                    Command("group", self.tr("&Group by package"), model.set_grouped, "Ctrl+G", ticked=False),
                    LINE,
                    Command("refresh", self.tr("&Refresh"), lambda: session.rescan(), "F5", "refresh"),
                ],
            ),
            (
                self.tr("&Cache"),
                [
                    Command("packages", self.tr("&Warm up packages…"), lambda: flows.packages(), "Ctrl+N", "plus"),
                    Command("lists", self.tr("Edit &lists…"), flows.lists, icon="list"),
                    LINE,
                    Command("verify", self.tr("&Verify"), lambda: session.verify(), "Ctrl+Shift+V", "check"),
                    Command("repair", self.tr("&Repair"), lambda: session.repair()),
                    Command("clean-up", self.tr("&Clean up…"), flows.clean_up, "Ctrl+K", "clean"),
                ],
            ),
        ]

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
        session, flows = self.session, self.flows
        session.directory_changed.connect(self._on_directory)
        session.scan_started.connect(self._on_scan_started)
        session.entries_found.connect(self._on_entries)
        session.inventory_changed.connect(self._on_inventory)
        session.failed.connect(lambda problem: self.statusBar().showMessage(say(problem), 10_000))
        session.hub.told.connect(self._on_told)
        self.header.filter_changed.connect(self._on_filter)
        self.header.sources_wanted.connect(flows.sources)
        self.warm_up_bar.plan_wanted.connect(flows.packages)
        self.warm_up_bar.lists_wanted.connect(flows.lists)
        self.warm_up_bar.cleanup_wanted.connect(flows.clean_up)
        self.warm_up_bar.export_wanted.connect(self._export)
        self.warm_up_bar.project_wanted.connect(flows.project)
        self.banner.repair_wanted.connect(session.repair)
        self.banner.empty_wanted.connect(session.empty_quarantine)
        self.banner.show_wanted.connect(self._show_bad)
        self.message.choose_wanted.connect(self.header.choose_directory)
        self.message.clear_filter_wanted.connect(self.header.filter_edit.clear)
        self.message.packages_wanted.connect(flows.packages)
        self.activity.undo_wanted.connect(session.undo)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.table.sorted_by.connect(self._on_sorted)
        self.model.marks_changed.connect(self._on_marks)
        ages = QTimer(self)
        ages.timeout.connect(self.model.refresh_ages)
        ages.start(_AGE_TICK)

    def _restore(self) -> None:
        state = _state_file()
        geometry, columns = state.value("geometry"), state.value(_COLUMNS_KEY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(columns, QByteArray):
            self.table.horizontalHeader().restoreState(columns)

    def _on_told(self, _job: Job, events: list[object]) -> None:
        for event in events:
            if isinstance(event, ProjectWishes):
                self.flows.project_was_read(event)

    def _on_directory(self, directory: Path) -> None:
        self.model.directory = directory
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
        self.model.set_listing(self.session.listing)
        self.banner.show_state(inventory, self.session.quarantine)
        self._on_marks()
        self._show_state()

    def _on_sorted(self) -> None:
        self.session.order = self.model.order

    def _on_marks(self) -> None:
        marked = self.model.marked()
        self.status.show_marked(marked)
        for name in ("remove", "delete", "unmark"):
            self.commands[name].setEnabled(bool(marked))

    def _export(self) -> None:
        marked = tuple(entry.file_name for entry in self.model.marked())
        self.flows.export(marked or self.table.selected_files())

    def _delete_marked(self) -> None:
        self.flows.remove_marked(for_good=True)

    def row_menu(self) -> RowMenu | None:
        """Return the menu of the selected rows; None when none is selected."""
        entries = self.table.selected_entries()
        if not entries:
            return None
        names = tuple(entry.file_name for entry in entries)
        packages = {entry.identity.name for entry in entries} - {None}
        menu = RowMenu(
            self.session.directory, entries, self.table.selected_lines(), self.model.marked_names(), self.table
        )
        menu.mark_wanted.connect(lambda marked: self.model.mark(names, marked))
        menu.same_package_wanted.connect(
            lambda: self.model.mark(
                entry.file_name for entry in self.session.inventory.entries if entry.identity.name in packages
            )
        )
        menu.verify_wanted.connect(lambda: self.session.verify(names))
        menu.export_wanted.connect(lambda: self.flows.export(self.table.selected_files()))
        return menu

    def _show_row_menu(self, place: QPoint) -> None:
        if menu := self.row_menu():
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
                wrong = wrong or say(problem)
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
        has_packages = bool(inventory.packages)
        self.warm_up_bar.cleanup_button.setEnabled(has_packages and inventory.problem is None)
        for name in ("clean-up", "mark-rule"):
            self.commands[name].setEnabled(has_packages and inventory.problem is None)
        for button in (self.warm_up_bar.verify_button, self.warm_up_bar.export_button):
            button.setEnabled(has_packages)
        for name in ("verify", "export", "csv", "json"):
            self.commands[name].setEnabled(has_packages)
        self.commands["repair"].setEnabled(any(self.banner.bad))
        self.commands["undo"].setEnabled(self.session.can_undo)
        if self.model.rowCount():
            self.pages.setCurrentWidget(self.table)
            return
        if self.model.entry_count:
            self.message.show_no_match(self.header.filter_edit.text())
        else:
            self.message.show_state()
        self.pages.setCurrentWidget(self.message)


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
