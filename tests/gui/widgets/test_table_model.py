from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from pyodide_cache_gui.widgets.table_model import TableModel

_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def test_headings_of_numbers_are_on_the_right_and_rows_have_none(qtmodeltester: ModelTester) -> None:
    model = TableModel(("Name", "Size"), (1,))
    qtmodeltester.check(model)
    assert [model.headerData(column, _ACROSS) for column in range(3)] == ["Name", "Size", None]
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.headerData(0, _ACROSS, role) is None
    assert model.headerData(1, _ACROSS, role) & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(0, _DOWN) is None
    assert (model.rowCount(), model.columnCount()) == (0, 2)
