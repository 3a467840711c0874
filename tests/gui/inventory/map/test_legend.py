from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gui.picturing import colors
from pyodide_cache_gui.inventory.map.legend import Legend
from pyodide_cache_gui.inventory.map.map_colors import LegendItem

ITEMS = [LegendItem("a", "pure wheel", QColor("#123456")), LegendItem("b", "wasm wheel", QColor("#abcdef"))]


def test_the_legend_shows_its_colors_as_far_as_they_fit(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(600, legend.sizeHint().height())
    legend.show()
    assert colors(legend).isdisjoint({item.fill.rgb() for item in ITEMS})
    legend.show_items("Kind", ITEMS, "marked")
    assert {item.fill.rgb() for item in ITEMS} <= colors(legend)
    legend.resize(150, legend.height())
    shown = colors(legend)
    assert ITEMS[1].fill.rgb() not in shown
    assert legend.toolTip() == "Kind: pure wheel, wasm wheel, hatched: marked"


def test_a_screen_reader_hears_the_whole_legend(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_items("Kind", ITEMS)
    assert legend.accessibleName() == legend.toolTip() == "Kind: pure wheel, wasm wheel"
    legend.show_items("Kind", [])
    assert legend.accessibleName() == ""
