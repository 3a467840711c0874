"""Places as a tree of two levels: owners, and their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.search import PlacesFound, SearchStarted
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.place_text import detail_texts, name_text, owner_text, tool_tip
from pyodide_cache_gui.widgets.format import counted, path_text, plain_tip, visible_text

Index = QModelIndex | QPersistentModelIndex

#: The order of the headings; None is that of the project folders.
_ORDER: list[Owner | None] = [*Owner, None]

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
    """A project folder that is searched, and the number of places in it; None while it is searched."""

    path: Path
    places: int | None = None


Row = Place | ProjectNode


class PlacesModel(QStandardItemModel):
    """Places as they are found; they stay while the search runs again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owners: list[Owner | None] = []  # of the headings; None for the project folders
        self._rows: dict[Owner | None, list[Row]] = {owner: [] for owner in _ORDER}
        self._projects: tuple[Path, ...] = ()
        self._current: Path | None = None
        self._form = AgeFormat.RELATIVE

    def take(self, event: object) -> None:
        """Show an event of the search."""
        match event:
            case SearchStarted(paths):
                self._projects = paths
                known = {row.path: row for row in self._rows[None]}
                self._show(None, [known.get(path, ProjectNode(path)) for path in paths])
                self.refresh_ages()  # names are relative to a project folder
            case Place():
                for owner in [owner for owner in self._owners if owner not in (None, event.owner)]:
                    self._show(owner, [row for row in self._rows[owner] if row.path != event.path])
                self._show(event.owner, [*self._rows[event.owner], event])
            case PlacesFound(places):
                for owner in Owner:
                    self._show(owner, [place for place in places if place.owner is owner])
                self._show(None, [ProjectNode(path, _count_below(path, places)) for path in self._projects])

    def set_current(self, path: Path | None) -> None:
        """Set which directory is open."""
        if path != self._current:
            self._current = path
            self.refresh_ages()

    def set_age_format(self, form: AgeFormat) -> None:
        """Show ages as durations or as dates."""
        self._form = form
        self.refresh_ages()

    def refresh_ages(self) -> None:
        """Update the texts of all rows, which depend on the current time."""
        for number, owner in enumerate(self._owners):
            for place, row in enumerate(self._rows[owner]):
                self._fill(self.item(number).child(place), row)

    def row_of(self, index: Index) -> Row | None:
        """Return the place or project folder at an index; None for a heading."""
        if not index.isValid() or not index.parent().isValid():
            return None
        return self._rows[self._owners[index.parent().row()]][index.row()]

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of the place at a path; an invalid one when it is not shown."""
        for number, owner in enumerate(self._owners):
            for place, row in enumerate(self._rows[owner]):
                if owner and row.path == path:
                    return self.item(number).child(place).index()
        return QModelIndex()

    def is_current(self, row: Row | None) -> bool:
        """Return whether a row is the directory that is open."""
        return isinstance(row, Place) and row.path == self._current

    def project_of(self, row: Row) -> Path | None:
        """Return the project folder that a row is, or that contains it."""
        return next((path for path in self._projects if path == row.path or path in row.path.parents), None)

    def _show(self, owner: Owner | None, rows: Iterable[Row]) -> None:
        """Show exactly these rows below a heading; views are notified only of differences."""
        wanted = sorted({row.path: row for row in rows}.values(), key=_order)
        number = bisect_left(self._owners, _ORDER.index(owner), key=_ORDER.index)
        shown = self._rows[owner]
        if not shown and wanted:
            self._rows[owner] = wanted
            self._owners.insert(number, owner)
            heading = _item(owner_text(owner) if owner else self.tr("Project folders"))
            heading.appendRows([self._fill(_item(), row) for row in wanted])
            self.insertRow(number, [heading])
        elif shown and not wanted:
            self._rows[owner] = []
            del self._owners[number]
            self.removeRow(number)
        else:
            self._update(self.item(number), shown, wanted)

    def _update(self, heading: QStandardItem, shown: list[Row], wanted: list[Row]) -> None:
        paths = {row.path for row in wanted}
        for number in reversed(range(len(shown))):
            if shown[number].path not in paths:
                del shown[number]
                heading.removeRow(number)
        for number, row in enumerate(wanted):
            if number == len(shown) or shown[number].path != row.path:
                shown.insert(number, row)
                # Only the form with a list makes the heading own the item.
                heading.insertRow(number, [self._fill(_item(), row)])
            elif shown[number] != row:
                shown[number] = row
                self._fill(heading.child(number), row)

    def _fill(self, item: QStandardItem, row: Row) -> QStandardItem:
        """Show a row in its item."""
        details = self._details(row)
        item.setText(name_text(row, self._projects) if isinstance(row, Place) else path_text(row.path))
        item.setData(list(details), DETAILS_ROLE)
        item.setData(str(self._mark(row)), MARK_ROLE)
        item.setToolTip(
            plain_tip(tool_tip(row, self._form, is_current=self.is_current(row)))
            if isinstance(row, Place)
            else plain_tip(f"{visible_text(str(row.path))}\n{details[0]}")
        )
        words = [item.text(), *([self.tr("open")] if self.is_current(row) else [])]
        if isinstance(row, Place) and row.problem:
            words.append(self.tr("with a problem"))
        item.setAccessibleText(", ".join([*words, *details[0].split(" · ")]))
        return item

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


def _item(text: str = "") -> QStandardItem:
    item = QStandardItem(text)
    item.setAccessibleText(text)
    item.setEditable(False)
    return item


def _order(row: Row) -> tuple[str, str]:
    return str(row.path).casefold(), str(row.path)


def _count_below(folder: Path, places: Iterable[Place]) -> int:
    return sum(folder == place.path or folder in place.path.parents for place in places)
