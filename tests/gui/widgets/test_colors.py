from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from gui.picturing import contrast
from pyodide_cache.clean_up.shares import Share
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.widgets.colors import DANGER, DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colors, colors_of
from pyodide_cache_gui.widgets.theme import own_palette, share_color, status_color

THEMES = pytest.mark.parametrize(
    "colors",
    [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST],
    ids=["light", "dark", "light with contrast", "dark with contrast"],
)


@THEMES
def test_text_can_be_read_on_every_background_that_it_is_on(colors: Colors) -> None:
    grounds = (colors.window, colors.base, colors.alternate, colors.button, colors.hover)
    for ground in grounds:
        for text in (colors.text, colors.faint, DANGER[colors.is_dark]):
            assert contrast(QColor(text), QColor(ground)) >= 4.5, (text, ground)
    assert contrast(QColor("#ffffff"), QColor(colors.highlight)) >= 4.5
    for ground in (colors.window, colors.base):
        assert contrast(QColor(colors.accent), QColor(ground)) >= 4.5, "a link"


@THEMES
def test_controls_stand_out_from_what_is_behind_them(colors: Colors) -> None:
    for ground in (colors.window, colors.base, colors.button):
        for part in (colors.outline, colors.accent):
            assert contrast(QColor(part), QColor(ground)) >= 3, (part, ground)


@THEMES
def test_statuses_and_shares_can_be_told_from_the_background(colors: Colors) -> None:
    palette = own_palette(colors)
    grounds = [palette.color(role) for role in (palette.ColorRole.Base, palette.ColorRole.AlternateBase)]
    for ground in grounds:
        for status in (Status.VERIFIED, Status.DIFFERS, Status.DAMAGED):
            color = status_color(status, palette)
            assert color
            assert contrast(color, ground) >= 4.5, status
    for share in Share:
        assert contrast(share_color(share, palette), palette.color(palette.ColorRole.Window)) >= 3, share


@pytest.mark.parametrize("colors", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
def test_more_contrast_is_enough_for_weak_eyes(colors: Colors) -> None:
    for text in (colors.text, colors.faint):
        assert contrast(QColor(text), QColor(colors.window)) >= 10
    assert contrast(QColor(colors.on_highlight), QColor(colors.highlight)) >= 7
    assert contrast(QColor(colors.outline), QColor(colors.base)) >= 10
    assert contrast(QColor(colors.line), QColor(colors.window)) >= 4.5


@pytest.mark.parametrize(
    ("window", "base", "text", "button"),
    [
        ("#f6f5f4", "#ffffff", "#2e3436", "#f6f5f4"),  # Adwaita
        ("#353535", "#2d2d2d", "#eeeeec", "#353535"),  # Adwaita, dark
        ("#eff0f1", "#ffffff", "#232629", "#fcfcfc"),  # Breeze
        ("#202326", "#141618", "#fcfcfc", "#292c30"),  # Breeze, dark
    ],
)
def test_controls_and_faint_text_can_be_seen_in_the_colors_of_desktops(
    window: str, base: str, text: str, button: str
) -> None:
    palette = QPalette(QColor(button), QColor(window))
    palette.setColor(QPalette.ColorRole.Base, base)
    palette.setColor(QPalette.ColorRole.WindowText, text)
    colors = colors_of(palette)
    for ground in (colors.window, colors.base, colors.button):
        assert contrast(QColor(colors.faint), QColor(ground)) >= 4.5
        assert contrast(QColor(colors.outline), QColor(ground)) >= 3
