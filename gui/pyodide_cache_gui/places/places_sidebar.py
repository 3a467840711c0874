"""The sidebar: places on this machine with Pyodide packages, opened with a click."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QSizePolicy, QStackedWidget, QWidget

from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.places_model import PlacesModel, ProjectNode, Row
from pyodide_cache_gui.places.places_tree import PlacesTree
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import icon_button, open_folder, popup
from pyodide_cache_gui.widgets.format import visible_text
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.labels import NoteLabel, PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import fit_font, hbox, in_font, vbox

_WIDTH, _LEAST_WIDTH = 232, 168
_MARGIN = 16
#: How often ages are updated, in milliseconds.
_AGE_TICK = 60_000


class PlacesSidebar(QWidget):
    """Show the places that a controller finds; a click opens one."""

    xbuildenvs_wanted = Signal(object)  # Path of a root of cross-build environments

    def __init__(self, session: Session, controller: PlacesController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fit_font(self, lambda places: places.setMinimumWidth(in_font(places, _LEAST_WIDTH)))
        self._session, self._controller = session, controller
        self.setAccessibleName(self.tr("Places"))
        self.model = PlacesModel(session, controller, self)
        self.tree = PlacesTree(self.model, self)
        self.empty = _faint(PlainLabel(self))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.tree)
        self.pages.addWidget(self.empty)
        self.state = _faint(NoteLabel(self))
        self.state.setWordWrap(False)
        self.note = _faint(NoteLabel(self))
        self.note.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        self.add_button = icon_button(self, "plus", self.tr("Add a folder…"), self._add_project)
        self.add_button.setText(self.tr("Add a folder…"))
        self.add_button.setToolTip(self.tr("Search a project folder too"))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.refresh_button = icon_button(self, "refresh", self.tr("Search again"), controller.search)
        self._lay_out()
        controller.changed.connect(self._show)
        session.settings_changed.connect(self.model.repaint)
        session.directory_changed.connect(self.select_current)
        self.tree.chosen.connect(lambda index: self._open(self.model.row_of(index)))
        self.tree.forget_wanted.connect(self._forget)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        ages = QTimer(self)
        ages.timeout.connect(self.model.repaint)
        ages.start(_AGE_TICK)
        self._show()

    def sizeHint(self) -> QSize:
        """Return the initial size; the splitter can change it."""
        return QSize(in_font(self, _WIDTH), 480)

    def select_current(self) -> None:
        """Select the directory that is open."""
        self.model.repaint()
        self.tree.setCurrentIndex(self.model.index_of(self._session.directory))

    def menu_of(self, index: QModelIndex) -> QMenu | None:
        """Return the menu of a row; None for a heading."""
        row = self.model.row_of(index)
        if row is None:
            return None
        menu, path = QMenu(self), row.path
        menu.setAccessibleName(visible_text(str(path)))
        if isinstance(row, Place) and row.layout is Layout.XBUILDENV:
            menu.addAction(self.tr("Show the cross-build environments…"), partial(self._open, row))
        elif isinstance(row, Place) and row.can_be_opened:
            menu.addAction(self.tr("Open"), partial(self._open, row))
        menu.addAction(icon("folder"), self.tr("Open the folder"), partial(open_folder, path))
        menu.addAction(self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(str(path)))
        if project := self.model.project_of(row):
            menu.addSeparator()
            text = self.tr("Forget the project folder {name}").format(name=visible_text(project.name))
            menu.addAction(text.replace("&", "&&"), partial(self._controller.search, forget=project))
        return menu

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Places"), self)
        emphasize(title)
        head = hbox(title, 1, self.state, margins=(_MARGIN, 12, _MARGIN, 4))
        foot = hbox((self.add_button, 1), self.refresh_button, margins=(8, 8, 8, 8))
        vbox(head, (self.pages, 1), self.note, foot, spacing=0, parent=self)

    def _add_project(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self.window(), self.tr("Choose a project folder")):
            self._controller.search(add=Path(chosen))

    def _show(self) -> None:
        is_searching, has_places = self._controller.is_searching, self.model.rowCount() > 0
        self.state.setText(self.tr("Searching…") if is_searching and has_places else "")
        self.note.setText("\n".join(f"⚠ {problem}" for problem in self._controller.problems))
        nothing = self.tr(
            "No Pyodide packages were found in the folders of known tools. Add a project folder to search it too."
        )
        self.empty.setText(self.tr("Searching for places…") if is_searching else nothing)
        self.pages.setCurrentWidget(self.tree if has_places else self.empty)
        if not self.tree.currentIndex().isValid():  # the search may find the open directory only now
            self.select_current()

    def _open(self, row: Row | None) -> None:
        if isinstance(row, Place) and not self.model.is_current(row):
            if row.can_be_opened:
                self._session.open(row.path)
            elif row.layout is Layout.XBUILDENV:
                self.xbuildenvs_wanted.emit(row.path)

    def _forget(self, index: QModelIndex) -> None:
        row = self.model.row_of(index)
        if isinstance(row, ProjectNode):
            self._controller.search(forget=row.path)

    def _show_menu(self, place: QPoint) -> None:
        if menu := self.menu_of(self.tree.indexAt(place)):
            popup(menu, self.tree.viewport().mapToGlobal(place))


def _faint(label: QLabel) -> QLabel:
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
