"""Places as a tree of two levels: owners, and their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.place_text import detail_texts, name_text, owner_text, tool_tip
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import counted, path_text, plain_tip, visible_text
from pyodide_cache_gui.widgets.table_model import Index
from pyodide_cache_gui.widgets.tree_model import TreeModel

#: The line below the name in several lengths, the longest first: a list.
DETAILS_ROLE = Qt.ItemDataRole.UserRole
#: A `Mark`.
MARK_ROLE = Qt.ItemDataRole.UserRole + 1


class Mark(StrEnum):
    """The symbol before the name of a place."""

    CURRENT = "●"
    CLICKABLE = "○"
    PROBLEM = "⚠"
    NONE = "·"
    FOLDER = ""  # of a project


@record
class ProjectNode:
    """A project folder that is searched, and the number of places in it; None while none was found yet."""

    path: Path
    places: int | None


Row = Place | ProjectNode


class PlacesModel(TreeModel):
    """What a controller knows; places stay while the search runs again.

    The value of a heading is an owner, or None for the project folders, which are the last ones.
    """

    def __init__(self, session: Session, controller: PlacesController, parent: QObject | None = None) -> None:
        super().__init__(1, parent)
        self._session, self._controller = session, controller
        controller.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        places, is_searching = self._controller.known.values(), self._controller.is_searching
        rows: list[Row] = list(places)
        for path in self._controller.projects:
            count = sum(path == place.path or path in place.path.parents for place in places)
            rows.append(ProjectNode(path, None if is_searching and not count else count))
        below: dict[Owner | None, list[Row]] = {owner: [] for owner in (*Owner, None)}
        for row in sorted(rows, key=_order):
            below[row.owner if isinstance(row, Place) else None].append(row)
        self.show([owner for owner, rows in below.items() if rows], self.root)
        for heading in self.root.below:
            self.show(below[heading.value], heading)
        self.repaint()  # names are relative to a project folder

    def row_of(self, index: Index) -> Row | None:
        """Return the place or project folder at an index; None for a heading."""
        value = self.row(index).value
        return value if isinstance(value, Row) else None

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of the place at a path; an invalid one when it is not shown."""
        rows = (row for heading in self.root.below if heading.value for row in heading.below)
        return self.index_of_row(next((row for row in rows if row.value.path == path), None))

    def is_current(self, row: Row | None) -> bool:
        """Return whether a row is the directory that is open."""
        return isinstance(row, Place) and row.path == self._session.directory

    def project_of(self, row: Row) -> Path | None:
        """Return the project folder that a row is, or that contains it."""
        return next(
            (path for path in self._controller.projects if path == row.path or path in row.path.parents), None
        )

    def key(self, value: Owner | Row | None) -> object:
        """Return the path of a place, or an owner."""
        return value.path if isinstance(value, Row) else value

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        value = self.row(index).value
        is_row = isinstance(value, Row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(value) if is_row else self._name(value)
        if role == Qt.ItemDataRole.ToolTipRole and is_row:
            return plain_tip(self._tip(value))
        if role == DETAILS_ROLE and is_row:
            return list(self._details(value))
        return str(self._mark(value)) if role == MARK_ROLE and is_row else None

    def _name(self, value: Owner | Row | None) -> str:
        if isinstance(value, Place):
            return name_text(value, self._controller.projects)
        if isinstance(value, ProjectNode):
            return path_text(value.path)
        return owner_text(value) if value else self.tr("Project folders")

    def _spoken(self, row: Row) -> str:
        words = [self._name(row), *([self.tr("open")] if self.is_current(row) else [])]
        if isinstance(row, Place) and row.problem:
            words.append(self.tr("with a problem"))
        return ", ".join([*words, *self._details(row)[0].split(" · ")])

    def _tip(self, row: Row) -> str:
        if isinstance(row, Place):
            return tool_tip(row, self._session.settings.age_format, is_current=self.is_current(row))
        return f"{visible_text(str(row.path))}\n{self._details(row)[0]}"

    def _details(self, row: Row) -> tuple[str, ...]:
        if isinstance(row, Place):
            return detail_texts(row, self._session.settings.age_format)
        if row.places is None:
            return (self.tr("searching…"),)
        if not row.places:
            return (self.tr("no packages found"),)
        return (counted(row.places, self.tr("{n} place"), self.tr("{n} places")),)

    def _mark(self, row: Row) -> Mark:
        if self.is_current(row):
            return Mark.CURRENT
        if isinstance(row, Place):
            if row.problem:
                return Mark.PROBLEM
            if row.can_be_opened or row.layout is Layout.XBUILDENV:
                return Mark.CLICKABLE
            return Mark.NONE
        return Mark.FOLDER


def _order(row: Row) -> tuple[str, str]:
    return str(row.path).casefold(), str(row.path)
