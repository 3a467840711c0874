from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pyodide_cache_gui.widgets.hatch import hatch


def painted(box: QRectF) -> QImage:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    hatch(painter, box, QColor("black"))
    painter.end()
    return image


def dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < 200


def test_lines_stay_in_the_box_and_do_not_fill_it() -> None:
    image = painted(QRectF(0, 0, 40, 40))
    inside = sum(dark(image, x, y) for x in range(40) for y in range(40))
    assert 0.05 < inside / 1600 < 0.6
    assert not any(dark(image, x, y) for x in range(42, 80) for y in range(40))


def test_neighbors_continue_the_same_lines() -> None:
    whole = painted(QRectF(0, 0, 80, 40))
    right = painted(QRectF(40, 0, 40, 40))
    same = [dark(whole, x, y) == dark(right, x, y) for x in range(44, 76) for y in range(4, 36)]
    assert sum(same) / len(same) > 0.97
