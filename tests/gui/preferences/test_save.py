from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import shown_text
from pyodide_cache.settings.settings import AgeFormat, Settings, Theme
from pyodide_cache_gui.preferences.save import save_settings
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.format import path_text
from pyodide_cache_gui.widgets.theme import is_dark


def test_settings_change_the_window_at_once(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert not is_dark(app.palette())
    try:
        save_settings(window.session, Settings(theme=Theme.DARK, age_format=AgeFormat.DATE))
        assert is_dark(app.palette())
        text = window.model.index(0, Column.AGE).data()
        assert "20" in text, f"{text} is no date"
    finally:
        save_settings(window.session, Settings(theme=Theme.LIGHT))


def test_a_broken_settings_file_is_not_overwritten(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    from pyodide_cache.settings.settings import settings_file

    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("theme = [broken")
    window = open_window(full_cache)
    save_settings(window.session, Settings(theme=Theme.LIGHT, notify=False))
    assert settings_file().read_text() == "theme = [broken"
    assert path_text(settings_file()) in shown_text(window.status)
