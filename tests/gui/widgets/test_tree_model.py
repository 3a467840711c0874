from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.table_model import Index
from pyodide_cache_gui.widgets.tree_model import TreeModel


class Words(TreeModel):
    """Show the values; a word keeps its row while it only gets longer than its first letter."""

    def key(self, value: str) -> str:
        return value[0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self.row(index).value if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> Words:
    found = Words(2)
    qtmodeltester.check(found)  # stays attached: it checks every later change too
    found.show(["a", "b", "c"], found.root)
    found.show(["x", "y"], found.root.below[1])
    return found


def words(model: Words, above: QModelIndex) -> list[str]:
    return [model.index(row, 0, above).data() for row in range(model.rowCount(above))]


def test_rows_of_every_level_have_their_values_and_parents(model: Words) -> None:
    top = QModelIndex()
    assert words(model, top) == ["a", "b", "c"]
    assert words(model, model.index(1, 0)) == ["x", "y"]
    assert model.index(1, 0, model.index(1, 0)).parent() == model.index(1, 0)
    assert not model.index(0, 0).parent().isValid()
    assert model.rowCount(model.index(1, 1)) == 0
    assert not model.headerData(1, Qt.Orientation.Horizontal), "a screen reader would read the number of the column"


def test_views_hear_only_of_rows_that_differ(model: Words) -> None:
    seen: list[str] = []
    model.rowsInserted.connect(lambda _, first, last: seen.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda _, first, last: seen.append(f"-{first}-{last}"))
    model.dataChanged.connect(lambda first, last, _: seen.append(f"{first.row()}-{last.row()}"))
    model.modelReset.connect(lambda: seen.append("reset"))
    model.show(["a", "b", "c"], model.root)
    assert seen == []
    model.show(["again", "d", "c"], model.root)
    assert words(model, QModelIndex()) == ["again", "d", "c"]
    assert sorted(seen) == ["+1-1", "-1-1", "0-0"]


@pytest.mark.parametrize("order", ["cab", "bca", "cba", "acb", "dcab", "b", ""])
def test_rows_are_shown_in_any_new_order(order: str, model: Words) -> None:
    model.show(list(order), model.root)
    assert words(model, QModelIndex()) == list(order)


def test_a_kept_index_follows_its_row_until_the_row_is_removed(model: Words) -> None:
    kept = QPersistentModelIndex(model.index(1, 0, model.index(1, 0)))
    model.show(["0", "a", "b"], model.root)
    assert kept.data() == "y"
    assert kept.parent().row() == 2
    model.show(["0", "a"], model.root)
    assert not kept.isValid()


def test_an_index_of_a_removed_row_means_no_row(model: Words) -> None:
    old, below = model.index(1, 0), model.index(0, 0, model.index(1, 0))
    model.show(["a", "c"], model.root)
    model.show(["a", "b", "c"], model.root)
    for index in (old, below):
        assert model.row(index).value is None
        assert model.rowCount(index) == 0
        assert not model.parent(index).isValid()
    model.start_over(["d"])
    assert words(model, QModelIndex()) == ["d"]


def test_repaint_names_the_rows_of_every_level(model: Words) -> None:
    seen: list[tuple[object, int, int]] = []
    model.dataChanged.connect(lambda first, last, _: seen.append((first.parent().data(), last.row(), last.column())))
    model.repaint()
    assert seen == [(None, 2, 1), ("b", 1, 1)]
