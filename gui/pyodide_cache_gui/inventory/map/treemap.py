"""A map of the cache directory: a tile for each file, in proportion to its size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.inventory.map.legend import Legend
from pyodide_cache_gui.inventory.map.map_colors import Coloring, ColorKey, coloring_text
from pyodide_cache_gui.inventory.map.squarify import Box, Tile, TileMap, group_by_package, lay_out
from pyodide_cache_gui.inventory.map.tile_painter import TilePainter
from pyodide_cache_gui.inventory.map.tile_text import one_line, tool_tip
from pyodide_cache_gui.widgets.chart import Chart

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
#: Adjacent boxes may be so many pixels apart: the frame of a package is between them.
_SLACK = 1.0


class Treemap(Chart):
    """Show files as tiles, grouped by package. One of them is current, any number is highlighted.

    Signals carry file names as objects, since a signal with strings loses undecodable bytes. A tile of pooled files
    has no file name, so only `hovered` and its tool tip describe it.
    """

    current_changed = Signal(object)  # str, after a click or an arrow key
    activated = Signal(object)  # str, after a double click or Enter
    toggled = Signal(object)  # str, after Ctrl+click or Space
    menu_wanted = Signal(object, QPoint)  # str, and a global position
    hovered = Signal(str)  # the text of the tile under the mouse pointer or reached by a key; empty for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._is_stale = False  # the entries are used when the map is visible
        self._packages = group_by_package(())
        self._coloring = Coloring.AGE
        self._key = ColorKey(self._coloring, (), self.palette())
        self._map = TileMap()
        self._boxes: list[QRectF] = []
        self._pool_names: dict[int, frozenset[str]] = {}
        self._highlighted: frozenset[str] = frozenset()
        self._highlight_text = ""
        self._current: int | None = None
        self._current_name: str | None = None
        self._under: int | None = None
        self._picture: QPixmap | None = None
        self._highlight_picture: QPixmap | None = None
        self._legend = Legend(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the cached files"))

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show files; folders and empty files have no tiles."""
        self._entries = tuple(entries)
        self._is_stale = True
        if self.isVisible():
            self._take_entries()

    def set_coloring(self, coloring: Coloring) -> None:
        """Choose what the colors show."""
        self._coloring = coloring
        self._recolor()

    def set_current(self, file_name: str | None) -> None:
        """Make a file current, without a signal; None, or a file without a tile, clears the current tile."""
        self._take_entries()
        self._current_name = file_name
        self._current = None if file_name is None else self._tile_of(file_name)
        self._describe(self._current)
        self.update()

    def set_highlighted(self, names: frozenset[str], meaning: str) -> None:
        """Highlight files; ``meaning`` is the text of the legend about them."""
        self._highlighted = names
        self._highlight_text = meaning
        self._highlight_picture = None
        self._show_legend()
        self.update()

    @property
    def current(self) -> str | None:
        """The current file."""
        return self._current_name

    def tiles(self) -> tuple[Tile, ...]:
        """Return the tiles, in the coordinates of the widget."""
        self._take_entries()
        return self._map.tiles

    def legend_text(self) -> str:
        """Return the whole text of the legend."""
        return self._legend.text()

    def sizeHint(self) -> QSize:
        """Return a size in which a map of some hundred files is readable."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that shows anything."""
        return QSize(160, 120)

    def showEvent(self, event: QShowEvent) -> None:
        """Use the entries that were set while the map was hidden."""
        self._take_entries()
        super().showEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cached picture, then the parts that change often."""
        self._take_entries()
        painter = QPainter(self)
        if not self._map.tiles:
            self._tile_painter().paint_empty(painter, self._room(), self._empty_text())
            painter.end()
            return
        painter.drawPixmap(0, 0, self._highlight_pixmap())
        over = self._tile_painter()
        if self._under is not None and self._under != self._current:
            over.paint_hover(painter, self._boxes[self._under], self._map.tiles[self._under])
        if self._current is not None:
            over.paint_current(painter, self._boxes[self._current], focused=self.hasFocus())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the tiles again."""
        super().resizeEvent(event)
        height = self._legend.sizeHint().height()
        self._legend.setGeometry(0, max(0, self.height() - height), self.width(), height)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Use a new palette or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._recolor()

    def tip_at(self, place: QPoint) -> str:
        """Return the text about the tile at a position."""
        found = self._tile_at(place)
        return "" if found is None else tool_tip(self._map.tiles[found])

    def tip_area(self, place: QPoint) -> QRect:
        """Return the tile at a position."""
        found = self._tile_at(place)
        return QRect() if found is None else self._boxes[found].toRect()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Describe the tile under the mouse pointer."""
        self._hover(self._tile_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Describe no tile."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a tile current; with Ctrl, toggle it."""
        found = self._tile_at(event.position().toPoint())
        if found is None:
            return
        self._make_current(found)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and (name := self._name(found))
        ):
            self.toggled.emit(name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate a tile."""
        found = self._tile_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None and (name := self._name(found)):
            self.activated.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to another tile, activate or toggle the current one."""
        key = Qt.Key(event.key())
        name = None if self._current is None else self._name(self._current)
        if key in _DIRECTIONS:
            self._move(*_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._map.tiles:
            order = sorted(range(len(self._map.tiles)), key=lambda number: -self._map.tiles[number].bytes)
            self._make_current(order[0] if key == Qt.Key.Key_Home else order[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and name:
            self.activated.emit(name)
        elif key == Qt.Key.Key_Space and name:
            self.toggled.emit(name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tile under the mouse pointer, or of the current tile if a key was pressed."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            found = self._current
            place = self.mapToGlobal(self._boxes[found].center().toPoint()) if found is not None else QPoint()
        else:
            found, place = self._tile_at(event.pos()), event.globalPos()
        if found is not None and (name := self._name(found)):
            self._make_current(found)
            self.menu_wanted.emit(name, place)

    def _room(self) -> QRectF:
        return QRectF(0, 0, self.width(), max(0, self.height() - self._legend.sizeHint().height()))

    def _take_entries(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._packages = group_by_package(self._entries)
            self._recolor()
            self._lay_out()

    def _lay_out(self) -> None:
        room = self._room()
        self._map = lay_out(self._packages, Box(room.x(), room.y(), room.width(), room.height()))
        self._boxes = [_on_pixels(tile.box) for tile in self._map.tiles]
        self._pool_names = {
            number: frozenset(entry.file_name for entry in tile.entries)
            for number, tile in enumerate(self._map.tiles)
            if tile.is_pool
        }
        self._under = None
        self._current = None if self._current_name is None else self._tile_of(self._current_name)
        self._repaint_all()

    def _recolor(self) -> None:
        shown = [entry for package in self._packages for entry in package.entries]
        self._key = ColorKey(self._coloring, shown, self.palette())
        self._show_legend()
        self._repaint_all()

    def _show_legend(self) -> None:
        hatched = self._highlight_text if self._highlighted and self._packages else ""
        self._legend.show_items(coloring_text(self._coloring), self._key.legend, hatched)

    def _repaint_all(self) -> None:
        self._picture = self._highlight_picture = None
        self.update()

    def _tile_painter(self) -> TilePainter:
        return TilePainter(self._key, self.palette(), self.font(), by_status=self._coloring is Coloring.STATUS)

    def _pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(self.palette().window().color())
            painter = QPainter(self._picture)
            self._tile_painter().paint_map(
                painter, [_on_pixels(frame) for frame in self._map.frames], self._boxes, self._map.tiles
            )
            painter.end()
            self._highlight_picture = None
        return self._picture

    def _highlight_pixmap(self) -> QPixmap:
        picture = self._pixmap()
        if not self._highlighted:
            return picture
        if self._highlight_picture is None:
            self._highlight_picture = QPixmap(picture)
            painter = QPainter(self._highlight_picture)
            over = self._tile_painter()
            for number, tile in enumerate(self._map.tiles):
                if share := self._highlighted_share(number, tile):
                    over.paint_highlight(painter, self._boxes[number], tile, share)
            painter.end()
        return self._highlight_picture

    def _highlighted_share(self, number: int, tile: Tile) -> float:
        """Return how much of a tile is highlighted, 0 to 1; for pooled files, the share of them."""
        if tile.is_pool:
            names = self._pool_names[number]
            return len(names & self._highlighted) / len(names)
        return 1.0 if tile.entries[0].file_name in self._highlighted else 0.0

    def _tile_at(self, place: QPoint) -> int | None:
        point = QPointF(place)
        return next((number for number, box in enumerate(self._boxes) if box.contains(point)), None)

    def _tile_of(self, file_name: str) -> int | None:
        for number, tile in enumerate(self._map.tiles):
            if file_name in self._pool_names[number] if tile.is_pool else tile.entries[0].file_name == file_name:
                return number
        return None

    def _name(self, number: int) -> str | None:
        tile = self._map.tiles[number]
        return None if tile.is_pool else tile.entries[0].file_name

    def _move(self, x: int, y: int) -> None:
        if not self._map.tiles:
            return
        if self._current is None:
            self._make_current(0)
            return
        found = neighbor([tile.box for tile in self._map.tiles], self._current, x, y)
        if found is not None:
            self._make_current(found)

    def _make_current(self, number: int) -> None:
        if number == self._current:
            return
        self._current = number
        self._current_name = self._name(number)
        self._describe(number)
        self.hovered.emit(one_line(self._map.tiles[number]))
        self.update()
        if self._current_name is not None:
            self.current_changed.emit(self._current_name)

    def _describe(self, number: int | None) -> None:
        """Describe the current tile for screen readers."""
        self.setAccessibleDescription("" if number is None else one_line(self._map.tiles[number]))

    def _hover(self, number: int | None) -> None:
        if number != self._under:
            self._under = number
            self.hovered.emit("" if number is None else one_line(self._map.tiles[number]))
            self.update()

    def _empty_text(self) -> str:
        if self._packages:
            return self.tr("The window is too small for the map")
        return self.tr("No files to show on the map")


def _on_pixels(box: Box) -> QRectF:
    """Return a box aligned to pixels, with a gap of one pixel to its neighbors."""
    left, top = round(box.x), round(box.y)
    right, bottom = round(box.x + box.width), round(box.y + box.height)
    return QRectF(left, top, max(1, right - left - 1), max(1, bottom - top - 1))


def neighbor(boxes: Sequence[Box], start: int, x: int, y: int) -> int | None:
    """Return the box next to ``start`` in the direction ``x``, ``y`` (one of them 0, the other ±1).

    This is the nearest box; of several, the one in front of the center of ``start``.
    """
    here = _rotated(boxes[start], x, y)
    best: tuple[float, float] | None = None
    found = None
    for number, box in enumerate(boxes):
        there = _rotated(box, x, y)
        gap = there[0] - here[1]
        if number == start or gap < -_SLACK:
            continue
        overlap = min(here[3], there[3]) - max(here[2], there[2])
        middle = (here[2] + here[3]) / 2
        aside = max(there[2] - middle, middle - there[3], 0.0)
        # Boxes that do not overlap on the other axis come last.
        rank = (max(0.0, gap) + (0.0 if overlap > 0 else 10_000.0 - overlap), aside)
        if best is None or rank < best:
            best, found = rank, number
    return found


def _rotated(box: Box, x: int, y: int) -> tuple[float, float, float, float]:
    """Return the near edge, the far edge and both sides, as if the direction were to the right."""
    along = (box.x, box.x + box.width) if x else (box.y, box.y + box.height)
    across = (box.y, box.y + box.height) if x else (box.x, box.x + box.width)
    near, far = along if x + y > 0 else (-along[1], -along[0])
    return near, far, *across
