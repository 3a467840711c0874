"""Draw the app icon's PNG files from its SVG master.

Run it when resources/pyodide_cache_resources/icons/app.svg has changed:

    .venv/bin/python packaging/tools/render_icons.py
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[2] / "resources" / "pyodide_cache_resources" / "icons"
SIZES = (64, 256)


def main() -> None:
    app = QGuiApplication([])
    master = QSvgRenderer(str(ICONS / "app.svg"))
    for size in SIZES:
        _draw(master, size).save(str(ICONS / f"app-{size}.png"))
        print(f"app-{size}.png")
    del app


def _draw(master: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    master.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


if __name__ == "__main__":
    main()
