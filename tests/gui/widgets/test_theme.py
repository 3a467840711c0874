from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QTableView
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.colors import DARK, LIGHT
from pyodide_cache_gui.widgets.theme import Theme, applied_theme, apply_theme, is_dark, mix


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(Theme.LIGHT)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.SYSTEM])
def test_the_app_has_its_own_colors_where_the_platform_has_none(qapp: QApplication, theme: Theme) -> None:
    apply_theme(theme)
    assert applied_theme() is theme
    assert is_dark(qapp.palette()) is (theme is Theme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor((DARK if theme is Theme.DARK else LIGHT).window)
    assert "QPushButton" in qapp.styleSheet()


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
    apply_theme(Theme.DARK)
    assert is_dark(box.palette())
    assert box.styleSheet() == "QCheckBox { padding: 2px; }"


def test_tables_have_the_font_of_the_app_where_each_style_brings_them_a_fixed_one(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_sheet = QApplication.setStyleSheet

    def set_sheet_on_gnome(app: QApplication, sheet: str) -> None:
        set_sheet(app, sheet)
        app.setFont(QFont("Monospace", 20), "QAbstractItemView")  # type: ignore[arg-type]

    monkeypatch.setattr(QApplication, "setStyleSheet", set_sheet_on_gnome)
    apply_theme(Theme.DARK)
    table = QTableView()
    qtbot.addWidget(table)
    table.show()
    assert table.font().pointSize() == qapp.font().pointSize() < 20


def test_the_accent_is_the_highlight_of_a_desktop_that_names_no_accent(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.widgets.theme._own_colors", lambda *_: None)
    apply_theme(Theme.SYSTEM)
    palette, role = qapp.palette(), QPalette.ColorRole
    assert palette.color(role.Accent) == palette.color(role.Highlight)
    inactive = palette.color(QPalette.ColorGroup.Inactive, role.Accent)
    assert inactive == palette.color(role.Accent), "bars are seen also while another window is active"
    assert palette.color(role.Accent).name() in qapp.styleSheet()
