from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.inventory.map.some_files import ENTRIES, NUMPY
from pyodide_cache_gui.inventory.map.squarify import Box, group_by_package, lay_out, squarify
from support.entries import wheel

sizes_of_files = st.lists(st.integers(1, 10**9), min_size=1, max_size=60).map(
    lambda found: sorted(found, reverse=True)
)


@given(sizes_of_files)
def test_every_box_has_its_share_of_the_area(sizes: list[int]) -> None:
    box = Box(5, 7, 640, 360)
    boxes = squarify(sizes, box)
    for size, found in zip(sizes, boxes, strict=True):
        assert found.area == pytest.approx(box.area * size / sum(sizes), rel=1e-6, abs=1e-6)
        assert found.x >= box.x - 1e-4
        assert found.y >= box.y - 1e-4
        assert found.x + found.width <= box.x + box.width + 1e-4
        assert found.y + found.height <= box.y + box.height + 1e-4


@given(sizes_of_files)
def test_no_two_boxes_overlap(sizes: list[int]) -> None:
    boxes = squarify(sizes, Box(0, 0, 640, 360))
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert min(across, down) < 1e-6


def test_boxes_of_similar_sizes_are_nearly_square() -> None:
    ratios = sorted(
        max(box.width / box.height, box.height / box.width) for box in squarify([1] * 200, Box(0, 0, 900, 500))
    )
    assert ratios[100] < 1.2


def test_the_example_of_the_paper_has_the_printed_result() -> None:
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    assert (boxes[0].width, boxes[0].height) == (3, 2)
    assert (boxes[1].width, boxes[1].height) == (3, 2)
    assert boxes[2].width == pytest.approx(12 / 7)


def test_the_files_of_a_package_are_inside_a_frame() -> None:
    found = lay_out(group_by_package(ENTRIES), Box(0, 0, 600, 400))
    (frame,) = found.frames
    inside = [
        tile.package
        for tile in found.tiles
        if frame.x <= tile.box.x and tile.box.x + tile.box.width <= frame.x + frame.width
        if frame.y <= tile.box.y and tile.box.y + tile.box.height <= frame.y + frame.height
    ]
    assert inside == ["rich", "rich"]


def test_files_that_are_too_small_to_see_are_pooled() -> None:
    small = [wheel(f"tiny{number}", 100) for number in range(40)]
    found = lay_out(group_by_package([NUMPY, *small]), Box(0, 0, 600, 400))
    (pool,) = [tile for tile in found.tiles if tile.is_pool]
    assert len(pool.entries) == 40
    assert pool.bytes == 4000


@pytest.mark.slow
def test_a_hundred_thousand_files_have_few_tiles() -> None:
    many = [wheel(f"package{number % 5000}", 1000 + number % 77, version=f"{number}.0") for number in range(100_000)]
    found = lay_out(group_by_package(many), Box(0, 0, 1600, 900))
    assert 100 < len(found.tiles) <= 2000
    assert sum(len(tile.entries) for tile in found.tiles) == 100_000


def test_a_large_file_among_thousands_of_similar_ones_is_not_pooled() -> None:
    many = [wheel(f"p{number}", 1000) for number in range(6000)]
    found = lay_out(group_by_package([NUMPY, *many]), Box(0, 0, 1600, 900))
    assert 1000 <= len(found.tiles) <= 2000
    assert any(tile.entries == (NUMPY,) for tile in found.tiles)
