"""The layout of a map: squarified tiles, grouped by package, with the smallest files pooled. No Qt.

The algorithm is that of Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

from pyodide_cache.base.record import record
from pyodide_cache.inventory.inventory import Entry

#: More tiles than this take time and show nothing more.
MOST_TILES = 2000

#: Files with less room than this, in square pixels, are pooled.
_LEAST_AREA = 64.0

#: Pixels between the frame of a package and its tiles.
_FRAME = 3.0


@record
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Square pixels."""
        return self.width * self.height

    def inset(self, by: float) -> Box:
        """Return the box without a margin on each side."""
        return Box(self.x + by, self.y + by, max(0.0, self.width - 2 * by), max(0.0, self.height - 2 * by))


@record
class Package:
    """The files of one package."""

    name: str
    entries: tuple[Entry, ...]  # largest first
    sums: tuple[int, ...]  # bytes of the first 0, 1, 2, … entries

    @property
    def bytes(self) -> int:
        """Bytes of all files."""
        return self.sums[-1]


@record
class Tile:
    """One rectangle of the map."""

    box: Box  # where it is
    entries: tuple[Entry, ...]  # the file, or the pooled files
    bytes: int  # their size
    package: str  # the name of the package; empty for pooled files of several packages

    @property
    def is_pool(self) -> bool:
        """Whether it is for files that are too small for tiles of their own."""
        return len(self.entries) > 1

    @property
    def file_name(self) -> str | None:
        """The name of the file; None for pooled files."""
        return None if self.is_pool else self.entries[0].file_name


@record
class TileMap:
    """All tiles, and the frames around packages that have several."""

    tiles: tuple[Tile, ...] = ()
    frames: tuple[Box, ...] = ()


def squarify(sizes: Sequence[float], box: Box) -> list[Box]:
    """Divide ``box`` in proportion to ``sizes``, into boxes that are nearly square.

    Args:
        sizes: greater than 0, largest first.
        box: the box to divide.

    Returns:
        A box for each size, in the same order.
    """
    total = float(sum(sizes))
    if not sizes or total <= 0:
        return []
    scale = box.area / total
    areas = [size * scale for size in sizes]
    boxes: list[Box] = []
    start = 0
    while start < len(areas):
        end, amount = _row_end(areas, start, min(box.width, box.height))
        box = _lay_row(areas[start:end], amount, box, boxes)
        start = end
    return boxes


def group_by_package(entries: Iterable[Entry]) -> tuple[Package, ...]:
    """Group files by package, the largest package first, without folders and empty files."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.is_file and entry.stamp.size > 0:
            groups.setdefault(entry.identity.name or entry.file_name, []).append(entry)
    packages = []
    for name, group in groups.items():
        if len(group) > 1:
            group.sort(key=lambda entry: (-entry.stamp.size, entry.file_name))
        sums = accumulate((entry.stamp.size for entry in group), initial=0)
        packages.append(Package(name, tuple(group), tuple(sums)))
    packages.sort(key=lambda package: (-package.bytes, package.name))
    return tuple(packages)


def lay_out(packages: Sequence[Package], box: Box, *, most: int = MOST_TILES) -> TileMap:
    """Return tiles for the files of packages, which are largest first; at most about ``most`` tiles.

    Files that are too small to see are pooled: those of a package in one tile, and those of all packages that are
    themselves too small in another one.
    """
    total = sum([package.sums[-1] for package in packages])  # of 100,000, faster than by the property
    if not total or box.area < _LEAST_AREA:
        return TileMap()
    least = _LEAST_AREA * total / box.area  # bytes
    cut = bisect_left(packages, -least, key=lambda package: -package.bytes)
    large, small = packages[: min(cut, most // 2)], packages[min(cut, most // 2) :]
    shown = [bisect_left(package.entries, -least, key=lambda entry: -entry.stamp.size) for package in large]
    if sum(shown) + len(shown) > most:
        # In proportion to the bytes: a higher limit would pool all files of similar sizes at once.
        shown = [
            min(number, int(most / 2 * package.bytes / total)) for number, package in zip(shown, large, strict=True)
        ]
    return _place(large, shown, small, box)


def _row_end(areas: Sequence[float], start: int, side: float) -> tuple[int, float]:
    """Return the end and the area of the row that starts at ``start``."""
    amount = areas[start]
    worst = _worst(areas[start], areas[start], amount, side)
    end = start + 1
    while end < len(areas):
        grown = amount + areas[end]
        ratio = _worst(areas[start], areas[end], grown, side)
        if ratio > worst:
            break
        amount, worst, end = grown, ratio, end + 1
    return end, amount


def _worst(largest: float, smallest: float, amount: float, side: float) -> float:
    """Return the worst aspect ratio of the boxes in a row."""
    if smallest <= 0 or side <= 0:
        return float("inf")
    square = side * side
    return max(square * largest / (amount * amount), amount * amount / (square * smallest))


def _lay_row(row: Sequence[float], amount: float, box: Box, boxes: list[Box]) -> Box:
    """Add the boxes of a row along the shorter side, and return the rest of ``box``."""
    is_wide = box.width >= box.height
    side = box.height if is_wide else box.width
    thick = amount / side if side > 0 else 0.0
    place = box.y if is_wide else box.x
    for area in row:
        length = area / thick if thick > 0 else 0.0
        boxes.append(Box(box.x, place, thick, length) if is_wide else Box(place, box.y, length, thick))
        place += length
    if is_wide:
        return Box(box.x + thick, box.y, max(0.0, box.width - thick), box.height)
    return Box(box.x, box.y + thick, box.width, max(0.0, box.height - thick))


def _place(large: Sequence[Package], shown: Sequence[int], small: Sequence[Package], box: Box) -> TileMap:
    tiles: list[Tile] = []
    frames: list[Box] = []
    sizes = [package.bytes for package in large]
    rest = sum([package.sums[-1] for package in small])
    # The pool is placed by its size too: squarify needs sizes in descending order.
    place = bisect_left(sizes, -rest, key=lambda size: -size)
    boxes = squarify([*sizes[:place], rest, *sizes[place:]] if rest else sizes, box)
    if rest:
        pooled = tuple(chain.from_iterable(package.entries for package in small))
        name = small[0].name if len(small) == 1 else ""
        tiles.append(Tile(boxes.pop(place), pooled, rest, name))
    for package, number, room in zip(large, shown, boxes, strict=True):
        if len(package.entries) == 1:
            tiles.append(Tile(room, package.entries, package.bytes, package.name))
        else:
            _place_files(package, number, room, tiles, frames)
    return TileMap(tuple(tiles), tuple(frames))


def _place_files(package: Package, shown: int, room: Box, tiles: list[Tile], frames: list[Box]) -> None:
    inside = room.inset(_FRAME)
    if shown == 0 or inside.area < _LEAST_AREA:
        tiles.append(Tile(room, package.entries, package.bytes, package.name))
        return
    if len(package.entries) - shown == 1:
        shown += 1  # a single file is not pooled
    frames.append(room)
    parts = [package.entries[number : number + 1] for number in range(shown)]
    sizes = [entry.stamp.size for entry in package.entries[:shown]]
    pooled = package.entries[shown:]
    pool_bytes = package.sums[-1] - package.sums[shown]
    if pooled:
        place = bisect_left(sizes, -pool_bytes, key=lambda size: -size)
        sizes.insert(place, pool_bytes)
        parts.insert(place, pooled)
    for part, size, box in zip(parts, sizes, squarify(sizes, inside), strict=True):
        tiles.append(Tile(box, part, size, package.name))
