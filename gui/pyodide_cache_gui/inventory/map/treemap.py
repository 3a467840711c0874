"""A map of the cache directory: a tile for each file, in proportion to its size; and what its colors show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.inventory.map.legend import Legend
from pyodide_cache_gui.inventory.map.map_colors import Coloring, ColorKey, coloring_text
from pyodide_cache_gui.inventory.map.squarify import Box, Package, TileMap, group_by_package, lay_out
from pyodide_cache_gui.inventory.map.tile_painter import TilePainter, one_line, tool_tip
from pyodide_cache_gui.widgets.chart import Chart
from pyodide_cache_gui.widgets.fields import combo_box
from pyodide_cache_gui.widgets.layouts import buddy_label, hbox, vbox
from pyodide_cache_gui.widgets.speech import spoken

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
#: The most pixels between adjacent boxes: the frame of a package is between them.
_SLACK = 1.0


class MapPage(QWidget):
    """A `Treemap` below a line about the tile under the mouse pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = Treemap(self)
        self.color_box = combo_box(self, "", ((coloring_text(coloring), str(coloring)) for coloring in Coloring))
        self.color_box.currentIndexChanged.connect(lambda: self.map.set_coloring(self.coloring()))
        self._hovered = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._hovered.setMinimumWidth(1)  # a long name must not widen the window
        choice = hbox(buddy_label(self.tr("C&olor by"), self.color_box), self.color_box)
        top = hbox(choice, (self._hovered, 1), spacing=32, margins=(16, 8, 16, 8))
        vbox(top, (self.map, 1), spacing=0, parent=self)
        self.map.hovered.connect(self._hovered.setText)

    def coloring(self) -> Coloring:
        """Return what the colors show."""
        return Coloring(self.color_box.currentData())

    def choose(self, coloring: str) -> None:
        """Choose what the colors show; ignore a text that means nothing."""
        if (row := self.color_box.findData(coloring)) >= 0:
            self.color_box.setCurrentIndex(row)


class Treemap(Chart):
    """Show files as tiles, grouped by package. One of them is current, any number is highlighted.

    Signals carry file names as objects, since a signal with strings loses undecodable bytes. A tile of pooled files
    has no file name, so only `hovered` and its tool tip describe it.
    """

    current_changed = Signal(object)  # str, after a click or an arrow key
    activated = Signal()  # the current file, by a double click or Enter
    toggled = Signal(object)  # str, after Ctrl+click or Space
    menu_wanted = Signal(object, QPoint)  # str, and a global position
    hovered = Signal(str)  # the text of the tile under the mouse pointer or reached by a key; empty for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coloring = Coloring.AGE
        self._packages, self._key = self.preparing(())()
        self.if_empty = self.tr("Preparing…")
        self._map = TileMap()
        self._boxes: list[QRectF] = []
        self._highlighted: frozenset[str] = frozenset()
        self._highlight_text = ""
        self._current: int | None = None
        self._current_name: str | None = None
        self._under: int | None = None
        self._picture: QPixmap | None = None
        self._legend = Legend(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the cached files"))

    def preparing(self, entries: Sequence[Entry]) -> Callable[[], tuple[tuple[Package, ...], ColorKey]]:
        """Return what groups and colors files, in any thread; folders and empty files have no tiles."""
        coloring, palette = self._coloring, self.palette()

        def prepare() -> tuple[tuple[Package, ...], ColorKey]:
            packages = group_by_package(entries)
            shown = [entry for package in packages for entry in package.entries]
            return packages, ColorKey(coloring, shown, palette)

        return prepare

    def set_content(self, packages: tuple[Package, ...], key: ColorKey) -> None:
        """Show files that were prepared."""
        self._packages, self._key = packages, key
        self.if_empty = self.tr("No files to show on the map")
        if key.coloring is not self._coloring or key.palette != self.palette():  # changed in the meantime
            self._recolor()
        self._show_legend()
        self._lay_out()

    def set_coloring(self, coloring: Coloring) -> None:
        """Choose what the colors show."""
        self._coloring = coloring
        self._recolor()

    def set_current(self, file_name: str | None) -> None:
        """Make a file current, without a signal; None, or a file without a tile, clears the current tile."""
        self._current_name = file_name
        self._current = self._tile_of(file_name)
        self._describe(self._current)
        self.update()

    def set_highlighted(self, names: frozenset[str], meaning: str) -> None:
        """Highlight files; ``meaning`` is the text of the legend about them."""
        self._highlighted = names
        self._highlight_text = meaning
        self._show_legend()
        self._repaint()

    def sizeHint(self) -> QSize:
        """Return a size in which a map of some hundred files is readable."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that shows anything."""
        return QSize(160, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cached picture, then the parts that change often."""
        painter = QPainter(self)
        over = self._tile_painter()
        if self._map.tiles:
            painter.drawPixmap(0, 0, self._pixmap())
        else:
            text = self.tr("The window is too small for the map") if self._packages else self.if_empty
            over.paint_empty(painter, self._room(), text)
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
        is_toggle = (
            event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if is_toggle and self._current_name:
            self.toggled.emit(self._current_name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate a tile."""
        self.mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._tile_at(event.position().toPoint()) is not None:
            self._activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to another tile, activate or toggle the current one."""
        key, tiles = Qt.Key(event.key()), self._map.tiles
        if key in _DIRECTIONS:
            self._move(*_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and tiles:
            choose = max if key == Qt.Key.Key_Home else min
            self._make_current(choose(range(len(tiles)), key=lambda number: tiles[number].bytes))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        elif key == Qt.Key.Key_Space and self._current is not None and self._current_name:
            self.toggled.emit(self._current_name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tile under the mouse pointer, or of the current tile if a key was pressed."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            found = self._current
            place = self.mapToGlobal(self._boxes[found].center().toPoint()) if found is not None else QPoint()
        else:
            found, place = self._tile_at(event.pos()), event.globalPos()
        if found is not None and (name := self._map.tiles[found].file_name):
            self._make_current(found)
            self.menu_wanted.emit(name, place)

    def _room(self) -> QRectF:
        return QRectF(0, 0, self.width(), max(0, self.height() - self._legend.sizeHint().height()))

    def _lay_out(self) -> None:
        room = self._room()
        self._map = lay_out(self._packages, Box(room.x(), room.y(), room.width(), room.height()))
        self._boxes = [_on_pixels(tile.box) for tile in self._map.tiles]
        self._under = None
        self._current = self._tile_of(self._current_name)
        self._repaint()

    def _recolor(self) -> None:
        shown = [entry for package in self._packages for entry in package.entries]
        self._key = ColorKey(self._coloring, shown, self.palette())
        self._show_legend()
        self._repaint()

    def _show_legend(self) -> None:
        hatched = self._highlight_text if self._highlighted and self._packages else ""
        self._legend.show_items(coloring_text(self._coloring), self._key.legend, hatched)

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def _tile_painter(self) -> TilePainter:
        return TilePainter(self._key, self.font())

    def _pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(self.palette().window().color())
            painter = QPainter(self._picture)
            tiles = self._tile_painter()
            frames = [_on_pixels(frame) for frame in self._map.frames]
            tiles.paint_map(painter, frames, self._boxes, self._map.tiles)
            for box, tile in zip(self._boxes, self._map.tiles, strict=True) if self._highlighted else ():
                highlighted = sum(entry.file_name in self._highlighted for entry in tile.entries)
                if highlighted:
                    tiles.paint_highlight(painter, box, tile, highlighted / len(tile.entries))
            painter.end()
        return self._picture

    def _tile_at(self, place: QPoint) -> int | None:
        point = QPointF(place)
        return next((number for number, box in enumerate(self._boxes) if box.contains(point)), None)

    def _tile_of(self, file_name: str | None) -> int | None:
        for number, tile in enumerate(self._map.tiles if file_name else ()):
            if any(entry.file_name == file_name for entry in tile.entries):
                return number
        return None

    def _activate(self) -> None:
        if self._current is not None and self._map.tiles[self._current].file_name:
            self.activated.emit()

    def _move(self, x: int, y: int) -> None:
        if self._current is not None:
            found = neighbor([tile.box for tile in self._map.tiles], self._current, x, y)
        else:
            found = 0 if self._map.tiles else None
        if found is not None:
            self._make_current(found)

    def _make_current(self, number: int) -> None:
        if number == self._current:
            return
        self._current = number
        self._current_name = self._map.tiles[number].file_name
        self._describe(number)
        self.hovered.emit(one_line(self._map.tiles[number]))
        self.update()
        if self._current_name is not None:
            self.current_changed.emit(self._current_name)

    def _describe(self, number: int | None) -> None:
        """Describe the current tile for screen readers."""
        self.describe("" if number is None else spoken(one_line(self._map.tiles[number])))

    def _hover(self, number: int | None) -> None:
        if number != self._under:
            self._under = number
            self.hovered.emit("" if number is None else one_line(self._map.tiles[number]))
            self.update()


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
