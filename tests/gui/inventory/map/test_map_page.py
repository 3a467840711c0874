from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.inventory.map.some_files import ENTRIES, NUMPY, area_of, legend_of, show
from pyodide_cache_gui.inventory.map.map_colors import Coloring
from pyodide_cache_gui.inventory.map.map_page import MapPage


@pytest.fixture
def page(qtbot: QtBot) -> MapPage:
    found = MapPage()
    qtbot.addWidget(found)
    found.resize(700, 500)
    show(found.map, ENTRIES)
    found.show()
    return found


def test_the_box_chooses_what_the_colors_show(page: MapPage) -> None:
    assert page.coloring() is Coloring.AGE
    page.color_box.setCurrentIndex(page.color_box.findData(str(Coloring.KIND)))
    assert legend_of(page.map).startswith("Kind: ")
    page.choose(Coloring.STATUS)
    assert page.color_box.currentText() == "Status"
    assert legend_of(page.map).startswith("Status: ")


def test_the_line_above_the_map_describes_the_tile_under_the_mouse_pointer(qtbot: QtBot, page: MapPage) -> None:
    place = area_of(page.map, NUMPY).center()
    qtbot.mouseMove(page.map, QPoint(0, 0))  # a move to where the pointer was left is no move
    qtbot.mouseMove(page.map, place)
    qtbot.waitUntil(lambda: any(label.text().startswith("numpy 1.0, 4.0 MB") for label in page.findChildren(QLabel)))


def test_a_long_name_does_not_widen_the_window(page: MapPage) -> None:
    width = page.minimumSizeHint().width()
    page.map.hovered.emit("long_name_" * 100)
    assert page.minimumSizeHint().width() == width
    assert all(label.textFormat() != Qt.TextFormat.RichText for label in page.findChildren(QLabel))
