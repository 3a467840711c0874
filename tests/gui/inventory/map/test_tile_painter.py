from __future__ import annotations

from gui.inventory.map.some_files import NUMPY, SCIPY, tile_of
from pyodide_cache_gui.inventory.map.squarify import Box
from pyodide_cache_gui.inventory.map.treemap import Treemap
from support.entries import wheel


def test_highlighted_files_are_hatched_and_the_legend_has_the_reason(treemap: Treemap) -> None:
    before = treemap.grab().toImage()
    treemap.set_highlighted(frozenset({NUMPY.file_name}), "older than the limit")
    after = treemap.grab().toImage()
    numpy, scipy = tile_of(treemap, NUMPY).box, tile_of(treemap, SCIPY).box

    def changed(box: Box) -> bool:
        places = [(int(box.x) + 4 + step, int(box.y + box.height) - 6) for step in range(20)]
        return any(before.pixel(*place) != after.pixel(*place) for place in places)

    assert changed(numpy)
    assert not changed(scipy)
    assert "hatched: older than the limit" in treemap.legend_text()
    treemap.set_highlighted(frozenset(), "")
    assert treemap.grab().toImage() == before


def test_pooled_files_are_hatched_by_the_share_that_is_highlighted(treemap: Treemap) -> None:
    small = [wheel(f"tiny{number}", 600) for number in range(400)]
    treemap.set_entries([NUMPY, *small])
    (pool,) = [tile for tile in treemap.tiles() if tile.is_pool]
    plain = treemap.grab().toImage()
    treemap.set_highlighted(frozenset(found.file_name for found in small[:200]), "marked")
    half = treemap.grab().toImage()

    def changed(y: float) -> bool:
        left, right = int(pool.box.x) + 2, int(pool.box.x + pool.box.width) - 4
        return any(plain.pixel(x, int(y)) != half.pixel(x, int(y)) for x in range(left, right))

    assert changed(pool.box.y + pool.box.height * 0.75)
    assert not changed(pool.box.y + pool.box.height * 0.45)
