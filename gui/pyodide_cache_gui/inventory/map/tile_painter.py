"""Paint and describe the tiles of a map: their color, name and size, and which are highlighted or current."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from pyodide_cache_gui.inventory.cells import entry_line
from pyodide_cache_gui.inventory.map.map_colors import Coloring, ColorKey, text_on
from pyodide_cache_gui.inventory.map.squarify import Tile
from pyodide_cache_gui.widgets.chart import hatch
from pyodide_cache_gui.widgets.format import STATUS_SHAPES, files_text, size_text, visible_text
from pyodide_cache_gui.widgets.theme import faint_text, mix
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("tile_painter")

_PADDING = 6
_LEAST_TEXT_WIDTH = 30
_LEAST_SHAPE = 12
_NAMES_IN_TIP = 8


class TilePainter:
    """Paint the parts of a map with the colors and the palette of a key."""

    def __init__(self, key: ColorKey, font: QFont) -> None:
        self._key, self._palette = key, key.palette
        self._font, self._metrics = font, QFontMetricsF(font)
        self._by_status = key.coloring is Coloring.STATUS

    def paint_map(
        self, painter: QPainter, frames: Sequence[QRectF], boxes: Sequence[QRectF], tiles: Sequence[Tile]
    ) -> None:
        """Paint all tiles, and the frames around packages."""
        painter.setFont(self._font)
        text = self._palette.color(QPalette.ColorRole.WindowText)
        line = mix(self._palette.color(QPalette.ColorRole.Window), text, 0.28)
        painter.setPen(QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for frame in frames:
            painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        for box, tile in zip(boxes, tiles, strict=True):
            fill = self._key.item_of(tile.entries).fill
            painter.fillRect(box, fill)
            self._paint_text(painter, box, tile, fill, plate=False)

    def paint_highlight(self, painter: QPainter, box: QRectF, tile: Tile, share: float) -> None:
        """Hatch and outline a tile, but not its text; of pooled files, hatch a share from below."""
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = self._key.item_of(tile.entries).fill
        ink = text_on(fill)
        part = box.adjusted(0, box.height() * (1 - share), 0, 0)
        faint = QColor(ink)
        faint.setAlphaF(0.55)
        hatch(painter, part, faint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if share == 1.0:
            wide = 2 if min(box.width(), box.height()) >= _LEAST_SHAPE else 1
            painter.setPen(_line(ink, wide))
            painter.drawRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))
        self._paint_text(painter, box, tile, fill, plate=True)

    def paint_current(self, painter: QPainter, box: QRectF, *, focused: bool) -> None:
        """Paint a ring in two tones, so that it is visible on every color."""
        role = QPalette.ColorRole.WindowText if focused else QPalette.ColorRole.PlaceholderText
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, width, color in (
            (0.5, 3, self._palette.color(role)),
            (2.5, 1, self._palette.color(QPalette.ColorRole.Base)),
        ):
            painter.setPen(_line(color, width))
            painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

    def paint_hover(self, painter: QPainter, box: QRectF, tile: Tile) -> None:
        """Paint a thin line inside the tile under the mouse pointer."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(text_on(self._key.item_of(tile.entries).fill), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_empty(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Paint why there is no map."""
        painter.setPen(faint_text(self._palette))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _paint_text(self, painter: QPainter, box: QRectF, tile: Tile, fill: QColor, *, plate: bool) -> None:
        room = box.adjusted(_PADDING, _PADDING - 2, -_PADDING, -_PADDING + 2)
        height = self._metrics.height()
        if room.height() < height or room.width() < _LEAST_TEXT_WIDTH:
            if self._by_status and min(box.width(), box.height()) >= _LEAST_SHAPE:
                painter.setPen(text_on(fill))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _shape(tile))
            return
        ink = text_on(fill)
        for number, line in enumerate(self._lines(tile)):
            top = room.top() + number * height
            text = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            if top + height > room.bottom() + 1 or (number and text != line):
                break  # a name may be elided, but not a number
            place = QRectF(room.left(), top, room.width(), height)
            if plate:
                wide = min(room.width(), self._metrics.horizontalAdvance(text)) + 6
                painter.fillRect(QRectF(room.left() - 3, top, wide, height), fill)
            painter.setPen(ink)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)

    def _lines(self, tile: Tile) -> tuple[str, ...]:
        size = size_text(tile.bytes)
        if tile.is_pool:
            count = files_text(len(tile.entries))
            if tile.package:
                return visible_text(tile.package), count, size
            return _tr("{files}, smaller").format(files=count), size
        if self._by_status and (shape := _shape(tile)):
            size = f"{shape} {size}"
        return visible_text(tile.package), size, tile.entries[0].identity.version or ""


def _line(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)


def _shape(tile: Tile) -> str:
    if tile.is_pool or not tile.entries[0].is_package:
        return ""
    return STATUS_SHAPES[tile.entries[0].status]


def one_line(tile: Tile) -> str:
    """Return the package, version, size, age and status of a file, or the number and size of pooled files."""
    if tile.is_pool:
        return f"{_pool_text(tile)}, {size_text(tile.bytes)}"
    return entry_line(tile.entries[0])


def tool_tip(tile: Tile) -> str:
    """Return the line about a tile, and the full name of its file, or the first names of pooled files."""
    names = [visible_text(entry.file_name) for entry in tile.entries[:_NAMES_IN_TIP]]
    more = ["…"] if len(tile.entries) > _NAMES_IN_TIP else []
    return "\n".join([one_line(tile), *names, *more])


def _pool_text(tile: Tile) -> str:
    count = files_text(len(tile.entries))
    if tile.package:
        return f"{visible_text(tile.package)}: {count}"
    return _tr("{files}, each too small for a tile").format(files=count)
