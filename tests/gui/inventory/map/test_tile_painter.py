from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from gui.inventory.map.some_files import NUMPY, OLD, SCIPY, area_of, legend_of, show, tips
from pyodide_cache.base.record import replace
from pyodide_cache_gui.inventory.map.squarify import Box, Tile
from pyodide_cache_gui.inventory.map.tile_painter import one_line, tool_tip
from pyodide_cache_gui.inventory.map.treemap import Treemap
from pyodide_cache_gui.widgets.format import files_text
from support.entries import DAY, NOW, wheel


def test_highlighted_files_are_hatched_and_the_legend_has_the_reason(treemap: Treemap) -> None:
    before = treemap.grab().toImage()
    treemap.set_highlighted(frozenset({NUMPY.file_name}), "older than the limit")
    after = treemap.grab().toImage()

    def changed(area: QRect) -> bool:
        places = [(area.left() + 4 + step, area.bottom() - 5) for step in range(20)]
        return any(before.pixel(*place) != after.pixel(*place) for place in places)

    assert changed(area_of(treemap, NUMPY))
    assert not changed(area_of(treemap, SCIPY))
    assert "hatched: older than the limit" in legend_of(treemap)
    treemap.set_highlighted(frozenset(), "")
    assert treemap.grab().toImage() == before


def test_pooled_files_are_hatched_by_the_share_that_is_highlighted(treemap: Treemap) -> None:
    small = [wheel(f"tiny{number}", 600) for number in range(400)]
    show(treemap, [NUMPY, *small])
    (pool,) = [area for tip, area in tips(treemap).items() if "too small" in tip]
    plain = treemap.grab().toImage()
    treemap.set_highlighted(frozenset(found.file_name for found in small[:200]), "marked")
    half = treemap.grab().toImage()

    def changed(share: float) -> bool:
        y = round(pool.top() + pool.height() * share)
        return any(plain.pixel(x, y) != half.pixel(x, y) for x in range(pool.left() + 2, pool.right() - 2))

    assert changed(0.75)
    assert not changed(0.45)


BOX = Box(0, 0, 10, 10)


@pytest.mark.slow
def test_a_hundred_thousand_files_of_one_package_are_one_pool(qtbot: QtBot) -> None:
    treemap = Treemap()
    qtbot.addWidget(treemap)
    treemap.resize(800, 500)
    show(treemap, [wheel("numpy", 1000, version=f"{number}.0") for number in range(100_000)])
    qtbot.keyClick(treemap, Qt.Key.Key_Home)
    assert treemap.accessibleDescription() == f"numpy: {files_text(100_000)}, 100.0 MB"
    assert len(tips(treemap)) == 1


def test_ages_are_relative_to_now(treemap: Treemap) -> None:
    treemap.set_current(OLD.file_name)
    assert treemap.accessibleDescription().startswith("rich 9.0, 900.0 kB, 13 months")
    assert OLD.modified < NOW - 399 * DAY


def test_a_file_has_its_size_age_and_status() -> None:
    tile = Tile(BOX, (SCIPY,), SCIPY.size, "scipy")
    assert one_line(tile) == "scipy 1.0, 2.0 MB, 7 weeks, ✕ damaged"
    assert tool_tip(tile) == f"{one_line(tile)}\n{SCIPY.file_name}"
    assert one_line(tile).endswith("2.0 MB, 7 weeks, ✕ damaged")


def test_pooled_files_are_counted_and_the_first_ones_named() -> None:
    small = tuple(wheel(f"tiny{number}", 100) for number in range(10))
    tile = Tile(BOX, small, 1000, "")
    assert one_line(tile) == "10 files, each too small for a tile, 1.0 kB"
    lines = tool_tip(tile).splitlines()
    assert lines[1:] == [*(entry.file_name for entry in small[:8]), "…"]


def test_control_characters_of_a_name_are_escaped() -> None:
    entry = replace(NUMPY, identity=replace(NUMPY.identity, name="a\x1b\n\udcff"))
    tile = Tile(BOX, (entry,), entry.size, entry.identity.name)
    assert one_line(tile).startswith("a\\x1b\\n\\udcff 1.0")
