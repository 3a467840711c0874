from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.places.conftest import ONE, TWO
from pyodide_cache_gui.places.places_tree import PlacesTree, fitting, fitting_path
from pyodide_cache_gui.widgets.theme import faint_text


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


def rows(tree: PlacesTree) -> tuple[QModelIndex, QModelIndex, QModelIndex]:
    """Return the heading, the place of the open directory, and another place."""
    heading = tree.model().index(0, 0)
    return heading, tree.model().index(0, 0, heading), tree.model().index(1, 0, heading)


def colors(tree: PlacesTree, area: QRect) -> set[str]:
    image = tree.viewport().grab(area).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_place_has_a_symbol_its_name_and_details(tree: PlacesTree) -> None:
    for index in rows(tree)[1:]:
        row = tree.visualRect(index)
        middle = row.center().y()
        symbol, name, details = QRect(row), QRect(row), QRect(row)
        symbol.setRight(row.left() + 30)
        for text in (name, details):
            text.setLeft(row.left() + 32)
        name.setBottom(middle - 4)
        details.setTop(middle + 4)
        assert [len(colors(tree, part)) > 1 for part in (symbol, name, details)] == [True] * 3, index.data()


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_there_is_space_between_the_symbol_and_the_name(tree: PlacesTree) -> None:
    area = tree.visualRect(rows(tree)[1])
    image = tree.viewport().grab(area).toImage()
    ground = image.pixelColor(1, 1)
    middle = tree.fontMetrics().height() // 2 + 4
    gap = range(16 + tree.fontMetrics().horizontalAdvance("●") + 1, 16 + tree.fontMetrics().height())
    assert len(gap) > 2
    assert all(image.pixelColor(x, y) == ground for x in gap for y in range(middle - 6, middle + 6))


def test_the_symbol_and_the_name_of_the_open_directory_stand_out(tree: PlacesTree) -> None:
    _, current, other = map(tree.visualRect, rows(tree))
    accent = tree.palette().accent().color().name()
    assert accent in colors(tree, current)
    assert accent not in colors(tree, other)


def test_a_heading_is_faint_and_its_arrow_shows_whether_it_is_open(tree: PlacesTree) -> None:
    index, *_ = rows(tree)
    row = tree.visualRect(index)
    name, arrow = QRect(row), QRect(row)
    name.setRight(row.center().x())
    arrow.setLeft(row.right() - 30)
    for part in (name, arrow):
        assert faint_text(tree.palette()).name() in colors(tree, part)
        assert tree.palette().windowText().color().name() not in colors(tree, part)
    before = tree.viewport().grab(arrow).toImage()
    tree.collapse(index)
    assert tree.viewport().grab(arrow).toImage() != before


def test_a_selected_row_is_seen_and_more_so_with_the_focus(tree: PlacesTree, qtbot: QtBot) -> None:
    _, _, index = rows(tree)
    row = tree.visualRect(index)
    tree.clearFocus()
    seen = [tree.viewport().grab(row).toImage()]
    tree.setCurrentIndex(index)
    seen.append(tree.viewport().grab(row).toImage())
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    seen.append(tree.viewport().grab(row).toImage())
    corners = {image.pixelColor(image.width() - 4, 4).name() for image in seen}
    assert len(corners) == 3


def test_text_is_shortened_to_what_matters_most(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    variants = ("314 · 41 files · 212 MB · 3 days", "314 · 212 MB", "212 MB")
    assert fitting(variants, metrics, 1000) == variants[0]
    assert fitting(variants, metrics, metrics.horizontalAdvance(variants[1])) == variants[1]
    assert fitting(variants, metrics, metrics.horizontalAdvance("212…")).endswith("…")
    path = str(Path("~") / ".cache" / "pyodide-cache" / "packages")
    assert fitting_path(path, metrics, 1000) == path
    shorter = str(Path("…") / "pyodide-cache" / "packages")
    assert fitting_path(path, metrics, metrics.horizontalAdvance(shorter)) == shorter
    assert "…" in fitting_path(path, metrics, metrics.horizontalAdvance("pack…s"))
    project = str(Path("shop") / "node_modules" / "pyodide")
    assert fitting_path(project, metrics, metrics.horizontalAdvance("shop/…/pyodide")) == str(
        Path("shop") / "…" / "pyodide"
    )
