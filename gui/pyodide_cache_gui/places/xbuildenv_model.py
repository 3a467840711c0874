"""Roots of cross-build environments and the versions in them, as a tree with check boxes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel

from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.places.removal import RemovalItem, RemovalPlan
from pyodide_cache.places.root_search import RootsFound
from pyodide_cache.places.roots import Root, State, XBuildEnv
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.xbuildenv_text import (
    XbuildenvColumn,
    headings,
    root_texts,
    root_tip,
    version_texts,
    version_tip,
)
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.theme import faint_text, status_color

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (XbuildenvColumn.EMSDK, XbuildenvColumn.SIZE, XbuildenvColumn.LAST_USED)
_CHECKED, _UNCHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


class XbuildenvModel(QStandardItemModel):
    """What `Places.find_roots` yields; at first nothing is checked."""

    #: The plan has changed.
    changed = Signal()

    def __init__(self, form: AgeFormat = AgeFormat.RELATIVE, parent: QObject | None = None) -> None:
        super().__init__(0, len(XbuildenvColumn), parent)
        self._roots: list[Root] = []  # one for each row
        self._form = form  # whether ages are durations or dates
        self._is_updating = False
        self.is_complete = False
        self.setHorizontalHeaderLabels(headings())
        for column in _NUMBERS:
            self.setHeaderData(column, Qt.Orientation.Horizontal, _RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        self.itemChanged.connect(self._on_item_changed)

    def start(self) -> None:
        """Prepare for a new search; roots stay until it has ended."""
        self.is_complete = False
        self.changed.emit()

    def take(self, event: object) -> None:
        """Show an event of the search."""
        if isinstance(event, Root):
            self._put(event)
        elif isinstance(event, RootsFound):
            paths = {root.path for root in event.roots}
            for number in reversed(range(len(self._roots))):
                if self._roots[number].path not in paths:
                    del self._roots[number]
                    self.removeRow(number)
            for root in event.roots:
                self._put(root)
            self.is_complete = True
            self.changed.emit()

    def uncheck(self) -> None:
        """Uncheck everything."""
        for number in range(len(self._roots)):
            self.item(number).setCheckState(_UNCHECKED)

    def plan(self) -> RemovalPlan:
        """Return the plan of what is checked; a root is deleted too if all of it is and it has no other files."""
        items = [
            RemovalItem(root.path, version)
            for number, root in enumerate(self._roots)
            for row, version in enumerate(root.versions)
            if self.item(number).child(row).checkState() is _CHECKED
        ]
        roots = [
            root.path
            for number, root in enumerate(self._roots)
            if self.item(number).checkState() is _CHECKED and not root.others
        ]
        return RemovalPlan(tuple(items), tuple(roots))

    def roots(self) -> list[Root]:
        """Return the roots that are shown."""
        return self._roots

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of a root; an invalid one when it is not shown."""
        return next((self.index(row, 0) for row, root in enumerate(self._roots) if root.path == path), QModelIndex())

    def _put(self, root: Root) -> None:
        """Show a new root, or the new state of one."""
        number = self.index_of(root.path).row()
        self._is_updating = True
        if number < 0:
            number = len(self._roots)
            self._roots.append(root)
            self.appendRow(_row())
        before, self._roots[number] = self._roots[number], root
        above = self.item(number)
        checked = {
            (item.path, item.stamp)
            for row, item in enumerate(before.versions)
            if row < above.rowCount() and above.child(row).checkState() is _CHECKED
        }
        if [item.path for item in before.versions] != [item.path for item in root.versions]:
            above.removeRows(0, above.rowCount())
        for row, item in enumerate(root.versions):
            if row == above.rowCount():
                above.appendRow(_row())
            self._fill_version(above, row, item, is_checked=(item.path, item.stamp) in checked)
        self._fill_root(number, root)
        self._is_updating = False

    def _fill_root(self, number: int, root: Root) -> None:
        cells = [self.item(number, column) for column in XbuildenvColumn]
        _fill(cells, root_texts(root, self._form), root_tip(root), is_bad=root.problem is not None, is_root=True)
        is_checked = not root.versions and cells[0].checkState() is _CHECKED
        cells[0].setCheckable(_can_remove(root))
        if not cells[0].isCheckable():
            cells[0].setData(None, Qt.ItemDataRole.CheckStateRole)
        elif root.versions:
            self._check_root(cells[0])
        else:
            cells[0].setCheckState(_CHECKED if is_checked else _UNCHECKED)

    def _fill_version(self, above: QStandardItem, row: int, item: XBuildEnv, *, is_checked: bool) -> None:
        cells = [above.child(row, column) for column in XbuildenvColumn]
        tip, is_bad = version_tip(item, self._form), item.state is not State.INSTALLED
        _fill(cells, version_texts(item, self._form), tip, is_bad=is_bad, is_root=False)
        cells[0].setCheckable(True)
        cells[0].setCheckState(_CHECKED if is_checked else _UNCHECKED)

    def _check_root(self, above: QStandardItem) -> None:
        """Show on a root how many of its versions are checked."""
        states = {above.child(row).checkState() for row in range(above.rowCount())}
        above.setCheckState(states.pop() if len(states) == 1 else _PARTLY)

    def _on_item_changed(self, item: QStandardItem) -> None:
        """Check the versions of a root with it, and a root with all of its versions."""
        if self._is_updating:
            return
        self._is_updating = True
        above: QStandardItem | None = item.parent()
        if above is not None:
            self._check_root(above)
        else:
            for row in range(item.rowCount()):
                item.child(row).setCheckState(item.checkState())
        self._is_updating = False
        self.changed.emit()


def _row() -> list[QStandardItem]:
    cells = [QStandardItem() for _ in XbuildenvColumn]
    for column, cell in enumerate(cells):
        cell.setEditable(False)
        if column in _NUMBERS:
            cell.setTextAlignment(_RIGHT)
    return cells


def _fill(cells: Sequence[QStandardItem], texts: Sequence[str], tip: str, *, is_bad: bool, is_root: bool) -> None:
    palette = QGuiApplication.palette()
    for column, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        cell.setText(text)
        cell.setToolTip(plain_tip(tip))
        color = faint_text(palette) if is_root and column > XbuildenvColumn.OWNER else None
        if is_bad and column == XbuildenvColumn.STATE:
            color = status_color(Status.DIFFERS, palette)
        cell.setData(color, Qt.ItemDataRole.ForegroundRole)
    font = cells[0].font()
    font.setBold(is_root)
    cells[0].setFont(font)


def _can_remove(root: Root) -> bool:
    """Return whether a root can be checked: not if it was not readable, or has only other files."""
    is_readable = root.problem is None or root.problem.code is Code.LEADS_NOWHERE
    return bool(root.versions) or (is_readable and not root.others)
