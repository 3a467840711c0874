"""The main window: its parts, and how they are connected."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from pyodide_cache.clean_up.shares import Share
from pyodide_cache.inventory.columns import Columns
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.activity.activity import ActivityArea
from pyodide_cache_gui.activity.notifier import Notifier
from pyodide_cache_gui.clean_up.summary_strip import SummaryStrip
from pyodide_cache_gui.inventory.browser import Browser
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.inventory.row_menu import RowMenu
from pyodide_cache_gui.inventory.rows import tolerant_filter
from pyodide_cache_gui.places.directory_menu import DirectoryMenu
from pyodide_cache_gui.session.listing import Column, Listing
from pyodide_cache_gui.session.room import Context
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.shell.banner import Banner
from pyodide_cache_gui.shell.desktop_changes import DesktopChanges
from pyodide_cache_gui.shell.header_bar import HeaderBar
from pyodide_cache_gui.shell.help.commands import Shortcuts
from pyodide_cache_gui.shell.rooms import Rooms
from pyodide_cache_gui.shell.side_panes import WIDE, SidePanes
from pyodide_cache_gui.shell.status_line import StatusLine
from pyodide_cache_gui.shell.window_state import WindowState, first_size, least_size
from pyodide_cache_gui.updates.suggest_row import SuggestRow
from pyodide_cache_gui.warm_up.warm_up_bar import WarmUpBar
from pyodide_cache_gui.widgets.buttons import popup, set_menu
from pyodide_cache_gui.widgets.commands import Command, Commands, Menu
from pyodide_cache_gui.widgets.format import path_text, say
from pyodide_cache_gui.widgets.layouts import fit_font, line, vbox
from pyodide_cache_gui.widgets.theme import apply_theme

if TYPE_CHECKING:
    from pyodide_cache_gui.widgets.size_chart import SizeChart

#: How often ages are updated, in milliseconds, and how long a closed window waits for its jobs, in seconds.
_AGE_TICK, _PATIENCE = 60_000, 3.0


class MainWindow(QMainWindow):
    """One cache directory at a glance."""

    painted = Signal()  # for the first time

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)
        self._show_title(session.directory)
        self.resize(first_size(self))
        fit_font(self, lambda window: window.setMinimumSize(least_size(window)))
        self.setAcceptDrops(True)
        self.model = InventoryModel(self)
        self.model.set_age_format(session.settings.age_format)
        # In this order, Tab moves through the parts as they are laid out.
        body = QWidget(self)
        self.setCentralWidget(body)
        self.header = HeaderBar(session, body)
        self.warm_up_bar = WarmUpBar(session, body)
        self.suggest_row = SuggestRow(session, body)
        self.summary = SummaryStrip(session, body)
        self.banner = Banner(body)
        self.browser = Browser(session, self.model, body)
        self.table = self.browser.table
        self.activity = ActivityArea(session.hub, body)
        self.status = StatusLine(body)
        self.rooms = Rooms(Context(session, self.model, self), self.browser, self._shortcuts)
        self.panes = SidePanes(session, self.browser, self.rooms, body)
        self.commands = Commands([*self._own_commands(), *self.rooms.commands()], self)
        self.state = WindowState()
        self._share = self._filter_problem = ""
        self._is_painted = False
        self._desktop = DesktopChanges(self)
        self.stopped = True
        self._lay_out(body)
        self._connect()
        self._restore()
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop every job, then close."""
        self.state.save()
        self.panes.clear()
        self.hide()
        self.stopped = self.session.shut_down(_PATIENCE)
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop's font and colors."""
        super().changeEvent(event)
        if hasattr(self, "_desktop"):
            self._desktop.follow(event.type())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `painted` the first time that the window is on the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()
            QTimer.singleShot(0, self, self.panes.fill_places)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what can be dropped, unless it is dragged from this window."""
        if event.source() is None and _dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a folder as a cache directory, offer to add wheels, or read another file as a project."""
        if paths := _dropped_paths(event):
            if paths[0].is_dir():
                self.session.open(paths[0])
            elif _is_wheel(paths[0]):
                # In a path, # would begin a comment.
                wheels = tuple(path.as_uri() if "#" in str(path) else str(path) for path in paths)
                self.rooms.warm_up.packages("", wheels)
            else:
                self.rooms.warm_up.read_project(paths[0])
            event.acceptProposedAction()

    @cached_property
    def chart(self) -> SizeChart:
        """The size over time, made when it is known."""
        from pyodide_cache_gui.widgets.size_chart import SizeChart

        chart = SizeChart(self.status)
        self.status.add_widget(chart)
        return chart

    def _own_commands(self) -> tuple[Command, ...]:
        header = self.header
        return (
            Command(
                "open", Menu.FILE, 0, self.tr("&Open a cache directory…"), header.choose_directory, "Ctrl+O", "folder"
            ),
            Command("quit", Menu.FILE, 90, self.tr("&Quit"), self.close, "Ctrl+Q"),
            Command("find", Menu.EDIT, 30, self.tr("&Filter"), header.filter_edit.take_keys, "Ctrl+F", "search"),
            Command("places", Menu.VIEW, 3, self.tr("&Places"), self.panes.show_places, "F9", checked=False),
            Command("details", Menu.VIEW, 4, self.tr("&Details"), self.panes.show_details, "Ctrl+I", checked=True),
        )

    def _shortcuts(self) -> Shortcuts:
        in_table = [
            (self.tr("Space"), self.tr("Select or deselect")),
            (self.tr("Left, Right"), self.tr("Close or open a package")),
            (self.tr("Enter"), self.tr("Show details")),
            (self.tr("Ctrl+C"), self.tr("Copy rows")),
        ]
        return [*self.commands.shortcuts(), (self.tr("In the table"), in_table)]

    def _restore(self) -> None:
        """Restore what the window had when it was closed last."""
        state, browser = self.state, self.browser
        state.add("geometry", self.saveGeometry, self.restoreGeometry)
        parts = self.panes.count()
        state.add(f"splitter-{parts}", self.panes.saveState, self.panes.restoreState)
        # A layout that was saved for other columns does not fit.
        state.add(f"table-{len(Column)}", self.table.columns.save, self.table.columns.restore)
        # Before the map, which takes it when it is made.
        state.add("view/coloring", lambda: browser.coloring, lambda value: setattr(browser, "coloring", str(value)))
        for name in ("map", "group", "ages", "details", "places"):
            state.add_switch(f"view/{name}", self.commands[name])
        if "view/places" not in state.restore() and self.width() >= WIDE:
            self.commands["places"].setChecked(True)
        self.panes.follow(self.commands["places"])
        self.session.order = self.model.rows.order

    def _lay_out(self, body: QWidget) -> None:
        self.status.add_widget(self.rooms.updates.badge)
        above = (self.header, self.summary, self.warm_up_bar, self.suggest_row, line(body), self.banner)
        vbox(*above, (self.panes, 1), line(body), self.activity, self.status, spacing=0, parent=body)
        self.table.setFocus()

    def _connect(self) -> None:
        session, rooms = self.session, self.rooms
        session.directory_changed.connect(self._on_directory)
        session.scan_started.connect(self._show_state)
        session.rows_found.connect(self._on_rows)
        session.listed.connect(self._on_listing)
        session.inventory_changed.connect(self._on_inventory)
        session.failed.connect(lambda problem: self.status.show_message(say(problem)))
        session.settings_changed.connect(self._on_settings)
        self.header.filter_edit.textChanged.connect(self._on_filter)
        self.header.filter_edit.left.connect(self.browser.focus_files)
        self.header.sources_wanted.connect(rooms.warm_up.sources)
        self.header.newer_releases_wanted.connect(rooms.warm_up.find_newer_releases)
        rooms.warm_up.releases_found.connect(self.header.show_newer_releases)
        self.warm_up_bar.warm_up_wanted.connect(rooms.warm_up.warm_up)
        self.warm_up_bar.plan_wanted.connect(rooms.warm_up.packages)
        self.warm_up_bar.image_wanted.connect(rooms.start_images.prepare)
        self.warm_up_bar.lists_wanted.connect(rooms.warm_up.lists)
        self.suggest_row.list_wanted.connect(rooms.warm_up.save_list)
        self.suggest_row.package_wanted.connect(lambda name: rooms.warm_up.packages("", (name,)))
        self.warm_up_bar.cleanup_button.clicked.connect(rooms.clean_up.clean_up)
        self.summary.changed.connect(lambda shares: self.warm_up_bar.show_freeable(shares.freeable if shares else 0))
        self.summary.filter_wanted.connect(self._on_share)
        self.warm_up_bar.packages_button.menu().addActions(
            [self.commands[name] for name in ("packages", "project", "script")]
        )
        self.banner.repair_button.clicked.connect(lambda: rooms.verify.repair())
        self.banner.empty_button.clicked.connect(rooms.verify.ask_to_empty_quarantine)
        self.banner.show_button.clicked.connect(self._show_bad)
        self.banner.preferences_button.clicked.connect(rooms.preferences.preferences)
        button, choose = self.header.directory_button, self.header.choose_directory
        set_menu(button, DirectoryMenu(session, rooms.places.controller, choose, button))
        message = self.browser.message
        message.make_known_caches = rooms.places.known_caches
        message.choose_wanted.connect(self.header.choose_directory)
        message.clear_filter_wanted.connect(self._clear_filter)
        message.packages_wanted.connect(rooms.warm_up.packages)
        message.warm_up_wanted.connect(rooms.warm_up.warm_up)
        self.activity.undo_requested.connect(rooms.clean_up.undo)
        self.activity.left.connect(self.browser.focus_files)
        self.table.chosen.connect(self.panes.show_selected)
        self.table.details_wanted.connect(lambda: self.panes.open_details(self.commands["details"]))
        self.browser.menu_wanted.connect(self._show_row_menu)
        self.panes.package_wanted.connect(self._show_package)
        rooms.help.newer_app_found.connect(self.status.show_newer_app)
        rooms.verify.auto_verify.progressed.connect(self.status.show_verifying)
        self.status.add_actions([self.commands[name] for name in ("remove", "verify-selected", "export")])
        self.status.clear_button.clicked.connect(self.commands["select-none"].trigger)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.model.selection_changed.connect(self._on_selection)
        self._notifier = Notifier(session.hub, self, lambda: session.settings.notify)
        ages = QTimer(self)
        ages.timeout.connect(self.model.refresh_ages)
        ages.start(_AGE_TICK)

    def _on_settings(self, settings: Settings) -> None:
        apply_theme(settings.theme)
        self.model.set_age_format(settings.age_format)
        self.banner.show_settings(())

    def _show_title(self, directory: Path) -> None:
        """Name the directory first, which tells several windows apart in a task bar."""
        self.setWindowTitle(f"{path_text(directory)} — Pyodide Cache Inspector")

    def _on_directory(self, directory: Path) -> None:
        self._show_title(directory)
        self.model.directory = directory
        self.model.set_listing(self.session.listing)
        self.banner.show_found(self.session.found)
        self.panes.clear()
        self._show_state()

    def _show_package(self, name: str) -> None:
        """Select the file of a package; clear a filter that hides it."""
        files = [entry.file_name for entry in self.session.inventory.packages if entry.identity.name == name]
        if files and not any(self.model.rows.row_of(file) is not None for file in files):
            self._clear_filter()
        if files:
            self.table.show_file(files[0])

    def _on_rows(self, pieces: list[Columns]) -> None:
        self.model.append_pieces(pieces)
        self._show_state()

    def _on_listing(self, listing: Listing) -> None:
        self.model.set_listing(listing)
        self._show_state()
        if not self.model.selected_names():
            self.table.setCurrentIndex(QModelIndex())  # a first scan ends at the top of the list

    def _on_inventory(self) -> None:
        self.model.set_listing(self.session.listing)
        self.model.set_line(self.session.line)
        self.banner.show_found(self.session.found, can_change=self.session.can_change)
        self.chart.set_samples(self.session.found.history)
        self._show_selected_and_state()

    def _on_sorted(self) -> None:
        self.session.order = self.model.rows.order

    def _on_selection(self) -> None:
        totals, freed = self.model.selected_totals()
        self.status.show_selected(totals if self.model.selected_names() else None, freed, self.model.hidden_count())
        self.commands.refresh()

    def _show_selected_and_state(self) -> None:
        self._on_selection()
        self.panes.show_selected()
        self._show_state()

    def row_menu(self) -> RowMenu | None:
        """Return the menu of the selected rows; None if no row is selected."""
        entries = self.model.selected()
        if not entries:
            return None
        packages = {entry.identity.name for entry in entries} - {None}
        names = ("remove", "delete", "repair-selected", "verify-selected", "export")
        actions = [action for name in names if (action := self.commands[name]).isEnabled()]

        def select_package() -> None:
            every = self.session.inventory.entries
            self.model.select(entry.file_name for entry in every if entry.identity.name in packages)

        return RowMenu(
            self.session.directory, entries, self.table.selected_lines(), actions, select_package, self.table
        )

    def _show_row_menu(self, place: QPoint) -> None:
        if menu := self.row_menu():
            popup(menu, place)

    def _show_bad(self) -> None:
        """Show only the damaged files, until they are repaired or the user shows all again."""
        self.header.filter_edit.clear()
        self.summary.show_only(Share.DAMAGED)

    def _on_filter(self, text: str) -> None:
        wanted, problem = tolerant_filter(text)
        self._filter_problem = say(problem) if problem else ""
        self.header.show_filter_problem(self._filter_problem)
        self.model.set_filter(wanted)
        self._show_selected_and_state()

    def _on_share(self, names: frozenset[str] | None, share: str) -> None:
        """Show only the files of a share of the directory."""
        self._share = share
        self.model.set_only(names)
        self._show_selected_and_state()

    def _clear_filter(self) -> None:
        self.summary.show_only(None)
        self.header.filter_edit.clear()

    def _show_state(self) -> None:
        """Show the table, or a message instead of it."""
        inventory = self.session.inventory
        shown = self.model.rows.shown_totals() if self.model.rows.is_filtered else None
        total = inventory.totals if self.session.scanned else self.model.rows.totals_so_far()
        scanning = not self.session.scanned
        self.status.show_totals(total, shown, self.session.found.free, scanning=scanning, note=self._filter_problem)
        self.warm_up_bar.set_writable(self.session.can_change)
        is_empty = self.session.scanned and not inventory.entries
        self.summary.setHidden(is_empty)
        self.warm_up_bar.offer_cleanup(offered=not is_empty, possible=self.rooms.clean_up.can_clean_up())
        self.commands.refresh()
        if self.model.rowCount():
            self.browser.show_files()
            return
        if self.model.rows.entries:
            chosen = (self._share, self.header.filter_edit.text())
            self.browser.message.show_no_match(" · ".join(filter(None, chosen)))
        else:
            self.browser.message.show_state()
        self.browser.show_message()


def _dropped_paths(event: QDropEvent) -> list[Path]:
    """Return one folder or file, or wheels; nothing else can be dropped."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths if len(paths) == len(urls) and (len(paths) == 1 or all(map(_is_wheel, paths))) else []


def _is_wheel(path: Path) -> bool:
    return path.suffix == ".whl"
