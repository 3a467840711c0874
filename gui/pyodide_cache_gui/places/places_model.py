"""Places as a tree of two levels: owners, and their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.search import PlacesFound, SearchStarted
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.place_text import detail_texts, name_text, owner_text, short_path, tool_tip
from pyodide_cache_gui.widgets.format import counted, visible_text

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()
_OWNERS = list(Owner)

#: The line below the name in several lengths, the longest first: a tuple.
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
    """A project folder that is searched, and the number of places in it; None while it is searched."""

    path: Path
    places: int | None = None


Row = Place | ProjectNode


@dataclass(eq=False, slots=True)
class _Group:
    """The places of one owner, sorted by path; without an owner, the project folders."""

    owner: Owner | None
    rows: list[Row] = field(default_factory=list)

    @property
    def order(self) -> int:
        return len(_OWNERS) if self.owner is None else _OWNERS.index(self.owner)


class PlacesModel(QAbstractItemModel):
    """Places as they are found; they stay while the search runs again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # An index holds only a pointer to its group, so every group is kept, also those that are not shown.
        self._all = {owner: _Group(owner) for owner in (*Owner, None)}
        self._groups: list[_Group] = []
        self._projects: tuple[Path, ...] = ()
        self._current: Path | None = None
        self._form = AgeFormat.RELATIVE
        self.problems: tuple[Problem, ...] = ()

    def take(self, event: object) -> None:
        """Show an event of the search."""
        match event:
            case SearchStarted(paths):
                self._projects = paths
                known = {row.path: row for row in self._all[None].rows}
                self._show(None, [known.get(path, ProjectNode(path)) for path in paths])
                self._refresh()  # names are relative to a project folder
            case Place():
                self._put(event)
            case PlacesFound(places, problems):
                self.problems = problems
                self._settle(places)

    def set_current(self, path: Path | None) -> None:
        """Set which directory is open."""
        if path != self._current:
            self._current = path
            self._refresh()

    def set_age_format(self, form: AgeFormat) -> None:
        """Show ages as durations or as dates."""
        self._form = form
        self._refresh()

    def refresh_ages(self) -> None:
        """Show the current ages."""
        self._refresh()

    def places(self) -> list[Place]:
        """Return the places in display order."""
        return [row for group in self._groups for row in group.rows if isinstance(row, Place)]

    def row_of(self, index: Index) -> Row | None:
        """Return the place or project folder at an index; None for a heading."""
        group: _Group | None = index.internalPointer() if index.isValid() else None
        return group.rows[index.row()] if group else None

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of the place at a path; an invalid one when it is not shown."""
        for group in self._groups:
            for number, row in enumerate(group.rows):
                if isinstance(row, Place) and row.path == path:
                    return self.createIndex(number, 0, group)
        return QModelIndex()

    def is_current(self, row: Row | None) -> bool:
        """Return whether a row is the directory that is open."""
        return isinstance(row, Place) and row.path == self._current

    def project_of(self, row: Row) -> Path | None:
        """Return the project folder that a row is, or that contains it."""
        return next((path for path in self._projects if path == row.path or path in row.path.parents), None)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """Return the index of a heading, or of a place below one."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._groups[parent.row()]) if parent.isValid() else self.createIndex(row, 0)

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """Return the index of the heading."""
        group = index.internalPointer() if index.isValid() else None
        return self._index_of_group(group) if group else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of headings, or of places below one."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalPointer() or parent.column() != 0 else len(self._groups[parent.row()].rows)

    def columnCount(self, _parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        row = self.row_of(index)
        if row is None:
            owner = self._groups[index.row()].owner
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return (owner_text(owner) if owner else self.tr("Project folders")) if is_text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(row)
        if role == DETAILS_ROLE:
            return self._details(row)
        if role == MARK_ROLE:
            return self._mark(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            if isinstance(row, Place):
                return tool_tip(row, self._form, is_current=self.is_current(row))
            return f"{visible_text(str(row.path))}\n{self._details(row)[0]}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(row)
        return None

    def _name(self, row: Row) -> str:
        return name_text(row, self._projects) if isinstance(row, Place) else short_path(row.path)

    def _details(self, row: Row) -> tuple[str, ...]:
        if isinstance(row, Place):
            return detail_texts(row, self._form)
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

    def _accessible_text(self, row: Row) -> str:
        words = [self._name(row)]
        if self.is_current(row):
            words.append(self.tr("open"))
        if isinstance(row, Place) and row.problem:
            words.append(self.tr("with a problem"))
        return ", ".join([*words, *self._details(row)[0].split(" · ")])

    def _settle(self, places: Iterable[Place]) -> None:
        """Show exactly these places."""
        by_owner: dict[Owner, list[Row]] = {}
        for place in places:
            by_owner.setdefault(place.owner, []).append(place)
        for owner in _OWNERS:
            self._show(owner, by_owner.get(owner, []))
        found = self.places()
        self._show(None, [ProjectNode(path, _count_below(path, found)) for path in self._projects])

    def _put(self, place: Place) -> None:
        """Show a new place, or the new state of one."""
        for group in list(self._groups):
            others = [row for row in group.rows if row.path != place.path or isinstance(row, ProjectNode)]
            if group.owner is not place.owner and len(others) < len(group.rows):
                self._show(group.owner, others)
        self._show(place.owner, [*(row for row in self._all[place.owner].rows if row.path != place.path), place])

    def _show(self, owner: Owner | None, rows: Iterable[Row]) -> None:
        """Show exactly these rows below a heading; views are notified only of differences."""
        group = self._all[owner]
        wanted = sorted({row.path: row for row in rows}.values(), key=_order)
        if group not in self._groups:
            if wanted:
                number = bisect_left([item.order for item in self._groups], group.order)
                self.beginInsertRows(QModelIndex(), number, number)
                group.rows = wanted
                self._groups.insert(number, group)
                self.endInsertRows()
            return
        if not wanted:
            number = self._groups.index(group)
            self.beginRemoveRows(QModelIndex(), number, number)
            del self._groups[number]
            group.rows = []
            self.endRemoveRows()
            return
        self._update(group, wanted)

    def _update(self, group: _Group, wanted: list[Row]) -> None:
        above = self._index_of_group(group)
        paths = {row.path for row in wanted}
        for number in reversed(range(len(group.rows))):
            if group.rows[number].path not in paths:
                self.beginRemoveRows(above, number, number)
                del group.rows[number]
                self.endRemoveRows()
        for number, row in enumerate(wanted):
            if number == len(group.rows) or group.rows[number].path != row.path:
                self.beginInsertRows(above, number, number)
                group.rows.insert(number, row)
                self.endInsertRows()
            elif group.rows[number] != row:
                group.rows[number] = row
                index = self.index(number, 0, above)
                self.dataChanged.emit(index, index)

    def _index_of_group(self, group: _Group) -> QModelIndex:
        return self.createIndex(self._groups.index(group), 0)

    def _refresh(self) -> None:
        for group in self._groups:
            above = self._index_of_group(group)
            self.dataChanged.emit(self.index(0, 0, above), self.index(len(group.rows) - 1, 0, above))


def _order(row: Row) -> tuple[str, str]:
    return str(row.path).casefold(), str(row.path)


def _count_below(folder: Path, places: Iterable[Place]) -> int:
    return sum(folder == place.path or folder in place.path.parents for place in places)
