from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import job_rows
from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.theme import Theme, apply_theme, is_dark

THEME = "pyodide_cache_gui.widgets.theme"


@pytest.fixture(autouse=True)
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Show the app in the colors of the desktop, and forget at the end what that became."""
    before = qapp.font()
    apply_theme(Theme.SYSTEM)
    yield
    monkeypatch.undo()
    qapp.setFont(before)
    apply_theme(Theme.LIGHT)


def lengths(window: MainWindow) -> list[int]:
    table, header = window.table, window.header
    return [
        table.verticalHeader().defaultSectionSize(),
        table.columns.usual[Column.STATUS],
        header.runtime_box.width(),
        window.panes.details.title.fontMetrics().height(),
        window.panes.details.snippets.text.fontMetrics().height(),
        window.minimumWidth(),
        window.summary.minimumHeight(),
        header.filter_edit.sizeHint().height(),
        window.status.height(),
        *(row.height() for row in job_rows(window.activity)),
    ]


def set_points(qtbot: QtBot, app: QApplication, points: int) -> None:
    """Set another font as a desktop does: it knows nothing of what the app wants."""
    app.setFont(QFont(app.font().family(), points))
    qtbot.waitUntil(lambda: not app.font().kerning())


def test_another_font_of_the_desktop_is_followed_and_left_without_a_restart(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    window.resize(1400, 800)
    window.table.selectRow(0)
    window.rooms.verify.verify()
    qtbot.waitUntil(lambda: window.panes.details.isVisible() and window.activity.isVisible())
    small, points = lengths(window), qapp.font().pointSize()
    set_points(qtbot, qapp, 16)
    assert window.table.font().pointSize() == 16
    large = lengths(window)
    set_points(qtbot, qapp, points)
    assert lengths(window) == small
    # The same as in a window that was opened with this font.
    set_points(qtbot, qapp, 16)
    other = open_window(full_cache)
    other.resize(1400, 800)
    other.table.selectRow(0)
    other.rooms.verify.verify()
    qtbot.waitUntil(lambda: other.panes.details.isVisible())
    assert lengths(other) == large
    assert all(before < after for before, after in zip(small, large, strict=True) if before != small[4])


def test_a_dialog_that_is_open_grows_with_the_font(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, cache_dir: Path
) -> None:
    window, sizes = open_window(cache_dir), []
    for _ in range(2):
        window.rooms.preferences.preferences()
        dialog = window.findChildren(PreferencesDialog)[-1]
        set_points(qtbot, qapp, 12)  # the second one is opened in this font
        sizes.append(dialog.size())
        dialog.close()
    assert sizes[0] == sizes[1]


def test_a_column_that_the_user_made_wider_stays_wider_in_another_font(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    window.resize(1600, 800)
    table = window.table
    table.setColumnWidth(Column.STATUS, 2 * table.columns.usual[Column.STATUS])
    set_points(qtbot, qapp, 16)
    assert table.columnWidth(Column.STATUS) == 2 * table.columns.usual[Column.STATUS]


def test_the_colors_follow_a_desktop_that_turns_dark(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(full_cache)
    assert not is_dark(window.table.palette())
    monkeypatch.setattr(f"{THEME}._desktop_scheme", lambda: Qt.ColorScheme.Dark)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: is_dark(qapp.palette()))
    assert is_dark(window.table.palette())
    picture = window.header.sources_button.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 4).lightness() < 128, "a button has the colors of the sheet"


def test_a_wish_for_more_contrast_is_followed(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(full_cache)
    monkeypatch.setattr(f"{THEME}._wants_contrast", lambda: True)
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):  # before Qt 6.10
        apply_theme(Theme.SYSTEM)
    else:
        hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    qtbot.waitUntil(lambda: window.palette().color(QPalette.ColorRole.Window).name() == "#ffffff")
    assert window.palette().color(QPalette.ColorRole.WindowText).name() == "#000000"


def test_another_accent_of_the_desktop_is_in_the_style_sheet(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{THEME}._own_colors", lambda *_: None)  # as where the platform has a palette
    apply_theme(Theme.SYSTEM)
    window = open_window(full_cache)
    apply = qapp.setPalette
    other = QPalette(qapp.palette())
    other.setColor(QPalette.ColorRole.Highlight, "#c61a9f")
    monkeypatch.setattr(qapp, "setPalette", lambda _palette: apply(other))
    apply(other)
    qtbot.waitUntil(lambda: "#c61a9f" in qapp.styleSheet())
    assert window.palette().color(QPalette.ColorRole.Highlight).name() == "#c61a9f"
