from __future__ import annotations

from pyodide_cache_gui.inventory.map.neighbors import neighbor
from pyodide_cache_gui.inventory.map.squarify import Box


def test_an_arrow_leads_to_the_nearest_box_in_its_direction() -> None:
    boxes = [Box(0, 0, 10, 10), Box(10, 0, 10, 4), Box(10, 4, 10, 6), Box(20, 0, 10, 10)]
    assert neighbor(boxes, 0, 1, 0) == 2  # in front of the center of the first box
    assert neighbor(boxes, 2, 0, -1) == 1
    assert neighbor(boxes, 1, 1, 0) == 3
    assert neighbor(boxes, 3, -1, 0) == 2
    assert neighbor(boxes, 3, 1, 0) is None
