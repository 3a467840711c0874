"""Draw the PNG files of the icons from their SVG masters: reading SVG would make the window start later.

Run it when a drawing in resources/pyodide_cache_resources/icons, or a color of `widgets/colors.py`, has changed:

    .venv/bin/python packaging/tools/render_icons.py

For a package of the app it draws one size into a file:

    .venv/bin/python packaging/tools/render_icons.py SIZE FILE.png
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
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
    "tick": {"white": "#ffffff"},
    "minus": {"white": "#ffffff"},
}


def main() -> None:
    app = QGuiApplication([])
    master = QSvgRenderer(str(ICONS / "app.svg"))
    if sys.argv[1:]:
        size, file = sys.argv[1:]
        if not _draw(master, int(size)).save(file):
            raise SystemExit(f"cannot write {file}")
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
