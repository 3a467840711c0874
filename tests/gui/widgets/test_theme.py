from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.widgets import theme as theme_module
from pyodide_cache_gui.widgets.theme import Theme, applied_theme, apply_theme, faint_text, is_dark, mix


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Theme.LIGHT)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colors as WCAG defines it."""

    def luminance(color: QColor) -> float:
        parts = [color.redF(), color.greenF(), color.blueF()]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_all_text_has_enough_contrast(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    assert applied_theme(qapp) is theme
    palette = qapp.palette()
    assert is_dark(palette) is (theme is Theme.DARK)
    role = QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
    ):
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5, (text, ground)
    assert contrast(faint_text(palette), palette.color(role.Base)) >= 4.5
    colors = theme_module._STATUS_DARK if theme is Theme.DARK else theme_module._STATUS_LIGHT
    for status in (Status.VERIFIED, Status.DAMAGED, Status.DIFFERS):
        assert contrast(QColor(colors[status]), palette.color(role.Base)) >= 4.5, status


def test_a_blend_is_between_its_colors() -> None:
    middle = mix(QColor("black"), QColor("white"), 0.5)
    assert middle.lightness() == pytest.approx(128, abs=2)
    assert mix(QColor("black"), QColor("white"), 0).lightness() == 0


def test_a_widget_with_a_style_sheet_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    box = QCheckBox("Box")
    qtbot.addWidget(box)
    box.setStyleSheet("QCheckBox { padding: 2px; }")
    box.show()
    assert not is_dark(box.palette())
    apply_theme(qapp, Theme.DARK)
    assert is_dark(box.palette())
    assert box.styleSheet() == "QCheckBox { padding: 2px; }"
