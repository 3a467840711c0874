"""The app's icons: one-color drawings, tinted with the palette's text color."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from pyodide_cache_gui.widgets.layouts import ICON_SIDE, in_font
from pyodide_cache_resources import resource


def icon(name: str) -> QIcon:
    """Return an icon by the name of its file, in the palette's text color."""
    palette = QGuiApplication.palette()
    return _tinted(
        name, palette.buttonText().color().name(), palette.placeholderText().color().name(), in_font(None, ICON_SIDE)
    )


def retint() -> None:
    """Redraw the icons of all buttons and actions in the colors of the current palette."""
    for widget in QApplication.allWidgets():
        owners: list[QAction | QAbstractButton] = [*widget.actions()]
        if isinstance(widget, QAbstractButton):
            owners.append(widget)
        for owner in owners:
            if name := _names.get(owner.icon().cacheKey()):
                owner.setIcon(icon(name))


def app_icon() -> QIcon:
    """Return the app's own icon."""
    found = QIcon()
    for size in (64, 256):
        file = resource("icons", f"app-{size}.png")
        if file.is_file():
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(file.read_bytes()))
            found.addPixmap(pixmap)
    return found


#: Names of drawings by the cache key of their icons; copies of an icon keep its key.
_names: dict[int, str] = {}


@lru_cache(maxsize=128)
def _tinted(name: str, color: str, disabled: str, side: int) -> QIcon:
    found = QIcon()
    scales = (1, 2) if any(screen.devicePixelRatio() > 1 for screen in QGuiApplication.screens()) else (1,)
    for mode, tint in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        for scale in scales:
            found.addPixmap(_draw(name, tint, side, scale), mode)
    _names[found.cacheKey()] = name
    return found


def _draw(name: str, color: str, side: int, scale: int) -> QPixmap:
    # Drawn from its SVG by packaging/tools/render_icons.py.
    pixmap = QPixmap(str(resource("icons", f"{name}.png" if side * scale == ICON_SIDE else f"{name}@2x.png")))
    pixmap.setDevicePixelRatio(1)
    pixmap = pixmap.scaledToWidth(side * scale, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(color))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
