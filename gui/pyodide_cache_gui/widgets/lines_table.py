"""A table of lines: its columns are data, its rows are `TextLine`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Any, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QTreeView, QWidget

from pyodide_cache.base.record import record
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.layouts import fit_font, in_font
from pyodide_cache_gui.widgets.plain_table import BAR_OPACITY, BAR_SIDE, BAR_SPACE, TEXT_SIDE, PlainTable, fit_rows
from pyodide_cache_gui.widgets.speech import spoken
from pyodide_cache_gui.widgets.table_model import RIGHT, Index, TableModel, bold_font
from pyodide_cache_gui.widgets.theme import faint_text, status_color

T = TypeVar("T")

#: Widths of columns that share the space that is left, or are as wide as what they show.
STRETCH, FIT = 0, -1


def set_widths(view: QTableView | QTreeView, widths: Iterable[int]) -> None:
    """Give columns their least widths in pixels in the usual font, or `STRETCH`, or `FIT`; they follow the font."""
    modes = {STRETCH: QHeaderView.ResizeMode.Stretch, FIT: QHeaderView.ResizeMode.ResizeToContents}
    fixed = {}
    for column, width in enumerate(widths):
        if mode := modes.get(width):
            _header(view).setSectionResizeMode(column, mode)
        else:
            fixed[column] = width

    def fit(view: QTableView | QTreeView) -> None:
        if isinstance(view, QTableView):
            fit_rows(view)
        for column, width in fixed.items():
            heading = _header(view).sectionSizeFromContents(column).width()
            view.setColumnWidth(column, max(in_font(view, width), heading))

    fit_font(view, fit)


def _header(view: QTableView | QTreeView) -> QHeaderView:
    return view.horizontalHeader() if isinstance(view, QTableView) else view.header()


class LinesTable(PlainTable):
    """Show lines in their given order; a click on a heading sorts them.

    Args:
        name: for screen readers.
        columns: headings, and widths as `set_widths` takes them.
        numbers: the columns that are aligned to the right and sorted by the keys of their lines.
        bars: those of them that have bars behind their numbers, all in one scale.
        sorts: whether a click sorts.
    """

    #: Other rows are selected.
    chosen = Signal()

    def __init__(
        self,
        name: str,
        columns: Mapping[str, int],
        parent: QWidget | None = None,
        *,
        numbers: Sequence[int] = (),
        bars: Sequence[int] = (),
        sorts: bool = True,
    ) -> None:
        self.rows = LinesModel(tuple(columns), numbers)
        super().__init__(name, self.rows, parent)
        self.rows.setParent(self)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)  # a row can be high
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # paths and names differ at their ends
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(sorts)
        set_widths(self, columns.values())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        for changed in (self.rows.modelReset, self.rows.dataChanged):
            changed.connect(self._span)
        self._sentences: list[int] = []  # their rows
        header.geometriesChanged.connect(self._fit_sentences)  # stretched columns have their new widths only then
        header.sectionResized.connect(lambda *_: self._fit_sentences())
        self.setItemDelegateForColumn(1, _Wrapped(self.rows, self))
        for column in bars:
            self.setItemDelegateForColumn(column, _Bars(self.rows, bars, self))

    def show_lines(self, lines: Sequence[TextLine], if_empty: str = "") -> None:
        """Show other rows; without any, a sentence that says so."""
        self.rows.set_lines(lines)
        self.show_if_empty(if_empty)

    def values(self, kind: type[T]) -> list[T]:
        """Return the values of all rows that are of a type."""
        return [line.value for line in self.rows.lines() if isinstance(line.value, kind)]

    def selected(self, kind: type[T]) -> list[T]:
        """Return the values of the selected rows that are of a type, in the order of the rows."""
        lines = self.rows.lines()
        values = (lines[row].value for row in sorted(index.row() for index in self.selectionModel().selectedRows()))
        return [value for value in values if isinstance(value, kind)]

    def only_selected(self, kind: type[T]) -> T | None:
        """Return the value of the selected row; None unless exactly one row is selected, with a value of the type."""
        found = self.selected(kind)
        return found[0] if len(found) == len(self.selectionModel().selectedRows()) == 1 else None

    def select(self, chooses: Callable[[Any], bool]) -> None:
        """Select exactly the rows whose values are chosen."""
        chosen, flag = QItemSelection(), QItemSelectionModel.SelectionFlag
        for index in self._indexes(chooses):
            chosen.select(index, index)
        self.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)

    def set_current(self, chooses: Callable[[Any], bool]) -> None:
        """Let the keyboard begin at the first row whose value is chosen, without selecting it."""
        if index := next(self._indexes(chooses), None):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _indexes(self, chooses: Callable[[Any], bool]) -> Iterator[QModelIndex]:
        return (self.rows.index(row, 0) for row, line in enumerate(self.rows.lines()) if chooses(line.value))

    def _span(self) -> None:
        """Give sentences the space of all columns after the first one."""
        lines, rows = self.rows.lines(), self.verticalHeader()
        self.clearSpans()
        for row in self._sentences:  # of earlier lines
            rows.resizeSection(row, rows.defaultSectionSize())
        self._sentences = [row for row, line in enumerate(lines) if line.is_sentence]
        for row in self._sentences:
            self.setSpan(row, 1, 1, len(lines[row].texts) - 1)
        self._fit_sentences()

    def _fit_sentences(self) -> None:
        """Make the rows of sentences high enough for all of their lines."""
        lines, rows, metrics = self.rows.lines(), self.verticalHeader(), self.fontMetrics()
        width = sum(map(self.columnWidth, range(1, self.rows.columnCount())))
        room = QRect(0, 0, width - 2 * TEXT_SIDE, 0)
        for row in self._sentences:
            text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, lines[row].texts[1])
            rows.resizeSection(row, rows.defaultSectionSize() + text.height() - metrics.height())


class _Wrapped(QStyledItemDelegate):
    """Wrap the text of a cell that has the space of others, too; names and figures stay on one line."""

    def __init__(self, rows: LinesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take how a cell is shown from the model and the table."""
        super().initStyleOption(option, index)
        if self._rows.lines()[index.row()].is_sentence:
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText


class _Bars(QStyledItemDelegate):
    """Paint bars behind numbers; the one of the largest number of all rows is as long as its column is wide."""

    def __init__(self, rows: LinesModel, columns: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._columns = rows, columns
        self._largest = 0.0
        for changed in (rows.modelReset, rows.dataChanged):
            changed.connect(self._measure)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the bar of a cell, then its text on it."""
        if length := self.length(index, option.rect.width()):
            color = QColor(option.palette.color(QPalette.ColorRole.Accent))
            color.setAlpha(BAR_OPACITY)
            top, height = option.rect.top() + BAR_SPACE, option.rect.height() - 2 * BAR_SPACE
            painter.fillRect(QRect(option.rect.left() + BAR_SIDE, top, length, height), color)
        super().paint(painter, option, index)

    def length(self, index: Index, width: int) -> int:
        """Return the length of the bar in a cell of a width, in pixels; 0 for none."""
        line = self._rows.lines()[index.row()]
        number = 0 if line.is_total else dict(line.keys).get(index.column(), 0)
        return max(2, round((width - 2 * BAR_SIDE) * number / self._largest)) if number else 0

    def _measure(self) -> None:
        lines = (line for line in self._rows.lines() if not line.is_total)
        numbers = (number for line in lines for column, number in line.keys if column in self._columns)
        self._largest = max(numbers, default=0.0)


@record
class TextLine:
    """A row."""

    texts: tuple[str, ...]  # one per column
    #: Sort keys of columns of numbers, as pairs of column and number; a row without one is smaller than all.
    keys: tuple[tuple[int, float], ...] = ()
    value: object = None  # the object that the row shows
    tip: str = ""  # tool tip; empty to show each cell's own text
    is_faint: bool = False  # whether it is shown as less important
    statuses: tuple[tuple[int, Status], ...] = ()  # columns in the colors of statuses
    is_sentence: bool = False  # whether the second text takes the place of all that follow
    is_total: bool = False  # whether it is bold, and the last one in every order
    #: For screen readers, as pairs of column and text, where it differs from what is shown.
    spoken: tuple[tuple[int, str], ...] = ()


class LinesModel(TableModel):
    """Headings and rows; a column has numbers or texts.

    Args:
        headings: one per column.
        numbers: the columns that are aligned to the right and sorted by their keys.

    Attributes:
        heading_tips: tool tips of headings, by column.
        faint_columns: those that are less important.
    """

    def __init__(self, headings: Sequence[str], numbers: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(headings, numbers, parent)
        self._given: list[TextLine] = []
        self._order = (-1, False)
        self.heading_tips: dict[int, str] = {}
        self.faint_columns: frozenset[int] = frozenset()

    def set_lines(self, lines: Sequence[TextLine]) -> None:
        """Show other rows, in the chosen sort order, or as given if none was chosen.

        While the first column stays the same, so do the selection and the scroll position.
        """
        before, self._given = self._rows, list(lines)
        after = self._sorted()
        if before and [line.texts[0] for line in before] == [line.texts[0] for line in after]:
            self._rows = after
            self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, len(self._headings) - 1))
        else:
            self._reset(after)

    def append_lines(self, lines: Sequence[TextLine]) -> None:
        """Show more rows at the end, in any sort order."""
        if lines:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._given += lines
            self._rows += lines
            self.endInsertRows()

    def lines(self) -> list[TextLine]:
        """Return the rows in their order."""
        return self._rows

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 restores the given order."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._reset(self._sorted())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading, or its tool tip."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return self.heading_tips.get(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.tip or line.texts[column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self._numbers and not line.is_sentence:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(line, column)
        if role == Qt.ItemDataRole.FontRole and line.is_total:
            return bold_font()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return dict(line.spoken).get(column, spoken(line.texts[column]))
        return None

    def _color(self, line: TextLine, column: int) -> QColor | None:
        palette = QGuiApplication.palette()
        if status := dict(line.statuses).get(column):
            return status_color(status, palette)
        return faint_text(palette) if line.is_faint or column in self.faint_columns else None

    def _sorted(self) -> list[TextLine]:
        column, descending = self._order
        if column < 0:
            return list(self._given)

        def key(line: TextLine) -> float | str:
            return dict(line.keys).get(column, -inf) if column in self._numbers else line.texts[column].casefold()

        return sorted(sorted(self._given, key=key, reverse=descending), key=lambda line: line.is_total)
