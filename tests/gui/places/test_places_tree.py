from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gui.places.conftest import ONE, TWO
from pyodide_cache_gui.places.places_tree import PlacesTree


def chosen_by(tree: PlacesTree) -> list[QModelIndex]:
    seen: list[QModelIndex] = []
    tree.chosen.connect(seen.append)
    return seen


def test_new_headings_are_expanded(tree: PlacesTree) -> None:
    assert tree.isExpanded(tree.model().index(0, 0))


def test_enter_chooses_a_place_and_collapses_a_heading(tree: PlacesTree, qtbot: QtBot) -> None:
    seen = chosen_by(tree)
    heading = tree.model().index(0, 0)
    tree.setCurrentIndex(heading)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(heading)
    assert seen == []
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    tree.setCurrentIndex(tree.model().index(1, 0, heading))
    qtbot.keyClick(tree, Qt.Key.Key_Enter)
    assert [index.data() for index in seen] == [str(TWO.path)]


def test_a_click_chooses_and_an_arrow_only_moves(tree: PlacesTree, qtbot: QtBot) -> None:
    seen = chosen_by(tree)
    first = tree.model().index(0, 0, tree.model().index(0, 0))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(first).center())
    assert [index.data() for index in seen] == [str(ONE.path)]
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().data() == str(TWO.path)
    assert len(seen) == 1


def test_delete_asks_to_forget_the_current_row(tree: PlacesTree, qtbot: QtBot) -> None:
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    with qtbot.waitSignal(tree.forget_wanted) as asked:
        qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert asked.args[0].data() == str(ONE.path)
