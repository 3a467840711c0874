from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.icons import app_icon, icon
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from pyodide_cache_resources import resource

NAMES = sorted(item.stem for item in resource("icons").glob("*.svg") if item.with_suffix(".png").is_file())


def ink(found: QIcon) -> QColor | None:
    image = found.pixmap(QSize(16, 16)).toImage()
    colors = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    return max((color for color in colors if color.alpha() > 128), key=lambda color: color.alpha(), default=None)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_text_color(qapp: QApplication, name: str) -> None:
    color = ink(icon(name))
    assert color is not None, "the icon is blank"
    wanted = qapp.palette().buttonText().color()
    assert abs(color.lightness() - wanted.lightness()) < 60


def test_icons_are_redrawn_for_another_palette(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton(icon("check"), "Verify")
    qtbot.addWidget(button)
    before = ink(button.icon())
    try:
        apply_theme(Theme.DARK)
        after = ink(button.icon())
    finally:
        apply_theme(Theme.LIGHT)
    assert before
    assert after
    assert before.lightness() < 128 < after.lightness()


def test_the_app_has_an_icon_in_two_sizes(qapp: QApplication) -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {64, 256}
