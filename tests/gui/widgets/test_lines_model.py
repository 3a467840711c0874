from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine

ROWS = (
    TextLine(("beta", "10 MB"), ((1, 10.0),), value=2),
    TextLine(("Alpha", "9 MB"), ((1, 9.0),), value=1, tip="all about Alpha", is_faint=True),
)


def test_numbers_sort_by_value_and_texts_without_case(qtmodeltester: ModelTester) -> None:
    model = LinesModel(("Name", "Size"), (1,))
    model.set_lines(ROWS)
    qtmodeltester.check(model)
    model.sort(0)
    assert [line.value for line in model.lines()] == [1, 2]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.texts() == [("beta", "10 MB"), ("Alpha", "9 MB")]
    model.sort(-1)
    assert [line.value for line in model.lines()] == [2, 1]


def test_new_rows_keep_the_chosen_order() -> None:
    model = LinesModel(("Name",))
    model.sort(0)
    model.set_lines([TextLine(("b",)), TextLine(("a",))])
    assert model.texts() == [("a",), ("b",)]


def test_cells_have_text_tip_alignment_and_color() -> None:
    model = LinesModel(("Name", "Size"), (1,))
    model.set_lines(ROWS)
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
