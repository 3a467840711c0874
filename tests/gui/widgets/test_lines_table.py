from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.driving import texts_of
from gui.picturing import bar_length
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesModel, LinesTable, TextLine
from pyodide_cache_gui.widgets.plain_table import BAR_SIDE, PADDING
from pyodide_cache_gui.widgets.theme import Theme, apply_theme, faint_text, status_color

ROWS = (
    TextLine(("beta", "/one", "10 MB"), ((2, 10.0),), value=2),
    TextLine(("Alpha", "/two", "9 MB"), ((2, 9.0),), value="not a number"),
    TextLine(("gone", "/three", ""), value=3),
    TextLine(("All", "", "19 MB"), is_total=True, spoken=((2, "19 megabytes"),)),
)


@pytest.fixture
def table(qtbot: QtBot) -> LinesTable:
    found = LinesTable("Packages", {"Name": STRETCH, "Path": 120, "Size": FIT}, numbers=(2,))
    qtbot.addWidget(found)
    found.rows.set_lines(ROWS)
    return found


def names(table: LinesTable) -> list[str]:
    return [texts[0] for texts in texts_of(table)]


def test_a_click_on_a_heading_sorts_and_the_total_stays_last(table: LinesTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.rows)
    assert names(table) == ["beta", "Alpha", "gone", "All"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Alpha", "beta", "gone", "All"]
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["beta", "Alpha", "gone", "All"]  # a row without a number is the smallest
    role = Qt.ItemDataRole
    assert table.rows.index(3, 0).data(role.FontRole).bold()
    assert table.rows.index(3, 2).data(role.AccessibleTextRole) == "19 megabytes"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_bars_are_as_long_as_their_numbers_wherever_they_are_sorted(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    try:
        apply_theme(theme)
        table = LinesTable("Packages", {"Name": STRETCH, "Path": 120, "Size": 100}, numbers=(2,), bars=(2,))
        qtbot.addWidget(table)
        table.resize(500, 200)
        table.rows.set_lines(ROWS)
        lengths = {name: bar_length(table, row, 2) for row, name in enumerate(names(table))}
        assert lengths == {"beta": 100 - 2 * BAR_SIDE, "Alpha": pytest.approx(74, abs=1), "gone": 0, "All": 0}
        table.rows.set_lines([replace(line, keys=((2, 5.0),)) for line in ROWS[:2]])
        assert bar_length(table, 0, 2) == bar_length(table, 1, 2) == lengths["beta"], "the largest number is another"
    finally:
        apply_theme(Theme.LIGHT)


def test_a_long_sentence_is_shown_whole_in_every_width(qtbot: QtBot) -> None:
    table = LinesTable("Plan", {"Package": 100, "Reason": STRETCH, "Size": 60})
    qtbot.addWidget(table)
    reason = "There is no wheel of lost for this runtime, Python 3.14; the newest version is 4.7.0"
    table.rows.set_lines([*ROWS[:2], TextLine(("lost", f"{reason}\n{reason}", ""), is_sentence=True)])
    usual, height_of_text = table.rowHeight(0), table.fontMetrics().lineSpacing()
    table.show()
    heights = []
    for width in (1200, 500):
        table.resize(width, 300)
        QApplication.processEvents()
        assert table.rowHeight(0) == table.rowHeight(1) == usual, "a row without a sentence is higher"
        heights.append(table.rowHeight(2))
        cell = table.visualRect(table.rows.index(2, 1))
        last_line = table.viewport().grab(cell.adjusted(0, cell.height() - height_of_text - 5, 0, 0)).toImage()
        assert len({last_line.pixel(x, last_line.height() // 2) for x in range(last_line.width())}) > 1, "no text"
    assert heights[0] >= usual + height_of_text, "its second line is cut"
    assert heights[1] >= heights[0] + 2 * height_of_text, "what does not fit in the narrower table is cut"
    table.rows.set_lines([*ROWS[:3]])
    assert table.rowHeight(2) == usual


def test_names_and_figures_stay_on_one_line_beside_a_sentence(table: LinesTable) -> None:
    table.resize(300, 300)
    long = TextLine(("a name; that wraps", "a path that wraps", "1 B"))
    sentence = TextLine(("lost", "is not available " * 9, ""), is_sentence=True)
    pictures = []
    for lines in ([long], [long, sentence], [long]):
        table.rows.set_lines(lines)
        pictures.append(
            table.grab(QRect(0, 0, 290, table.horizontalHeader().height() + table.rowHeight(0))).toImage()
        )
    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()
    assert pictures[0] == pictures[1] == pictures[2]


def test_a_sentence_has_the_space_of_all_columns_after_the_first_wherever_it_is_sorted(table: LinesTable) -> None:
    sentence = TextLine(("lost", "is not available", ""), is_sentence=True)

    def spans() -> list[int]:
        return [table.columnSpan(row, 1) for row in range(table.rows.rowCount())]

    table.rows.set_lines([sentence, *ROWS[:2]])
    assert spans() == [2, 1, 1]
    assert table.rows.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) is None
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Alpha", "beta", "lost"]
    assert spans() == [1, 1, 2]
    table.rows.set_lines([*ROWS[:2], TextLine(("lost", "/four", "1 B"))])
    assert spans() == [1, 1, 1]


def test_rows_are_selected_whole_and_their_values_returned_by_type(table: LinesTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen):
        table.selectRow(0)
    assert len(table.selectionModel().selectedIndexes()) == 3
    assert (table.selected(int), table.only_selected(int)) == ([2], 2)
    assert table.only_selected(str) is None
    table.selectAll()
    assert (table.selected(int), table.only_selected(int)) == ([2, 3], None)


def test_rows_can_be_added_and_have_the_colors_of_statuses(table: LinesTable, qtmodeltester: ModelTester) -> None:
    table.rows.faint_columns = frozenset({1})
    table.selectRow(0)
    table.rows.append_lines([TextLine(("delta", "/five", "1 B"), value=5, statuses=((0, Status.DAMAGED),))])
    qtmodeltester.check(table.rows)
    assert names(table)[-1] == "delta"
    assert table.values(int) == [2, 3, 5]
    assert table.selected(int) == [2], "the selection stays"
    palette, row = QGuiApplication.palette(), len(ROWS)
    colors = [table.rows.index(row, column).data(Qt.ItemDataRole.ForegroundRole) for column in range(3)]
    assert colors == [status_color(Status.DAMAGED, palette), faint_text(palette), None]


def test_the_selection_stays_while_the_first_column_is_the_same(table: LinesTable) -> None:
    table.selectRow(0)
    table.rows.set_lines([TextLine(("beta", "/other", "1 MB"), value=4), *ROWS[1:]])
    assert table.selected(int) == [4]
    table.rows.set_lines(ROWS[1:])
    assert table.selected(int) == []


def test_the_name_is_for_screen_readers(table: LinesTable) -> None:
    assert table.accessibleName() == "Packages"
    table.rows.heading_tips = {1: "Where it is"}
    heading = table.rows.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert heading == "Where it is"


def test_13_a_column_is_as_wide_as_its_heading_in_any_language(qtbot: QtBot) -> None:
    table = LinesTable("Channels", {"Environnements d’exécution pris en charge": 80, "Size": STRETCH})
    qtbot.addWidget(table)
    heading = table.horizontalHeader().fontMetrics().horizontalAdvance("Environnements d’exécution pris en charge")
    assert table.columnWidth(0) >= heading + 2 * PADDING


def test_13_an_empty_table_says_so_to_eyes_and_screen_readers(table: LinesTable) -> None:
    table.resize(400, 200)
    assert table.accessibleDescription() == ""
    table.show_lines([])
    blank = table.viewport().grab().toImage()
    table.show_lines([], "Nothing differs")
    assert table.accessibleDescription() == "Nothing differs"
    assert table.viewport().grab().toImage() != blank
    table.show_lines(ROWS, "Nothing differs")
    assert table.accessibleDescription() == "", "there are rows to read"


TWO_ROWS = (
    TextLine(("beta", "10 MB"), ((1, 10.0),), value=2),
    TextLine(("Alpha", "9 MB"), ((1, 9.0),), value=1, tip="all about Alpha", is_faint=True),
)


def test_numbers_sort_by_value_and_texts_without_case(qtmodeltester: ModelTester) -> None:
    model = LinesModel(("Name", "Size"), (1,))
    model.set_lines(TWO_ROWS)
    qtmodeltester.check(model)
    model.sort(0)
    assert [line.value for line in model.lines()] == [1, 2]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [line.texts for line in model.lines()] == [("beta", "10 MB"), ("Alpha", "9 MB")]
    model.sort(-1)
    assert [line.value for line in model.lines()] == [2, 1]


def test_new_rows_keep_the_chosen_order() -> None:
    model = LinesModel(("Name",))
    model.sort(0)
    model.set_lines([TextLine(("b",)), TextLine(("a",))])
    assert [line.texts for line in model.lines()] == [("a",), ("b",)]


def test_cells_have_text_tip_alignment_and_color() -> None:
    model = LinesModel(("Name", "Size"), (1,))
    model.set_lines(TWO_ROWS)
    role = Qt.ItemDataRole
    assert model.data(model.index(1, 0), role.ToolTipRole) == plain_tip("all about Alpha")
    assert model.data(model.index(0, 1), role.ToolTipRole) == plain_tip("10 MB")
    assert model.data(model.index(0, 1), role.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert model.data(model.index(0, 0), role.TextAlignmentRole) is None
    assert model.data(model.index(1, 0), role.ForegroundRole) is not None
    assert model.data(model.index(0, 0), role.ForegroundRole) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 2


def test_f12_a_tool_tip_shows_markup_of_a_package_as_it_is() -> None:
    model = LinesModel(("Name",))
    model.set_lines([TextLine(("<h1>big</h1>",))])
    assert "&lt;h1&gt;big&lt;/h1&gt;" in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
