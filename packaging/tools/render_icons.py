"""Draw the PNG files of the icons from their SVG masters: reading SVG would make the window start later.

Run it when a drawing in resources/pyodide_cache_resources/icons, or a color of `widgets/colors.py`, has changed:

    .venv/bin/python packaging/tools/render_icons.py

For a package it draws the app's icon into a file: one size into a PNG file, several into an icon of Windows or macOS:

    .venv/bin/python packaging/tools/render_icons.py SIZE[,SIZE…] FILE.png|FILE.ico|FILE.icns
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from pyodide_cache_gui.widgets.colors import DARK, LIGHT

ICONS = Path(__file__).parents[2] / "resources" / "pyodide_cache_resources" / "icons"
APP_SIZES = (64, 256)
SIDE = 16
SCALES = {"": 1, "@2x": 2}
#: Drawings that a style sheet shows, which cannot tint them: each in the colors that it needs.
TINTS = {
    "chevron-down": {"light": LIGHT.faint, "dark": DARK.faint},
    "chevron-up": {"light": LIGHT.faint, "dark": DARK.faint},
    "tick": {"light": LIGHT.text, "dark": DARK.text, "white": "#ffffff"},
    "minus": {"white": "#ffffff"},
}


def main() -> None:
    app = QGuiApplication([])
    master = QSvgRenderer(str(ICONS / "app.svg"))
    if sys.argv[1:]:
        sizes, file = sys.argv[1:]
        pictures = {size: _png(_draw(master, size)) for size in map(int, sizes.split(","))}
        Path(file).write_bytes(CONTAINERS[Path(file).suffix](pictures))
        return
    for size in APP_SIZES:
        _save(_draw(master, size), f"app-{size}")
    for drawing in sorted(ICONS.glob("*.svg")):
        name = drawing.stem
        if name == "app":
            continue
        for suffix, scale in SCALES.items():
            image = _draw(QSvgRenderer(str(drawing)), SIDE * scale)
            if name not in TINTS:
                _save(image, f"{name}{suffix}")
            for tint, color in TINTS.get(name, {}).items():
                _save(_tinted(image, color), f"{name}-{tint}{suffix}")
    del app


def _draw(master: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    master.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, and PySide6 refuses them
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an icon of Windows: a directory of pictures, then the pictures; a side of 256 is written as 0."""
    entries, place = b"", 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


#: The types of PNG pictures in an icon of macOS, by their side in pixels.
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return an icon of macOS: each picture after its type and length."""
    parts = [ICNS_TYPES[size] + struct.pack(">I", 8 + len(picture)) + picture for size, picture in pictures.items()]
    return b"icns" + struct.pack(">I", 8 + sum(map(len, parts))) + b"".join(parts)


CONTAINERS = {".png": lambda pictures: next(iter(pictures.values())), ".ico": ico, ".icns": icns}


def _tinted(image: QImage, color: str) -> QImage:
    tinted = image.copy()
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), QColor(color))
    painter.end()
    return tinted


def _save(image: QImage, name: str) -> None:
    image.save(str(ICONS / f"{name}.png"))
    print(f"{name}.png")


if __name__ == "__main__":
    main()
